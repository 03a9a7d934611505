import { keyHolder } from "@/lib/offline/device-key";
import { LocalStore } from "@/lib/offline/local-store";
import { Outbox, type DraftStore } from "@/lib/offline/outbox";
import { draftsChannel, sendLock } from "@/lib/offline/shared-names";
import { SyncClient } from "@/lib/offline/sync-client";

/**
 * The worker waits for what is due this soon, such as a text typed just now or a first failure. The browser stops a
 * worker that runs longer.
 */
const patienceMs = 15_000;

/** Sends the waiting visits with no page open: the browser woke the service worker because there is a network again. */
export async function sendInBackground(): Promise<void> {
  const userId = await keyHolder();
  if (!userId) return;
  const store = new LocalStore(userId);
  const channel = new BroadcastChannel(draftsChannel(userId));
  const told: DraftStore = {
    list: () => store.list(),
    change: async (id, change) => {
      const after = await store.change(id, change);
      channel.postMessage(id);
      return after;
    },
  };
  const outbox = new Outbox(told, new SyncClient(userId), { now: () => Date.now(), random: () => Math.random() });
  try {
    const run = () => navigator.locks.request(sendLock(userId), () => outbox.run({ atOnce: true }));
    let end = await run();
    for (const until = Date.now() + patienceMs; end.kind === "later" && end.at < until; end = await run()) {
      const pause = Math.max(100, end.at - Date.now());
      await new Promise((done) => setTimeout(done, pause));
    }
    // If the event fails, the browser tries again automatically, later and later.
    if (end.kind === "later") throw new Error("something waits for its next try");
  } finally {
    channel.close();
    await store.close();
  }
}
