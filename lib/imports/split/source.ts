import type { Line, Paragraph, Source } from "@/lib/imports/types";

/**
 * What no text of a visit may hold (lib/text.ts): controls, and what hides or turns the text around. They show nothing.
 */
const unseen =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\uFFFE\uFFFF]/g;
const brokenPairs = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Text as a visit can keep it: signs that show nothing are gone, half characters become �, every break is \n. */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?|[\u000B\u000C\u2028\u2029\u0085]/g, "\n")
    .replace(unseen, "")
    .replace(brokenPairs, "\uFFFD");
}

/** One text out of paragraphs; every line of it knows what its paragraph was. */
export function sourceOf(paragraphs: readonly Paragraph[]): Source {
  const lines: Line[] = [];
  const parts: string[] = [];
  let at = 0;
  for (const { text, level, look, table } of paragraphs) {
    for (const part of plainText(text).split("\n")) {
      lines.push({ start: at, end: at + part.length, level, look, ...(table !== undefined && { table }) });
      parts.push(part);
      at += part.length + 1;
    }
  }
  return { text: parts.join("\n"), lines };
}

/** Paragraphs of a text that carries no styles. */
export function plainParagraphs(text: string): Paragraph[] {
  return plainText(text)
    .split("\n")
    .map((line) => ({ text: line, level: null, look: null }));
}
