import { ImportProblem } from "@/lib/imports/problem";
import { OfficeProblem } from "@/lib/office/problem";
import { walkXml } from "@/lib/office/xml";
import type { Archive } from "@/lib/office/zip";

interface Relation {
  id: string;
  /** The last word of its type: styles, numbering, footnotes, aFChunk. */
  type: string;
  /** The name of a part of this archive. */
  target: string;
}

function resolved(folder: string, target: string): string {
  const whole = target.startsWith("/") ? target.slice(1) : folder + target;
  const names: string[] = [];
  for (const name of whole.split("/")) {
    if (name === "..") names.pop();
    else if (name !== "." && name !== "") names.push(name);
  }
  return names.join("/");
}

/** The relations of a part to others of its archive; what lies outside is left where it is. */
export function relationsOf(archive: Archive, part: string): Relation[] {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const xml = archive.read(`${folder}_rels/${part.slice(folder.length)}.rels`);
  const found: Relation[] = [];
  if (xml === null) return found;
  try {
    walkRelations(xml);
  } catch (error) {
    // Without its relations a document is read by the usual names of its parts.
    if (!(error instanceof OfficeProblem) || error.fault !== "broken") throw error;
  }
  return found;

  function walkRelations(text: string) {
    walkXml(text, {
      open(name, attributes) {
        if (!name.endsWith("Relationship")) return;
        const values = attributes();
        if (values.get("TargetMode") === "External") return;
        const type = /[^/]*$/u.exec(values.get("Type") ?? "")?.[0] ?? "";
        const target = resolved(folder, (values.get("Target") ?? "").replaceAll("\\", "/"));
        found.push({ id: values.get("Id") ?? "", type, target });
      },
      close() {},
    });
  }
}

/** The part that is the document: what the package calls its main part, or word/document.xml. */
export function mainPart(archive: Archive): string {
  const told = relationsOf(archive, "").find(({ type }) => type === "officeDocument")?.target;
  const part = [told, "word/document.xml"].find((name) => name !== undefined && archive.has(name));
  if (part === undefined) throw new ImportProblem("notWord");
  return part;
}

/** The name of a part by what it is to the main part, or by its usual name. */
export function partOf(archive: Archive, main: string, type: string, relations: readonly Relation[]): string | null {
  const related = relations.find((each) => each.type === type && archive.has(each.target));
  if (related) return related.target;
  const usual = `${main.slice(0, main.lastIndexOf("/") + 1)}${type}.xml`;
  return archive.has(usual) ? usual : null;
}
