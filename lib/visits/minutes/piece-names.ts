/**
 * Names of the hidden bookmarks by which minutes that come back are known: which visit, which of its versions, which
 * entry or figure. At most 36 characters. Pure.
 */

const short = (id: string) => id.replaceAll("-", "");

export const minutesPieces = {
  visit: (id: string) => `_zfV${short(id)}`,
  version: (version: number) => `_zfN${version}`,
  entry: (id: string) => `_zfE${short(id)}`,
  figure: (id: string) => `_zfF${short(id)}`,
};

const uuid = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** What a bookmark of minutes names; null for any other bookmark. */
export function pieceOfMinutes(name: string): { kind: "visit" | "entry" | "figure"; id: string } | null {
  const [, letter, hex = ""] = /^_zf([VEF])([0-9a-f]{32})$/.exec(name) ?? [];
  if (letter === undefined) return null;
  return { kind: letter === "V" ? "visit" : letter === "E" ? "entry" : "figure", id: uuid(hex) };
}

/** The version that a bookmark names, or null. */
export function versionOfMinutes(name: string): number | null {
  const [, digits] = /^_zfN(\d{1,9})$/.exec(name) ?? [];
  return digits === undefined ? null : Number(digits);
}
