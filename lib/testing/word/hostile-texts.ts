import { seeded } from "@/lib/testing/word/mutants";

/** Texts that break files: the same ones for the same seed. */

const pieces = [
  ..."\u0000\u0001\u0007\u0008\u001b\u001f\u007f\u0085\u009f",
  "\ud800",
  "\udc00",
  "\udfff\ud800",
  "\ufffe\uffff",
  "\u{1fffe}\u{10ffff}",
  "\u202e倒着写\u202c",
  "\u2066夹\u2069\u200f",
  "\ufeff\u200b\u200d\u00ad",
  "👩‍👩‍👧‍👦🇨🇳🏳️‍🌈",
  "𠀀𠮷𰀀",
  "e\u0301한글",
  "\ue000",
  "]]>",
  "<![CDATA[",
  "<w:t>文</w:t>",
  "</w:p></w:body>",
  "<!-- -->",
  "<?xml version='1.0'?>",
  "&",
  "&amp;",
  "&#0;",
  "&#x1F;",
  "&nbsp;",
  `"双"'单'`,
  "=cmd|' /C calc'!A0",
  "+1+1",
  "@SUM(A1)",
  "{{走访数}}",
  "{{",
  "}}",
  "{default-bullet-numbering-0}",
  "_x0000_",
  "%00\\0",
  "PAGE \\* MERGEFORMAT",
  "\t",
  "\t\t",
  "\r\n",
  "\r",
  "\n\n",
  "\v",
  "\f",
  "\u2028",
  "\u2029",
  "  ",
  "\u00a0",
  "\u3000",
  "〔1—3〕",
  "“引号”……——",
  "12,345.6%",
  "村里人手不够。",
  "a",
] as const;

/** Text `seed`: some pieces one after the other, one in ten with a very long line. */
export function hostileText(seed: number): string {
  const random = seeded(seed);
  const below = (most: number) => Math.floor(random() * most);
  const one = (): string => {
    if (random() < 0.2) return String.fromCharCode(...Array.from({ length: 1 + below(4) }, () => below(0x10000)));
    return pieces[below(pieces.length)] ?? "";
  };
  const text = Array.from({ length: 1 + below(12) }, one).join("");
  return seed % 10 === 9 ? `${text}${"很长的一行".repeat(1_000)}${"x".repeat(3_000)}${text}` : text;
}

/** Where Word begins a new line. */
const lineEnds = new Set([0x0a, 0x0b, 0x0c, 0x0d, 0x2028, 0x2029]);

/**
 * The lines that a reader of the file must find: everything but what XML 1.0 forbids, without blanks at the ends of a
 * line and without blank lines. Calculated here character by character, and not with what the writers use.
 */
export function linesOf(text: string): string[] {
  const lines = [""];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const allowed =
      code === 9 || (code >= 0x20 && code < 0xd800) || (code >= 0xe000 && code < 0xfffe) || code >= 0x10000;
    if (lineEnds.has(code)) lines.push("");
    else if (allowed) lines[lines.length - 1] += character;
  }
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}
