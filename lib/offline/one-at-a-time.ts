import type { RoundEnd } from "@/lib/offline/send-round";

const leaseMs = 40_000;

/**
 * Runs while no other tab of the account does. Without Web Locks (on a plain-http address) a lease in localStorage
 * replaces the lock. It is renewed during the work, and ends automatically if a page has closed.
 */
export async function oneAtATime(name: string, work: () => Promise<RoundEnd>): Promise<RoundEnd> {
  if (navigator.locks) return navigator.locks.request(name, work);
  const lease = Number(localStorage.getItem(name) ?? 0);
  const left = lease - Date.now();
  // A lease that lasts longer than any that was given comes from a clock that has been set back since.
  if (left > 0 && left <= leaseMs) return { kind: "later", at: lease };
  const renew = () => localStorage.setItem(name, String(Date.now() + leaseMs));
  renew();
  const renewal = setInterval(renew, leaseMs / 4);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    localStorage.removeItem(name);
  }
}
