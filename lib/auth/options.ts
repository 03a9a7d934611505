import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { authLog } from "@/lib/auth/auth-log";
import { admitByOidc, oidcId, oidcProviders, openByOidc } from "@/lib/auth/oidc";
import { endSession, findLiveSession, type SignedInUser } from "@/lib/auth/session-store";
import { signInByPassword, signInByStep } from "@/lib/auth/sign-in";
import { watching } from "@/lib/auth/watched-auth";
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

const credentials = [
  CredentialsProvider({
    name: "credentials",
    credentials: { accountName: { type: "text" }, password: { type: "password" } },
    authorize: (credentials, request) => watching(() => signInByPassword(credentials, request.headers)),
  }),
  CredentialsProvider({
    id: "step",
    name: "step",
    credentials: { step: { type: "text" }, code: { type: "text" } },
    authorize: (credentials, request) => watching(() => signInByStep(credentials, request.headers)),
  }),
];

/**
 * next-auth with account name and password, and a second step where the account has one. Its token contains only a
 * session id. Everything else is read from the database at each request, so neither a copied cookie nor
 * `session.update()` can claim anything.
 */
export const authOptions: NextAuthOptions = {
  logger: authLog,
  session: { strategy: "jwt", maxAge: 12 * 60 * 60 },
  pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
  get providers() {
    return [...credentials, ...oidcProviders()];
  },
  callbacks: {
    signIn: ({ account, profile }) => account?.provider !== oidcId || watching(() => admitByOidc(profile)),
    // `user` and `account` are set only at sign-in. What a client sends with an update is ignored.
    jwt: async ({ token, user, account, profile }) => {
      if (account?.provider === oidcId) {
        const sessionId = await watching(() => openByOidc(profile));
        return sessionId ? { sessionId } : {};
      }
      if (user) return { sessionId: user.sessionId };
      return token.sessionId ? { sessionId: token.sessionId } : {};
    },
    session: async ({ session, token }) => {
      const { sessionId } = token;
      const live = sessionId ? await watching(() => findLiveSession(sessionId, new Date())) : null;
      return live ? { expires: session.expires, signedIn: live } : { expires: session.expires };
    },
    // Only paths of this site, so that no sign-in link can send a person elsewhere.
    // next-auth gives its own answer again, with the base in front, when a person comes back from elsewhere.
    redirect: ({ url, baseUrl }) => {
      const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
      return path.startsWith("/") && !/^\/[/\\]/.test(path) ? `${baseUrl}${path}` : baseUrl;
    },
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
