import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import * as z from "zod";
import { noteRefusedByOidc } from "@/lib/auth/auth-log";
import { startSession } from "@/lib/auth/session-store";
import { database } from "@/lib/db";
import { env } from "@/lib/env";
import { sealed, unsealed } from "@/lib/sealed-text";

/** Signing in by the office's own service (OpenID Connect), which is off unless its settings are there. */
export interface OidcSettings {
  /** Without a slash at its end, as it is stored. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the button says; null for the words of the catalogue. */
  name: string | null;
}

const noSlash = (address: string) => address.replace(/\/$/, "");

export function oidcSettings(): OidcSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME } = env();
  if (!issuer || !clientId || !clientSecret) return null;
  return { issuer: noSlash(issuer), clientId, clientSecret, name: OIDC_NAME ?? null };
}

export const oidcId = "oidc";
/** For one question to the service. A way back asks three. */
const patienceMs = 5_000;

/** Who the service says it is, from an id token whose signature, issuer, audience and nonce have been checked. */
const claimsSchema = z.object({ iss: z.string().min(1), sub: z.string().min(1).max(255) });
type Claims = z.infer<typeof claimsSchema>;

/** The provider for next-auth, in a list that is empty where it is off. The service is asked only at a sign-in. */
export function oidcProviders(): OAuthConfig<Claims>[] {
  const settings = oidcSettings();
  if (!settings) return [];
  return [
    {
      id: oidcId,
      name: oidcId,
      type: "oauth",
      wellKnown: `${settings.issuer}/.well-known/openid-configuration`,
      clientId: settings.clientId,
      clientSecret: settings.clientSecret,
      authorization: { params: { scope: "openid" } },
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      httpOptions: { timeout: patienceMs },
      // The account is looked up after this, by issuer and subject.
      profile: ({ sub }) => ({ id: sub, sessionId: "" }),
    },
  ];
}

const mapped = ({ iss, sub }: Claims) =>
  database().signInIdentity.findUnique({
    where: { issuer_subject: { issuer: noSlash(iss), subject: sub } },
    select: { user: { select: { id: true, sessionVersion: true, disabledAt: true } } },
  });

/** Whether a person whom the service knows may come in: true, or the address that says why not. */
export async function admitByOidc(claimed: unknown): Promise<true | string> {
  const claims = claimsSchema.safeParse(claimed);
  if (!claims.success) {
    noteRefusedByOidc("no_subject");
    return "/sign-in?error=OAuthCallback";
  }
  const known = await mapped(claims.data);
  if (known?.user.disabledAt) {
    noteRefusedByOidc("disabled_account");
    return "/sign-in?error=Disabled";
  }
  if (known) return true;
  noteRefusedByOidc("unknown_person");
  return `/sign-in?unknown=${encodeURIComponent(sealSubject(claims.data.sub, new Date()))}`;
}

/** The session of a person who was admitted; null if that has changed since. */
export async function openByOidc(claimed: unknown): Promise<string | null> {
  const claims = claimsSchema.safeParse(claimed);
  const known = claims.success ? await mapped(claims.data) : null;
  return known && !known.user.disabledAt ? startSession(known.user, new Date()) : null;
}

/**
 * The subject that the sign-in page shows to a person without an account. Sealed, and only for minutes: a link that
 * somebody else made must not show a subject, which an administrator would then enter for the wrong person.
 */
const shownForMs = 30 * 60_000;
const purpose = "subject of an unknown person";

function sealSubject(subject: string, now: Date): string {
  return sealed(JSON.stringify({ subject, until: now.getTime() + shownForMs }), purpose);
}

const shown = z.object({ subject: z.string(), until: z.number() });

export function subjectIn(value: unknown, now: Date): string | null {
  if (typeof value !== "string") return null;
  try {
    const { subject, until } = shown.parse(JSON.parse(unsealed(value, purpose)));
    return until > now.getTime() ? subject : null;
  } catch {
    return null; // not ours
  }
}
