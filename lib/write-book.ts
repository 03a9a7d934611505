import writeXlsxFile, { type CellObject, type Feature, type SheetData } from "write-excel-file/universal";
import { withFontsInOrder } from "@/lib/office/font-order";
import { legalText } from "@/lib/word/text";

/** Writes workbooks to hand out. No cell is a formula, whatever its text begins with. Pure. */
export interface WrittenSheet {
  /** At most 31 characters, without \ / ? * [ ] : */
  name: string;
  columns: readonly WrittenColumn[];
  /** Texts, and numbers that are to be sorted as numbers. */
  rows: readonly (readonly (string | number)[])[];
  /** Without a head and filters: sentences. */
  plain?: boolean;
  /** The head stays in view; this many columns too. */
  frozenColumns?: number;
}

export interface WrittenColumn {
  title: string;
  /** In characters. */
  width: number;
  /** For the way back: not to be seen or changed. */
  hidden?: boolean;
  /** What may be chosen in its cells. */
  choices?: readonly string[];
}

export const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What a cell of Excel can hold. */
const mostCharacters = 32_767;
/** Rows below the last one in which something can still be chosen. */
const spareRows = 200;

export function cellText(text: string): string {
  const legal = legalText(text).trim();
  return legal.length <= mostCharacters
    ? legal
    : `${legal.slice(0, mostCharacters - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/**
 * The library keeps the texts of a workbook by name in a plain object, which has some names already: a cell "toString"
 * would make the file unreadable. Such a text is marked while the library has it.
 */
const mark = "\uE000";
const ofObjects = Object.getOwnPropertyNames(Object.prototype);
const marked = (text: string) => (ofObjects.includes(text.replace(/^\uE000+/u, "")) ? `${mark}${text}` : text);
const unmarked = (xml: string) =>
  xml.replaceAll(new RegExp(`>${mark}(${mark}*(?:${ofObjects.join("|")}))<`, "g"), (_all, text: string) => `>${text}<`);

/**
 * Office reads _x0041_ as the character of that number. So a text that has such a code itself is written with its first
 * _ as a code, and U+FFFD, which stands for half a character and which the library leaves out, as one too.
 */
const coded = (text: string) => text.replace(/_(?=x[\dA-Fa-f]{4}_)/gu, "_x005F_").replaceAll("\uFFFD", "_xFFFD_");

function cellOf(value: string | number, { fontWeight, backgroundColor }: Partial<CellObject> = {}): CellObject {
  const look = {
    alignVertical: "top" as const,
    wrap: true,
    ...(fontWeight && { fontWeight }),
    ...(backgroundColor && { backgroundColor }),
  };
  if (typeof value === "number") return { type: Number, value, ...look };
  const text = cellText(value);
  // As text (@), so that what is typed into it later is no formula either.
  return { type: String, format: "@", ...(text !== "" && { value: marked(coded(text)) }), ...look };
}

const head = { fontWeight: "bold" as const, backgroundColor: "#e6efee" };

function dataOf({ columns, rows, plain }: WrittenSheet): SheetData {
  const body = rows.map((row) => row.map((value) => cellOf(value)));
  return plain ? body : [columns.map(({ title }) => cellOf(title, head)), ...body];
}

/** A, B … Z, AA. */
function columnName(index: number): string {
  return (index >= 26 ? columnName(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** What the library has no option for. Both stand behind the cells, in this order (CT_Worksheet). */
function filtersAndChoices({ columns, rows, plain }: WrittenSheet): string {
  if (plain) return "";
  const last = columnName(columns.length - 1);
  const filter = `<autoFilter ref="A1:${last}${rows.length + 1}"/>`;
  const lists = columns.flatMap(({ choices }, index) => {
    if (!choices) return [];
    const column = columnName(index);
    const cells = `${column}2:${column}${rows.length + 1 + spareRows}`;
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${cells}">` +
        `<formula1>"${escaped(choices.join(","))}"</formula1></dataValidation>`,
    ];
  });
  return (
    filter + (lists.length > 0 ? `<dataValidations count="${lists.length}">${lists.join("")}</dataValidations>` : "")
  );
}

function withParts(sheets: readonly WrittenSheet[]): Feature<Blob> {
  const transform = (xml: string, _options: unknown, { sheetIndex }: { sheetIndex: number }) => {
    const sheet = sheets[sheetIndex];
    if (!sheet) return xml;
    const hidden = sheet.columns.flatMap((column, index) => (column.hidden ? [index + 1] : []));
    return xml
      .replace(/<col min="(\d+)"/g, (col, number: string) =>
        hidden.includes(Number(number)) ? `${col} hidden="1"` : col,
      )
      .replace("</sheetData>", (end) => end + filtersAndChoices(sheet));
  };
  return { files: { transform: { "xl/worksheets/sheet{id}.xml": { transform } } } };
}

export async function writeBook(sheets: readonly WrittenSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const written = sheets.map((sheet) => ({
    sheet: sheet.name,
    data: dataOf(sheet),
    columns: sheet.columns.map(({ width }) => ({ width })),
    orientation: "landscape" as const,
    ...(!sheet.plain && { stickyRowsCount: 1 }),
    ...(sheet.frozenColumns && { stickyColumnsCount: sheet.frozenColumns }),
  }));
  const blob = await writeXlsxFile(written, { features: [withParts(sheets)] }).toBlob();
  return withFontsInOrder(new Uint8Array(await blob.arrayBuffer()), unmarked);
}
