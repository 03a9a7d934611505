import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** Without the letters that are taken for another or for a digit. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 16;
export const recoveryCodeCount = 10;

/** Ten new codes for the day on which the phone is lost, 80 random bits each: XXXX-XXXX-XXXX-XXXX. */
export function mintRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () =>
    [...randomBytes(length)]
      .map((byte) => alphabet[byte % alphabet.length])
      .join("")
      .replace(/(.{4})(?=.)/g, "$1-"),
  );
}

/** What a person typed, without what an input method or a printed card adds: wide digits, blanks, hyphens, case. */
export const plainCode = (typed: string): string =>
  typed
    .normalize("NFKC")
    .replace(/[\s\p{Dash}]/gu, "")
    .toUpperCase();

/** The stored form of a recovery code. It is random enough for a plain hash. Null if it cannot be one. */
export function recoveryHashOf(typed: string): string | null {
  const code = plainCode(typed).replace(/[IL]/g, "1").replace(/O/g, "0");
  if (code.length !== length || [...code].some((letter) => !alphabet.includes(letter))) return null;
  return createHash("sha256").update(code).digest("hex");
}
