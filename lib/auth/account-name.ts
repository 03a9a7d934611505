/**
 * Account names are ASCII on purpose: no two of them can look alike while differing (homoglyphs, full-width letters).
 * Lower-cased, never otherwise normalised.
 */
const pattern = /^[a-z0-9](?:[a-z0-9._-]{0,30}[a-z0-9])$/;

/** The stored form of a typed account name. Null if it is not a valid one. */
export function accountNameOf(typed: string): string | null {
  const name = typed.trim().toLowerCase();
  return pattern.test(name) ? name : null;
}
