import "server-only";
import { cookies } from "next/headers";
import { getToken } from "next-auth/jwt";
import { decodeOnce } from "@/lib/auth/token";
import { cache } from "react";
import { findLiveSession, type SignedInUser } from "@/lib/auth/session-store";
import { env } from "@/lib/env";
import { inTime, isOutage } from "@/lib/outage";
import { noteOutage } from "@/lib/request-note";

export type { SignedInUser };

/**
 * The person behind this request, read anew from the database; null where there is no session or it has ended in any
 * way. next-auth's own getServerSession answers "nobody" where the database does not answer; here that is an outage.
 * @throws Outage
 */
export const signedInUser = cache(async (): Promise<SignedInUser | null> => {
  // Only the cookie: next-auth would take the same token from an Authorization header too.
  const request = { cookies: await cookies(), headers: {} };
  const token = await getToken({
    req: request as unknown as Parameters<typeof getToken>[0]["req"], // it reads these two, of any kind of request
    secret: env().NEXTAUTH_SECRET,
    decode: decodeOnce,
  });
  if (!token?.sessionId) return null;
  return inTime(findLiveSession(token.sessionId, new Date())).catch((error: unknown) => {
    if (isOutage(error)) noteOutage();
    throw error;
  });
});
