import { deviceKeyOf, fetchDeviceKey } from "@/lib/offline/device-key";
import { readiness } from "@/lib/offline/readiness";
import { senderOf, unsentCounts } from "@/lib/offline/sender";
import { serverClock } from "@/lib/offline/server-clock";
import { outboxTag } from "@/lib/offline/shared-names";
import { isStale, refreshOthers, refreshSnapshot, Snapshots } from "@/lib/offline/snapshots";

/** A new snapshot is taken at most this often. */
const refreshMs = 3 * 60_000;

interface SyncManager {
  register(tag: string): Promise<void>;
}

/** Null if there is no service worker: on a plain-http address, in a browser without them, in development. */
async function worker(): Promise<ServiceWorkerRegistration | null> {
  if (!("serviceWorker" in navigator)) return null;
  return navigator.serviceWorker.register("/worker.js", { updateViaCache: "none" }).then(
    () => navigator.serviceWorker.ready,
    () => null,
  );
}

/**
 * Asks the browser to wake the worker when there is a network again, in case this page is closed by then. Chromium
 * only.
 */
function askForSync(registration: ServiceWorkerRegistration, userId: string): () => void {
  if (!("sync" in registration)) return () => {};
  const sync = registration.sync as SyncManager; // TypeScript's library does not know Background Sync
  const ask = () => {
    if (unsentCounts(senderOf(userId).current()).unsent > 0) void sync.register(outboxTag).catch(() => {});
  };
  window.addEventListener("offline", ask);
  window.addEventListener("pagehide", ask);
  return () => {
    window.removeEventListener("offline", ask);
    window.removeEventListener("pagehide", ask);
  };
}

async function refresh(snapshots: Snapshots, projectId: string): Promise<void> {
  const kept = await snapshots.get(projectId).catch(() => undefined);
  if (kept) {
    readiness.note(projectId, kept.savedAt);
    serverClock.guess(Date.now() + kept.ahead);
  }
  if (!navigator.onLine || (kept && !isStale(kept.savedAt, Date.now(), refreshMs))) return;
  const taken = await refreshSnapshot(snapshots, projectId, () => Date.now());
  if (taken) readiness.note(projectId, taken.savedAt);
}

/**
 * Makes sure that this account can continue without a network: the service worker, the key, and what the form needs of
 * a project in which the person writes. Runs while a page is open. Returns a function that stops it.
 */
export function keepReady({ userId, projectId }: { userId: string; projectId: string | null }): () => void {
  let stopped = false;
  const stops: (() => void)[] = [];
  const begin = async () => {
    const [registration, key] = await Promise.all([
      worker(),
      deviceKeyOf(userId).then((key) => key ?? fetchDeviceKey(userId)),
    ]);
    if (stopped) return;
    // Waiting visits are sent from every page, also from the list of projects.
    stops.push(senderOf(userId).subscribe(() => {}));
    if (!registration || !key) return;
    stops.push(askForSync(registration, userId));
    const snapshots = new Snapshots(userId);
    if (navigator.onLine) void refreshOthers(snapshots, projectId, () => Date.now()).catch(() => {});
    stops.push(() => void snapshots.close());
    if (projectId === null) return;
    const look = () => {
      if (document.visibilityState === "visible") void refresh(snapshots, projectId).catch(() => {});
    };
    const timer = setInterval(look, refreshMs);
    document.addEventListener("visibilitychange", look);
    window.addEventListener("online", look);
    stops.push(() => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("online", look);
    });
    look();
  };
  void begin().catch(() => {});
  return () => {
    stopped = true;
    for (const stop of stops) stop();
  };
}
