import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { env } from "@/lib/env";

/** The secret of a one-time link: 32 random bytes. The database stores only their SHA-256. */
export function mintToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: createHash("sha256").update(token).digest("hex") };
}

/** The stored form of a token from an address or a form. Null if it is not a valid one. */
export function tokenHashOf(token: string): string | null {
  return /^[A-Za-z0-9_-]{43}$/.test(token) ? createHash("sha256").update(token).digest("hex") : null;
}

/** When a link made now stops working. */
export function linkExpiry(now: Date): Date {
  return new Date(now.getTime() + env().INVITATION_DAYS * 24 * 3_600_000);
}

/** A new link, shown only once to the person who made it. */
export interface OneTimeLink {
  /** Path with the token in it. The browser adds its own origin in front. */
  path: string;
  /** YYYY-MM-DD, in the local time zone of the survey. */
  lastDay: string;
}
