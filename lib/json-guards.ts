/** Checks of values that came out of JSON. */

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === "string";
}

export function isListOf(guard: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && value.every(guard);
}

export function isOneOf(list: readonly string[]): (value: unknown) => boolean {
  return (value) => isText(value) && list.includes(value);
}
