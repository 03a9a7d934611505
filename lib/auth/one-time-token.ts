import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { env } from "@/lib/env";

/** The secret of a one-time link: 32 random bytes, of which the database keeps nothing but the SHA-256. */
export function mintToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: createHash("sha256").update(token).digest("hex") };
}

/** The stored form of a token from an address or a form, or null where it cannot be one. */
export function tokenHashOf(token: string): string | null {
  return /^[A-Za-z0-9_-]{43}$/.test(token) ? createHash("sha256").update(token).digest("hex") : null;
}

/** When a link made now stops working. */
export function linkExpiry(now: Date): Date {
  return new Date(now.getTime() + env().INVITATION_DAYS * 24 * 3_600_000);
}

/** A new link as the person who made it gets to see it, this once. */
export interface OneTimeLink {
  /** Path with the token in it; the browser puts its own origin before it. */
  path: string;
  /** YYYY-MM-DD, in the time zone of the place. */
  lastDay: string;
}
