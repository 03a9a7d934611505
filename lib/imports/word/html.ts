/** The words of a page that an office system put into a document (altChunk), as paragraphs. */
const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: " " };

export function htmlParagraphs(html: string): string[] {
  return html
    .replace(/<!--[^]*?-->/gu, "")
    .replace(/<(script|style|head|title)\b[^>]*>[^]*?<\/\1\s*>/giu, "")
    .replace(/[\s]+/gu, " ")
    .replace(/<(?:br|\/?(?:p|div|h[1-6]|li|tr|table|ul|ol|section|article|blockquote|body|html))\b[^>]*>/giu, "\n")
    .replace(/<\/t[dh]\s*>/giu, "\t")
    .replace(/<[^>]{0,2000}>/gu, "")
    .replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,8});/giu, (whole, name: string) => {
      if (!name.startsWith("#")) return entities[name.toLowerCase()] ?? whole;
      const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
    })
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The page inside a saved one (.mht), where it is told plainly. */
export function pageInside(text: string): string | null {
  const start = text.search(/<html\b/iu);
  if (start >= 0 && !/content-transfer-encoding:\s*(?:quoted-printable|base64)/iu.test(text.slice(0, start)))
    return text.slice(start);
  return null;
}
