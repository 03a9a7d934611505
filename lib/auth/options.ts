import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { addressHeader, addressOf } from "@/lib/auth/address";
import { accountNameOf } from "@/lib/auth/account-name";
import { verifyPassword } from "@/lib/auth/password";
import { endSession, findLiveSession, startSession, type SignedInUser } from "@/lib/auth/session-store";
import { beginSignIn } from "@/lib/auth/throttle";
import { watching } from "@/lib/auth/watched-auth";
import { database } from "@/lib/db";
import { env } from "@/lib/env";

declare module "next-auth" {
  interface Session {
    /** Absent if the session has ended: signed out, idle, too old, disabled, or older than the last password change. */
    signedIn?: SignedInUser;
  }
  interface User {
    sessionId: string;
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    sessionId?: string;
  }
}

/** The person, or null. A wrong name and a wrong password give the same answer after the same time. */
async function authorize(
  credentials: Record<"accountName" | "password", string> | undefined,
  headers: Record<string, unknown> | undefined,
) {
  const typed = String(credentials?.accountName ?? "").slice(0, 200);
  const password = String(credentials?.password ?? "");
  const accountName = accountNameOf(typed);
  const attempt = await beginSignIn({
    account: accountName ?? "malformed",
    address: addressOf(headers?.[addressHeader]),
  });
  if (!attempt) throw new Error("locked");

  const user = accountName
    ? await database().user.findUnique({
        where: { accountName },
        select: { id: true, displayName: true, passwordHash: true, sessionVersion: true, disabledAt: true },
      })
    : null;
  const proven = await verifyPassword(user && !user.disabledAt ? user.passwordHash : null, password);
  if (!user || !proven) {
    await attempt.failed();
    return null;
  }
  await attempt.succeeded();
  const sessionId = await startSession(user, new Date());
  return { id: user.id, name: user.displayName, sessionId };
}

/**
 * next-auth with account name and password. Its token contains only a session id. Everything else is read from the
 * database at each request, so neither a copied cookie nor `session.update()` can claim anything.
 */
export const authOptions: NextAuthOptions = {
  session: { strategy: "jwt", maxAge: 12 * 60 * 60 },
  pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
  providers: [
    CredentialsProvider({
      name: "credentials",
      credentials: { accountName: { type: "text" }, password: { type: "password" } },
      authorize: (credentials, request) => watching(() => authorize(credentials, request.headers)),
    }),
  ],
  callbacks: {
    // `user` is set only at sign-in. What a client sends with an update is ignored.
    jwt: ({ token, user }) => {
      if (user) return { sessionId: user.sessionId };
      return token.sessionId ? { sessionId: token.sessionId } : {};
    },
    session: async ({ session, token }) => {
      const { sessionId } = token;
      const live = sessionId ? await watching(() => findLiveSession(sessionId, new Date())) : null;
      return live ? { expires: session.expires, signedIn: live } : { expires: session.expires };
    },
    // Only paths of this site, so that no sign-in link can send a person elsewhere.
    redirect: ({ url, baseUrl }) => (url.startsWith("/") && !url.startsWith("//") ? `${baseUrl}${url}` : baseUrl),
  },
  events: {
    signOut: async ({ token }) => {
      const sessionId = token?.sessionId;
      if (sessionId) await watching(() => endSession(sessionId, new Date()));
    },
  },
  get secret() {
    return env().NEXTAUTH_SECRET;
  },
};
