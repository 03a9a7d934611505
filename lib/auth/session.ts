import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { userOfCookies } from "@/lib/auth/session-cookie";
import type { SignedInUser } from "@/lib/auth/session-store";

export type { SignedInUser };

/** Whether the browser has the cookie of a session. Where nobody is signed in, that session has ended. */
export async function hasSessionCookie(): Promise<boolean> {
  return (await cookies()).getAll().some(({ name }) => /\bnext-auth\.session-token\b/.test(name));
}

/** The person behind the request that the framework answers, looked up once in it. @throws Outage */
export const signedInUser = cache(async (unattended = false): Promise<SignedInUser | null> =>
  userOfCookies(new Map((await cookies()).getAll().map(({ name, value }) => [name, value])), unattended),
);
