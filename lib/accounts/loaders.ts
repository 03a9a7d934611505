import "server-only";
import { findPasswordLink, listAccounts } from "@/lib/accounts/data";
import { openSignedIn, openSystem } from "@/lib/gates/open-page";

export async function loadAccounts() {
  const user = await openSystem("account.manage");
  return { user, accounts: await listAccounts() };
}

export async function loadOwnAccount() {
  return { user: await openSignedIn() };
}

/** Open to everyone who has the link. */
export async function loadPasswordLink(token: string) {
  const link = await findPasswordLink(token, new Date());
  return link && { accountName: link.accountName, displayName: link.displayName };
}
