import type { Read } from "@/lib/imports/word/read-paragraph";

/** A row of a table as lines: 时间 | 3月12日 is what 时间：3月12日 is; a cell of several paragraphs keeps them. */

const factLabel = /时间|日期|地点|单位|人员|对象|方式|形式|记录人?|主持人?|人数|名称|主题/u;

function wordsOf(cell: readonly Read[]): string {
  return cell
    .map(({ text }) => text.trim())
    .filter((text) => text !== "")
    .join(" ");
}

function labelled(label: string, value: string): string {
  return /[：:]$/u.test(label) ? `${label}${value}` : `${label}：${value}`;
}

const plain = (text: string): Read => ({ text, level: null, look: null, bold: false, headingFont: false });

export function rowLines(cells: readonly Read[][]): Read[] {
  const filled = cells.map((cell) => cell.filter(({ text }) => text.trim() !== "")).filter((cell) => cell.length > 0);
  const [first, second] = filled;
  if (!first) return [];
  if (filled.length === 1) return first;
  const label = wordsOf(first);
  if (filled.length === 2 && second && label.length <= 24) {
    const [only] = second;
    if (second.length === 1 && only && factLabel.test(label) && label.length <= 8)
      return [plain(labelled(label, only.text))];
    return [{ ...plain(label), look: "label", bold: true }, ...second];
  }
  const pairs =
    filled.length % 2 === 0 &&
    filled.every((cell, place) => place % 2 === 1 || (wordsOf(cell).length <= 8 && factLabel.test(wordsOf(cell))));
  if (pairs)
    return filled.flatMap((cell, place) =>
      place % 2 === 0 ? [plain(labelled(wordsOf(cell), wordsOf(filled[place + 1] ?? [])))] : [],
    );
  return [plain(filled.map(wordsOf).join(" | "))];
}
