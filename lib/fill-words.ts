/**
 * Fills values into a sentence of a written document. Works in one pass, so that a `{` inside a value is never read as
 * a placeholder.
 */
export function fillWords(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}
