import "server-only";
import { findOwnFactor, findPasswordLink, listAccounts } from "@/lib/accounts/data";
import { oidcSettings } from "@/lib/auth/oidc";
import { isFactorRequired } from "@/lib/auth/second-factor";
import { openSignedIn, openSystem } from "@/lib/gates/open-page";

export async function loadAccounts() {
  const user = await openSystem("account.manage");
  const issuer = oidcSettings()?.issuer ?? null;
  const [accounts, factorRequired] = await Promise.all([listAccounts(issuer), isFactorRequired()]);
  return { user, accounts, factorRequired, byOidc: issuer !== null };
}

export async function loadOwnAccount() {
  return { user: await openSignedIn() };
}

export async function loadOwnFactor() {
  const user = await openSignedIn();
  const [factor, required] = await Promise.all([findOwnFactor(user.id), isFactorRequired()]);
  return { user, factor, required };
}

/** Open to everyone who has the link. */
export async function loadPasswordLink(token: string) {
  const link = await findPasswordLink(token, new Date());
  return link && { accountName: link.accountName, displayName: link.displayName };
}
