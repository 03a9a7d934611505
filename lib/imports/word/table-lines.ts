import { coreOf } from "@/lib/imports/split/headings";
import { makeRouter } from "@/lib/imports/split/route";
import type { Read } from "@/lib/imports/word/paragraph";

/**
 * A table as lines. 时间 | 3月12日 is what 时间：3月12日 is; below a row of headings each column is read by itself; a cell of
 * several paragraphs keeps them.
 */
export interface Cell {
  lines: Read[];
  /** Columns that it takes. */
  span: number;
  /** The lower part of a cell that reaches over several rows. */
  continued: boolean;
}

export interface Row {
  cells: Cell[];
  deleted: boolean;
}

/** How far the last cell of a row reaches to the right, and whether it goes on with the one above. */
export function cellProperty(row: Row | undefined, word: string, value: string) {
  const cell = row?.cells.at(-1);
  if (!cell) return;
  if (word === "w:gridSpan") cell.span = Math.min(Math.max(1, Number(value) || 1), 63);
  else cell.continued = value !== "restart";
}

const factLabel = /时间|日期|地点|单位|人员|对象|方式|形式|记录人?|主持人?|人数|名称|主题/u;
const numberColumn = /^(?:序号|编号|序|号|No\.?|#)?$/iu;
const route = makeRouter([]);

const written = (lines: readonly Read[]) => lines.filter(({ text }) => text.trim() !== "");
const wordsOf = (lines: readonly Read[]) =>
  written(lines)
    .map(({ text }) => text.trim())
    .join(" ");
const packed = (text: string) => text.replace(/[\s\u3000]+/gu, "");
const plain = (text: string): Read => ({ text, level: null, look: null, bold: false, headingFont: false, marks: [] });
const headed = (text: string, look = "label"): Read => ({ ...plain(text), look, bold: true });
/** What only names columns is kept as a heading that leads nowhere. */
const named = (text: string): Read => ({ ...plain(text), level: 0 });

function labelled(label: string, value: string): string {
  return /[：:]$/u.test(label) ? `${label}${value}` : `${label}：${value}`;
}

/** Whether a cell says a dimension and nothing else, however it is set: 存 在 问 题, 存在的主要问题. */
function says(lines: readonly Read[]): boolean {
  const words = packed(wordsOf(lines));
  if (words === "" || words.length > 24) return false;
  const found = route(coreOf(words));
  return (found.kind === "dimension" || found.kind === "ambiguous") && found.sure;
}

const isShort = (lines: readonly Read[]) =>
  written(lines).length <= 1 && wordsOf(lines).length <= 20 && !/[。；;]/u.test(wordsOf(lines));

/** The row that heads the columns: two dimensions or more, or one beside other short names. */
function headerAt(rows: readonly Row[]): number {
  for (const [at, { cells }] of rows.slice(0, 4).entries()) {
    const filled = cells.filter(({ lines }) => written(lines).length > 0);
    if (filled.length < 2) continue;
    const count = cells.filter(({ lines }) => says(lines)).length;
    const names = filled.every(({ lines }) => wordsOf(lines).length <= 24 && !/[。；;，,]/u.test(wordsOf(lines)));
    const laterColumn = cells.slice(1).some(({ lines }) => says(lines));
    const beside = filled.length >= 3 && laterColumn && count >= 1 && !says(cells[0]?.lines ?? []);
    return names && rows.length > at + 1 && (count >= 2 || beside) ? at : -1;
  }
  return -1;
}

/** The cells of a row by the columns that they begin at. */
function byColumn({ cells }: Row): Map<number, Cell> {
  const found = new Map<number, Cell>();
  let column = 0;
  for (const cell of cells) {
    found.set(column, cell);
    column += cell.span;
  }
  return found;
}

function columnsOf(header: Row, rows: readonly Row[]): Read[] {
  const heads = [...byColumn(header)].map(([column, cell]) => ({ column, span: cell.span, lines: cell.lines }));
  const grid = rows.map(byColumn);
  const inColumn = (row: ReadonlyMap<number, Cell>, { column, span }: { column: number; span: number }) =>
    [...row].flatMap(([at, { lines }]) => (at >= column && at < column + span ? written(lines) : []));
  const isLabel = (head: (typeof heads)[number]) =>
    !says(head.lines) && grid.every((row) => isShort(inColumn(row, head)));
  const labels = heads.filter(isLabel);
  const columns = heads.filter((head) => !isLabel(head));
  // What was merged downwards names the rows below it too.
  const above = new Map<number, string>();
  const prefixes = grid.map((row) => {
    const said = labels.map((head) => {
      const words = wordsOf(inColumn(row, head));
      if (words !== "" || row.get(head.column)?.continued !== true) above.set(head.column, words);
      return { words: above.get(head.column) ?? "", isNumber: numberColumn.test(packed(wordsOf(head.lines))) };
    });
    const number = said.find(({ words, isNumber }) => isNumber && words !== "")?.words ?? "";
    const names = said.flatMap(({ words, isNumber }) => (isNumber || words === "" ? [] : [words])).join(" ");
    return `${/^[\d一二三四五六七八九十]{1,3}$/u.test(number) ? `${number}、` : number}${names}`;
  });
  const names = labels.map(({ lines }) => wordsOf(lines)).filter((words) => words !== "");
  const out: Read[] = names.length > 0 ? [named(names.join(" | "))] : [];
  grid.forEach((row, at) => {
    const empty = columns.every((head) => inColumn(row, head).length === 0);
    if (empty && prefixes[at]) out.push(plain(prefixes[at]));
  });
  for (const head of columns) {
    const words = wordsOf(head.lines);
    if (words !== "") out.push(headed(words));
    grid.forEach((row, at) => {
      const prefix = prefixes[at] ?? "";
      inColumn(row, head).forEach((line, place) => {
        const joint = /[\d一二三四五六七八九十]、$/u.test(prefix) ? "" : "：";
        out.push(place === 0 && prefix !== "" ? plain(`${prefix}${joint}${line.text.trim()}`) : line);
      });
    });
  }
  return out;
}

function rowLines({ cells }: Row): Read[] {
  const below = cells[0]?.continued === true;
  const filled = cells.map(({ lines }) => written(lines)).filter((lines) => lines.length > 0);
  const [first, second] = filled;
  if (!first) return [];
  if (filled.length === 1) return first;
  const label = wordsOf(first);
  if (filled.length === 2 && second && label.length <= 24) {
    const [only] = second;
    if (second.length === 1 && only && factLabel.test(packed(label)) && packed(label).length <= 8)
      return [plain(labelled(label, only.text))];
    return [headed(label, below ? "sublabel" : "label"), ...second];
  }
  if (filled.length >= 3 && says(first)) {
    const rest = filled.slice(1);
    return [
      headed(label),
      ...rest.flatMap((lines, at) =>
        at < rest.length - 1 && isShort(lines) ? [headed(wordsOf(lines), "sublabel")] : lines,
      ),
    ];
  }
  const pairs =
    filled.length % 2 === 0 &&
    filled.every(
      (cell, place) => place % 2 === 1 || (packed(wordsOf(cell)).length <= 8 && factLabel.test(packed(wordsOf(cell)))),
    );
  if (pairs)
    return filled.flatMap((cell, place) =>
      place % 2 === 0 ? [plain(labelled(wordsOf(cell), wordsOf(filled[place + 1] ?? [])))] : [],
    );
  const short = filled.filter(isShort);
  if (short.length === filled.length) return [plain(filled.map(wordsOf).join(" | "))];
  const long = filled.filter((lines) => !isShort(lines)).flat();
  return short.length > 0 ? [plain(short.map(wordsOf).join(" | ")), ...long] : long;
}

export function tableLines(all: readonly Row[]): Read[] {
  const rows = all.filter(({ deleted }) => !deleted);
  const at = headerAt(rows);
  const header = rows[at];
  if (!header) return rows.flatMap(rowLines);
  return [...rows.slice(0, at).flatMap(rowLines), ...columnsOf(header, rows.slice(at + 1))];
}
