/** The marks that people put in front of lines: 一、（一）1.（1）① •. */

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
  ["han", new RegExp(`^${blank}${han}(?:[、．.，,]|[\\s\\u3000]+(?=\\S))${blank}`)],
  ["han", new RegExp(`^${blank}(?:[Ⅰ-Ⅻ]|[IVX]{1,4})[、．.][\\s\\u3000]*`)],
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
