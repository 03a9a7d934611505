/** The marks that people put in front of points: 一、（一）1.（1）① • and 一是…二是… inside a paragraph. */

export type MarkKind = "han" | "hanBracket" | "digit" | "digitBracket" | "circled" | "bullet" | "chapter";

export interface Mark {
  kind: MarkKind;
  /** Characters up to the first of the words, blanks included. */
  length: number;
}

const blank = "[\\s\\u3000]*";
const han = "[一二三四五六七八九十百]{1,4}";
const patterns: [MarkKind, RegExp][] = [
  ["chapter", new RegExp(`^${blank}第${han}[章节部分篇]{1,2}(?:[、.．：:]|(?=[\\s\\u3000])|$)${blank}`)],
  ["hanBracket", new RegExp(`^${blank}[（(〔]${blank}${han}${blank}[）)〕][、.．]?${blank}`)],
  [
    "digitBracket",
    new RegExp(`^${blank}(?:[（(]${blank}[\\d０-９]{1,3}${blank}[）)][、.．]?|[\\d０-９]{1,3}[）)])${blank}`),
  ],
  ["han", new RegExp(`^${blank}${han}(?:[、．.]|[\\s\\u3000]+(?=\\S))${blank}`)],
  ["digit", new RegExp(`^${blank}[\\d０-９]{1,3}(?:[、．]|\\.(?!\\d)|[\\s\\u3000]+(?=\\D))${blank}`)],
  ["digit", new RegExp(`^${blank}\\d{1,2}(?:\\.\\d{1,2}){1,3}[、.．\\s\\u3000]${blank}`)],
  ["circled", new RegExp(`^${blank}[①-⑳⑴-⒇⒈-⒛❶-❿㈠-㈩]${blank}`)],
  ["bullet", new RegExp(`^${blank}(?:[•·●■◆▲○□◇▪‣➢✓\\uF000-\\uF0FF][\\s\\u3000]*|[–—*-][\\s\\u3000]+)`)],
];

/** The mark at the start of a line, or null. */
export function markOf(line: string): Mark | null {
  for (const [kind, pattern] of patterns) {
    const match = pattern.exec(line);
    if (match && match[0].length < line.length) return { kind, length: match[0].length };
  }
  return null;
}

const digits = "一二三四五六七八九十";

/** 一 … 九十九 → its number, or null. */
export function hanNumber(text: string): number | null {
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (!match || text === "") return null;
  const [, tens, ten, ones] = match;
  const digit = (each: string | undefined) => (each ? digits.indexOf(each) + 1 : 0);
  if (!ten) return ones ? null : digit(tens);
  return (tens ? digit(tens) : 1) * 10 + digit(ones);
}

export interface Ordinal {
  family: string;
  order: number;
  start: number;
  /** After 一是 and the comma that may follow it. */
  end: number;
}

const ordinalPattern =
  /(?<=^|[。；;，,：:！？!?、”"）)\s\u3000])(?:(第?)([一二三四五六七八九十]{1,3})(是)|(第)([一二三四五六七八九十]{1,3})([，、,])|(其)([一二三四五六七八九十]{1,3})([，、,]))[，,：:]?/g;

/** Every 一是, 第一， and 其一， of a text where it can begin a point: at the start, or after punctuation. */
export function ordinalsIn(text: string): Ordinal[] {
  const found: Ordinal[] = [];
  for (const match of text.matchAll(ordinalPattern)) {
    const [whole, , is, , , nth, , , of] = match;
    const order = hanNumber(is ?? nth ?? of ?? "");
    if (order === null) continue;
    found.push({ family: is ? "是" : nth ? "第" : "其", order, start: match.index, end: match.index + whole.length });
  }
  return found;
}

/** The longest run 一是, 二是, 三是 … of one family that begins at one; a lone 一是 is ordinary prose. */
export function runIn(text: string): Ordinal[] {
  const ordinals = ordinalsIn(text);
  const runs = ["是", "第", "其"].map((family) => {
    const run: Ordinal[] = [];
    for (const each of ordinals) if (each.family === family && each.order === run.length + 1) run.push(each);
    return run;
  });
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), []);
  return longest.length >= 2 ? longest : [];
}
