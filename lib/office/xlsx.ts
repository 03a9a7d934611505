import type { Book, BookSheet } from "@/lib/office/book";
import type { BookLimits } from "@/lib/office/limits";
import { lookOf, type NumberLook } from "@/lib/office/number-format";
import { OfficeProblem } from "@/lib/office/problem";
import { readSheetXml, type BookParts } from "@/lib/office/sheet-xml";
import { localName, walkXml } from "@/lib/office/xml";
import type { Archive } from "@/lib/office/zip";

/**
 * The sheets of an .xlsx with what their cells show. Only the parts of the archive that contain cells are opened.
 * Formulas are never calculated, links to other files never followed. `first`: only the first sheet is opened.
 */
export function readXlsx(archive: Archive, limits: BookLimits, { first = false }: { first?: boolean } = {}): Book {
  const main = mainPart(archive);
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const relations = readRelations(archive, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  const { sheets, since1904 } = readIndex(archive.read(main) ?? "");
  if (!first && sheets.length > limits.sheets) throw new OfficeProblem("tooManySheets");
  const targetOf = (type: string) => [...relations.values()].find((each) => each.type.endsWith(type))?.target ?? "";
  let characters = 0;
  const parts: BookParts = {
    strings: readStrings(archive.read(targetOf("/sharedStrings") || `${folder}sharedStrings.xml`), limits),
    looks: readLooks(archive.read(targetOf("/styles") || `${folder}styles.xml`)),
    since1904,
    limits,
    count(more) {
      characters += more;
      if (characters > limits.characters) throw new OfficeProblem("tooLong");
    },
  };
  const read = (first ? sheets.slice(0, 1) : sheets).flatMap(({ name, hidden, relation }): BookSheet[] => {
    const found = relations.get(relation);
    if (!found) throw new OfficeProblem("broken");
    // A sheet of charts has no cells.
    if (!found.type.endsWith("/worksheet")) return [];
    const xml = archive.read(found.target);
    if (xml === null) throw new OfficeProblem("broken");
    return [{ name, hidden, ...readSheetXml(xml, parts) }];
  });
  if (read.length === 0) throw new OfficeProblem(sheets.length === 0 ? "notExcel" : "empty");
  return { sheets: read };
}

function mainPart(archive: Archive): string {
  if (archive.has("xl/workbook.xml")) return "xl/workbook.xml";
  const main = [...readRelations(archive, "_rels/.rels", "").values()].find(({ type }) =>
    type.endsWith("/officeDocument"),
  )?.target;
  if (!main || !archive.has(main) || main.endsWith("document.xml") || main.endsWith("presentation.xml"))
    throw new OfficeProblem("notExcel");
  return main;
}

/** What a part refers to, by the name that it uses. Targets outside the file are ignored. */
function readRelations(archive: Archive, name: string, folder: string): Map<string, { type: string; target: string }> {
  const found = new Map<string, { type: string; target: string }>();
  const xml = archive.read(name);
  if (xml === null) return found;
  walkXml(xml, {
    open(tag, attributes) {
      if (localName(tag) !== "Relationship") return;
      const values = attributes();
      const target = values.get("Target") ?? "";
      if (values.get("TargetMode") === "External" || target === "") return;
      found.set(values.get("Id") ?? "", { type: values.get("Type") ?? "", target: partName(target, folder) });
    },
    close() {},
  });
  return found;
}

/** worksheets/sheet1.xml, ./… and ../xl/… are relative to the folder; /xl/… starts at the top. */
function partName(target: string, folder: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : `${folder}${target}`).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

interface SheetEntry {
  name: string;
  hidden: boolean;
  relation: string;
}

function readIndex(xml: string): { sheets: SheetEntry[]; since1904: boolean } {
  const sheets: SheetEntry[] = [];
  let since1904 = false;
  walkXml(xml, {
    open(tag, attributes) {
      const local = localName(tag);
      if (local === "workbookPr") since1904 = /^(?:1|true)$/u.test(attributes().get("date1904") ?? "");
      if (local !== "sheet") return;
      const values = attributes();
      const relation = [...values].find(([name]) => name.includes(":") && localName(name) === "id")?.[1] ?? "";
      sheets.push({
        name: values.get("name") ?? "",
        hidden: (values.get("state") ?? "visible") !== "visible",
        relation,
      });
    },
    close() {},
  });
  return { sheets, since1904 };
}

/** The texts that cells share, without the phonetic guides that Japanese and Chinese editions store beside them. */
function readStrings(xml: string | null, { cellCharacters }: BookLimits): string[] {
  const strings: string[] = [];
  if (xml === null) return strings;
  let open: string | null = null;
  let inside = false;
  let phonetic = 0;
  walkXml(xml, {
    open(tag) {
      const local = localName(tag);
      if (local === "si") open = "";
      else if (local === "rPh") phonetic += 1;
      else if (local === "t") inside = true;
    },
    text(text) {
      if (open !== null && inside && phonetic === 0 && open.length <= 2 * cellCharacters) open += text;
    },
    close(tag) {
      const local = localName(tag);
      if (local === "t") inside = false;
      else if (local === "rPh") phonetic -= 1;
      else if (local === "si") {
        strings.push(open ?? "");
        open = null;
      }
    },
  });
  return strings;
}

/** How numbers are shown, by the number of a cell's style. */
function readLooks(xml: string | null): NumberLook[] {
  const codes = new Map<number, string>();
  const looks: NumberLook[] = [];
  if (xml === null) return looks;
  let inCells = false;
  walkXml(xml, {
    open(tag, attributes) {
      const local = localName(tag);
      if (local === "numFmt") codes.set(Number(attributes().get("numFmtId")), attributes().get("formatCode") ?? "");
      else if (local === "cellXfs") inCells = true;
      else if (local === "xf" && inCells) {
        const id = Number(attributes().get("numFmtId") ?? 0);
        looks.push(lookOf(id, codes.get(id)));
      }
    },
    close(tag) {
      if (localName(tag) === "cellXfs") inCells = false;
    },
  });
  return looks;
}
