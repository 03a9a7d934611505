import { BookProblem } from "@/lib/imports/excel/fault";
import { bookLimits } from "@/lib/imports/excel/limits";
import { lookOf, type NumberLook } from "@/lib/imports/excel/number-format";
import { localName, readSheetXml } from "@/lib/imports/excel/sheet-xml";
import type { Book, BookSheet } from "@/lib/imports/excel/types";
import { walkXml } from "@/lib/imports/office/xml";
import type { Archive } from "@/lib/imports/office/zip";

/**
 * The sheets of an .xlsx with what their cells show. Of the archive only the parts that hold cells are opened; formulas are
 * never calculated, relations to other files never followed.
 */
export function readXlsx(archive: Archive): Book {
  const main = mainPart(archive);
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const relations = readRelations(archive, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  const { sheets, since1904 } = readIndex(archive.read(main) ?? "");
  if (sheets.length > bookLimits.sheets) throw new BookProblem("tooManySheets");
  const targetOf = (type: string) => [...relations.values()].find((each) => each.type.endsWith(type))?.target ?? "";
  let characters = 0;
  const parts = {
    strings: readStrings(archive.read(targetOf("/sharedStrings") || `${folder}sharedStrings.xml`)),
    looks: readLooks(archive.read(targetOf("/styles") || `${folder}styles.xml`)),
    since1904,
    count(more: number) {
      characters += more;
      if (characters > bookLimits.characters) throw new BookProblem("tooLong");
    },
  };
  const read = sheets.flatMap(({ name, hidden, relation }): BookSheet[] => {
    const found = relations.get(relation);
    if (!found) throw new BookProblem("broken");
    // A sheet of charts has no cells.
    if (!found.type.endsWith("/worksheet")) return [];
    const xml = archive.read(found.target);
    if (xml === null) throw new BookProblem("broken");
    return [{ name, hidden, rows: readSheetXml(xml, parts) }];
  });
  if (read.length === 0) throw new BookProblem(sheets.length === 0 ? "notExcel" : "empty");
  return { sheets: read };
}

function mainPart(archive: Archive): string {
  if (archive.has("xl/workbook.xml")) return "xl/workbook.xml";
  const main = [...readRelations(archive, "_rels/.rels", "").values()].find(({ type }) =>
    type.endsWith("/officeDocument"),
  )?.target;
  if (!main || !archive.has(main) || main.endsWith("document.xml") || main.endsWith("presentation.xml"))
    throw new BookProblem("notExcel");
  return main;
}

/** What a part refers to, by the name it uses; what lies outside the file is left out. */
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

/** worksheets/sheet1.xml, ./… and ../xl/… as seen from the folder; /xl/… from the top. */
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

/** The texts that cells share, without the figures that Japanese and Chinese editions keep beside them. */
function readStrings(xml: string | null): string[] {
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
      if (open !== null && inside && phonetic === 0 && open.length <= bookLimits.cellCharacters) open += text;
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

/** How numbers show, by the number of a cell's style. */
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
