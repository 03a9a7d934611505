/** Numbering in front of a heading or a point: 一、（一）1. 一是. It is the writer's, never part of a text. Pure. */

const han = "[一二三四五六七八九十]{1,3}";
const pattern = new RegExp(
  [
    `^(?:第?${han}(?:是|要|、|，)`,
    `[（(]${han}[）)]、?`,
    "\\d{1,2}[.．、](?!\\d)",
    "[（(]\\d{1,2}[）)]",
    "[①-⑳⑴-⒇⒈-⒛])[，,]?[ \\u3000\\t]*",
  ].join("|"),
  "u",
);

/** The numbering at the beginning of a text, or "". */
export function openingOf(text: string): string {
  return pattern.exec(text)?.[0] ?? "";
}
