const pendingKey = "zoufang-signing-out";

/**
 * Signs out: ends the session on the server and deletes the key of the stored data from this device, with or without a
 * network. The stored data stays, encrypted, until the same person signs in again. Without a network, `finishSignOut`
 * ends the session later.
 */
export async function signOutHere(next: string): Promise<void> {
  const [ended, { forgetDeviceKeys }] = await Promise.all([endSession(), import("@/lib/offline/device-key")]);
  if (!ended) localStorage.setItem(pendingKey, "1");
  await forgetDeviceKeys();
  window.location.assign(next);
}

/**
 * Ends a session that could not be ended when its person signed out. True if there is one; the page is then about to
 * reload.
 */
export async function finishSignOut(): Promise<boolean> {
  if (!localStorage.getItem(pendingKey)) return false;
  if (await endSession()) {
    localStorage.removeItem(pendingKey);
    window.location.assign("/sign-in");
  }
  return true;
}

/** Somebody has signed in since, so there is no earlier session left to end. */
export function dropPendingSignOut(): void {
  localStorage.removeItem(pendingKey);
}

/** Only this needs next-auth's browser part, so it is loaded on demand. */
async function endSession(): Promise<boolean> {
  try {
    const { signOut } = await import("next-auth/react");
    await signOut({ redirect: false });
    return true;
  } catch {
    return false; // no network
  }
}
