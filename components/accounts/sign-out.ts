import { forgetTyped } from "@/components/form/kept-typing";

const pendingKey = "zoufang-signing-out";

/**
 * Signs out: ends the session on the server and deletes the key of the stored data from this device, with or without a
 * network. The stored data stays, encrypted, until the same person signs in again. Without a network, `finishSignOut`
 * ends the session later.
 */
export async function signOutHere(next: string): Promise<void> {
  const [, { forgetDeviceKeys }] = await Promise.all([endSessionOrLater(), import("@/lib/offline/device-key")]);
  await forgetDeviceKeys();
  forgetTyped();
  window.location.assign(next);
}

/** Ends the session, or notes that it must be ended when a page opens next. True if it has ended. */
export async function endSessionOrLater(): Promise<boolean> {
  const ended = await endSession();
  if (!ended) localStorage.setItem(pendingKey, "1");
  return ended;
}

/**
 * Ends a session that could not be ended when its person signed out. True if there is one; the page is then about to
 * reload.
 */
export async function finishSignOut(): Promise<boolean> {
  if (!localStorage.getItem(pendingKey)) return false;
  if (await endSession()) {
    localStorage.removeItem(pendingKey);
    window.location.assign("/sign-in?notice=out");
  }
  return true;
}

/** Somebody has signed in since, so there is no earlier session left to end. */
export function dropPendingSignOut(): void {
  localStorage.removeItem(pendingKey);
}

/**
 * True where the session has ended at the server. next-auth's own signOut looks at no status: a 503 would count as
 * done.
 */
async function endSession(): Promise<boolean> {
  try {
    const asked = await fetch("/api/auth/csrf", { cache: "no-store" });
    const { csrfToken } = (await asked.json()) as { csrfToken: string }; // next-auth's own answer
    const body = new URLSearchParams({ csrfToken, callbackUrl: "/", json: "true" });
    return (await fetch("/api/auth/signout", { method: "POST", body })).ok;
  } catch {
    return false; // no network
  }
}
