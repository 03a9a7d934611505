import type { BookCell, BookSheet } from "@/lib/office/book";
import { clipCell } from "@/lib/office/cell-text";
import type { TableLimits } from "@/lib/office/limits";
import { isDate, numberText, type NumberLook } from "@/lib/office/number-format";
import { OfficeProblem } from "@/lib/office/problem";
import { localName, walkXml } from "@/lib/office/xml";

/** What the cells of every sheet refer to. */
export interface BookParts {
  strings: readonly string[];
  /** By the number of a cell's style. */
  looks: readonly NumberLook[];
  since1904: boolean;
  limits: TableLimits;
  /** Counts characters of the whole workbook, and throws beyond the limit. */
  count(characters: number): void;
}

/** _x000D_ and similar codes: Office writes characters that XML does not allow in this way. */
export function unescaped(text: string): string {
  return text.includes("_x")
    ? text.replace(/_x([\dA-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

/** A → 0, Z → 25, AA → 26. */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function placeOf(address: string): { row: number; column: number } | null {
  const match = /^([A-Z]{1,3})(\d{1,7})$/u.exec(address);
  return match?.[1] && match[2] ? { row: Number(match[2]) - 1, column: columnOf(match[1]) } : null;
}

interface OpenCell {
  row: number;
  column: number;
  type: string;
  style: number;
  formula: boolean;
  value: string | null;
  text: string | null;
}

/** The cells of one sheet that have content. Empty cells with a format are skipped: programs store millions of them. */
export function readSheetXml(xml: string, parts: BookParts): Pick<BookSheet, "rows" | "hiddenRows" | "hiddenColumns"> {
  const rows: BookCell[][] = [];
  const merges: string[] = [];
  const hidden = new Set<number>();
  const hiddenSpans: { from: number; to: number }[] = [];
  const { limits } = parts;
  let row = -1;
  let column = -1;
  let cell: OpenCell | null = null;
  let inside: "value" | "text" | null = null;
  let phonetic = 0;

  const put = (open: OpenCell) => {
    const found = cellOf(open, parts);
    if (!found) return;
    if (open.row >= limits.rows) throw new OfficeProblem("tooManyRows");
    if (open.column >= limits.columns) throw new OfficeProblem("tooManyColumns");
    parts.count(found.text.length);
    while (rows.length <= open.row) rows.push([]);
    const line = rows[open.row];
    if (!line) return;
    while (line.length <= open.column) line.push({ text: "" });
    // Two values for one cell: nobody knows which one a person was shown.
    if (line[open.column]?.text !== "") throw new OfficeProblem("broken");
    line[open.column] = found;
  };

  walkXml(xml, {
    open(name, attributes) {
      const local = localName(name);
      if (local === "row") {
        const values = attributes();
        const said = Number(values.get("r") ?? row + 2);
        // Row numbers must increase: Excel itself refuses a sheet whose rows do not.
        if (!Number.isInteger(said) || said - 1 <= row) throw new OfficeProblem("broken");
        row = said - 1;
        column = -1;
        if (isOn(values.get("hidden")) || values.get("ht") === "0") hidden.add(said);
      } else if (local === "c") {
        const values = attributes();
        const address = values.get("r");
        const place = address === undefined ? { row, column: column + 1 } : placeOf(address);
        if (!place || place.row < 0 || place.row !== row) throw new OfficeProblem("broken");
        column = place.column;
        cell = {
          ...place,
          type: values.get("t") ?? "n",
          style: Number(values.get("s") ?? -1),
          formula: false,
          value: null,
          text: null,
        };
      } else if (local === "col") {
        const values = attributes();
        if (isOn(values.get("hidden")) || values.get("width") === "0")
          hiddenSpans.push({ from: Number(values.get("min")) - 1, to: Number(values.get("max")) - 1 });
      } else if (local === "mergeCell") {
        if (merges.length < limits.rows) merges.push(attributes().get("ref") ?? "");
      } else if (local === "rPh") phonetic += 1;
      else if (cell && local === "f") cell.formula = true;
      else if (cell && local === "v") {
        inside = "value";
        cell.value ??= ""; // a formula that gives the empty text has been calculated
      } else if (cell && local === "t") inside = "text";
    },
    text(text) {
      if (!cell || phonetic > 0) return;
      if (inside === "value") cell.value = (cell.value ?? "") + text;
      if (inside === "text") cell.text = (cell.text ?? "") + text;
    },
    close(name) {
      const local = localName(name);
      if (local === "v" || local === "t") inside = null;
      else if (local === "rPh") phonetic -= 1;
      else if (local === "c" && cell) {
        put(cell);
        cell = null;
      }
    },
  });
  fillMerged(rows, merges, limits.rows * 4);
  const hiddenRows = rows.flatMap((line, index) => (line.length > 0 && hidden.has(index + 1) ? [index + 1] : []));
  const width = rows.reduce((most, line) => Math.max(most, line.length), 0);
  const hiddenColumns = Array.from({ length: width }, (_, at) => at).filter(
    (at) =>
      hiddenSpans.some(({ from, to }) => at >= from && at <= to) && rows.some((line) => (line[at]?.text ?? "") !== ""),
  );
  return { rows, hiddenRows, hiddenColumns };
}

const isOn = (value: string | undefined) => value === "1" || value === "true";

function cellOf(
  { type, style, formula, value, text }: OpenCell,
  { strings, looks, since1904, limits }: BookParts,
): BookCell | null {
  const written = (words: string): BookCell | null => {
    const clipped = clipCell(unescaped(words).replace(/\r\n?/gu, "\n"), limits.cellCharacters);
    return clipped.trim() === "" ? null : { text: clipped };
  };
  if (type === "inlineStr") return written(text ?? "");
  if (value === null) return formula ? { text: "", kind: "noValue" } : null;
  if (type === "s") {
    const shared = /^\d+$/u.test(value.trim()) ? strings[Number(value)] : undefined;
    if (shared === undefined) throw new OfficeProblem("broken");
    return written(shared);
  }
  if (type === "str") return written(value);
  if (type === "e") return { text: value.trim() || "#", kind: "error" };
  if (type === "b") return { text: value.trim() === "1" ? "TRUE" : "FALSE" };
  if (type === "d") return written(value.replace("T", " ").replace(/ 00:00(:00)?(\.0+)?Z?$/u, ""));
  const number = Number(value);
  if (value.trim() === "") return null;
  if (!Number.isFinite(number)) return { text: value.trim(), kind: "error" };
  const look = looks[style] ?? "plain";
  const shown = numberText(number, look, since1904);
  if (look === "plain") return { text: shown, kind: "number" };
  if (look === "scaled") return { text: shown, kind: "scaled" };
  return isDate(look) ? { text: shown, kind: "date" } : { text: shown };
}

/** A value merged down a column counts for each of its rows. A value merged sideways remains in its first cell. */
function fillMerged(rows: BookCell[][], merges: readonly string[], most: number): void {
  let left = most;
  for (const ref of merges) {
    const [from, to] = ref.split(":").map(placeOf);
    const value = from && rows[from.row]?.[from.column];
    if (!from || !to || !value || value.kind === "noValue") continue;
    for (let row = from.row + 1; row <= to.row && row < rows.length && left > 0; row += 1, left -= 1) {
      const line = rows[row];
      if (!line || line.every(({ text }) => text === "")) continue;
      while (line.length <= from.column) line.push({ text: "" });
      if (line[from.column]?.text === "")
        line[from.column] = { text: value.text, kind: value.kind === "error" ? "error" : "merged" };
    }
  }
}
