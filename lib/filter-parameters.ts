import type * as z from "zod";

export type SearchParams = Record<string, string | string[] | undefined>;

/**
 * What an address says to a filter, one parameter for each key of its schema. Empty parameters, as GET forms send them,
 * are left out. What cannot be understood is ignored and named, because the page would otherwise show other figures
 * silently: a value that the schema refuses, and both days of a period that ends before it begins.
 */
export function filterParameters<Key extends string>(
  shape: Readonly<Record<Key, z.ZodType>>,
  params: SearchParams,
): { kept: Record<string, unknown>; ignored: Key[] } {
  const keys = Object.keys(shape) as Key[]; // the keys of a closed literal
  const given = keys.filter((key) => {
    const value = params[key];
    return value !== undefined && !(typeof value === "string" && value.trim() === "");
  });
  const read = given.map((key) => ({ key, parsed: shape[key].safeParse(params[key]) }));
  const days = new Map<string, unknown>(read.map(({ key, parsed }) => [key, parsed.data]));
  const [from, to] = [days.get("from"), days.get("to")];
  const turned = typeof from === "string" && typeof to === "string" && to < from;
  const ignores = (key: string, success: boolean) => !success || (turned && (key === "from" || key === "to"));
  return {
    kept: Object.fromEntries(
      read.flatMap(({ key, parsed }) => (ignores(key, parsed.success) ? [] : [[key, parsed.data]])),
    ),
    ignored: read.flatMap(({ key, parsed }) => (ignores(key, parsed.success) ? [key] : [])),
  };
}
