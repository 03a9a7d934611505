import { Secret, TOTP } from "otpauth";

/**
 * One-time codes by the clock (RFC 6238) as every authenticator app makes them: SHA-1, six digits, 30 seconds. Pure.
 */
const periodSeconds = 30;
/** How many steps a phone's clock may be ahead or behind. */
const tolerance = 1;

/** A new secret: 160 random bits, in base32. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

const generatorOf = (secret: string, label = "") =>
  new TOTP({ issuer: "走访", label, secret: Secret.fromBase32(secret), period: periodSeconds });

/** The address that an authenticator app reads from a QR code. */
export const appAddress = (secret: string, accountName: string): string => generatorOf(secret, accountName).toString();

/** The time step of a code, as a whole number; null if it is not a code of these minutes. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = generatorOf(secret).validate({ token: code, timestamp, window: tolerance });
  return delta === null ? null : TOTP.counter({ period: periodSeconds, timestamp }) + delta;
}

/** The code of a moment, as a phone shows it. */
export const codeAt = (secret: string, now: Date): string => generatorOf(secret).generate({ timestamp: now.getTime() });
