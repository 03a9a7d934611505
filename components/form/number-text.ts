/**
 * A number as people type it in Chinese text: full-width digits and point, separators between thousands, spaces around.
 * Empty → null; what is no number stays the text it was, for the schema to refuse with a sentence.
 */
export function numberFromText(typed: unknown): unknown {
  if (typeof typed !== "string") return typed ?? null;
  const text = typed.normalize("NFKC").trim();
  if (text === "") return null;
  const plain = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text;
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : typed;
}
