import "server-only";
import { getToken } from "next-auth/jwt";
import { findLiveSession, type SignedInUser } from "@/lib/auth/session-store";
import { decodeOnce } from "@/lib/auth/token";
import { env } from "@/lib/env";
import { inTime, isOutage } from "@/lib/outage";
import { noteOutage } from "@/lib/request-note";

/** The cookies of a request, by name. */
export type Cookies = ReadonlyMap<string, string>;

/** Reads a Cookie header as Next does; a value that cannot be decoded counts as absent. */
export function cookiesOf(header: string | null): Cookies {
  const found = new Map<string, string>();
  for (const pair of (header ?? "").split(/; */)) {
    const at = pair.indexOf("=");
    if (at < 0) continue;
    try {
      found.set(pair.slice(0, at), decodeURIComponent(pair.slice(at + 1)));
    } catch {
      // Not ours.
    }
  }
  return found;
}

/** The session that a cookie of ours names; null without one. Whether it still lives, only the database knows. */
export async function sessionOfCookies(cookies: Cookies): Promise<string | null> {
  // Only the cookie: next-auth would take the same token from an Authorization header too.
  const request = { cookies, headers: {} };
  const token = await getToken({
    req: request as unknown as Parameters<typeof getToken>[0]["req"], // it reads these two, of any kind of request
    secret: env().NEXTAUTH_SECRET,
    decode: decodeOnce,
  });
  return token?.sessionId || null;
}

/**
 * The person of a session, read anew from the database; null where it has ended in any way. next-auth's own
 * getServerSession answers "nobody" where the database does not answer; here that is an outage.
 * @param unattended whether an open page asks by itself, which does not keep a session alive
 * @throws Outage
 */
export function userOfSession(sessionId: string, unattended = false): Promise<SignedInUser | null> {
  return inTime(findLiveSession(sessionId, new Date(), { unattended })).catch((error: unknown) => {
    if (isOutage(error)) noteOutage();
    throw error;
  });
}

/** The person of a session cookie; null where there is no session. */
export async function userOfCookies(cookies: Cookies, unattended = false): Promise<SignedInUser | null> {
  const sessionId = await sessionOfCookies(cookies);
  return sessionId === null ? null : userOfSession(sessionId, unattended);
}
