const pendingKey = "zoufang-signing-out";

/**
 * Signs out: the session ends at the server, and the key of what this device keeps leaves it, with or without a network.
 * What is kept stays, sealed, until the same person signs in again. Without a network the session is ended by `finishLeaving`.
 */
export async function signOutHere(next: string): Promise<void> {
  const [ended, { forgetDeviceKeys }] = await Promise.all([endSession(), import("@/lib/offline/device-key")]);
  if (!ended) localStorage.setItem(pendingKey, "1");
  await forgetDeviceKeys();
  window.location.assign(next);
}

/** Ends a session that could not be ended when its person left; true where there is one, and the page is going away. */
export async function finishSignOut(): Promise<boolean> {
  if (!localStorage.getItem(pendingKey)) return false;
  if (await endSession()) {
    localStorage.removeItem(pendingKey);
    window.location.assign("/sign-in");
  }
  return true;
}

/** Somebody has signed in since: no earlier session is left to end. */
export function dropPendingSignOut(): void {
  localStorage.removeItem(pendingKey);
}

/** next-auth's browser part is needed for this alone: it comes when it is asked for. */
async function endSession(): Promise<boolean> {
  try {
    const { signOut } = await import("next-auth/react");
    await signOut({ redirect: false });
    return true;
  } catch {
    return false; // no network
  }
}
