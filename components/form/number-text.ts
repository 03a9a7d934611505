/**
 * Reads a number as people type it in Chinese text: full-width digits and point, thousands separators, surrounding
 * spaces. Empty → null. Text that is not a number is returned unchanged, so that the schema refuses it with a sentence.
 */
export function numberFromText(typed: unknown): unknown {
  if (typeof typed !== "string") return typed ?? null;
  const text = typed.normalize("NFKC").trim();
  if (text === "") return null;
  const plain = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text;
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : typed;
}
