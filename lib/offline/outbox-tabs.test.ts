import "fake-indexeddb/auto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isUnsent, sameContent, withMerge, withTyping, type LocalDraft } from "@/lib/offline/local-draft";
import { LocalStore } from "@/lib/offline/local-store";
import { Outbox, type Answer, type DraftStore, type Transport } from "@/lib/offline/outbox";
import type { Clock } from "@/lib/offline/send-round";
import { testKeyring } from "@/lib/testing/device-keyring";
import { contentOf, MemoryStore, ModelServer, visitId, visitSaying } from "@/lib/testing/outbox-world";
import { often } from "@/lib/testing/how-often";

/**
 * Everything at once, in any order that a scheduler finds. One tab types. Two outboxes send (a page's and the service
 * worker's, one at a time if there is a lock). Each request and each reply takes its own time or is lost.
 */
const clock: Clock = { now: () => 0, random: () => 0.5 };

/** The scheduler decides when each write and read happens. */
function turned(store: DraftStore, scheduler: fc.Scheduler): DraftStore {
  return {
    list: () => scheduler.schedule(Promise.resolve(), "list").then(() => store.list()),
    change: (id, change) => scheduler.schedule(Promise.resolve(), "change").then(() => store.change(id, change)),
  };
}

function network(
  server: ModelServer,
  scheduler: fc.Scheduler,
  fates: readonly ("arrives" | "requestLost" | "replyLost")[],
): Transport {
  let sent = 0;
  return {
    send: async (request): Promise<Answer> => {
      const fate = fates[sent % Math.max(1, fates.length)] ?? "arrives";
      sent += 1;
      await scheduler.schedule(Promise.resolve(), "request");
      if (fate === "requestLost") throw new TypeError("network");
      const items: typeof request.items = JSON.parse(JSON.stringify(request.items)); // as it is sent over the network
      const replies = items.map((item) => server.receive(item));
      await scheduler.schedule(Promise.resolve(), "reply");
      if (fate === "replyLost") throw new TypeError("network");
      return { kind: "replies", replies };
    },
  };
}

const texts = (draft: LocalDraft | undefined) => draft?.typed.entries.map(({ text }) => text) ?? [];

/** As Web Locks: later requests wait. */
function lock() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}

interface Course {
  store: DraftStore;
  scheduler: fc.Scheduler;
  words: readonly string[];
  fates: readonly ("arrives" | "requestLost" | "replyLost")[];
  locked: boolean;
}

async function interleaved({ store, scheduler, words, fates, locked }: Course) {
  const server = new ModelServer();
  const slow = turned(store, scheduler);
  const transport = network(server, scheduler, fates);
  const outboxes = [new Outbox(slow, transport, clock), new Outbox(slow, transport, clock)];
  const typing = async () => {
    for (const [place] of words.entries()) {
      const typed = visitSaying(words.slice(0, place + 1));
      await slow.change(visitId, (draft) =>
        withTyping(
          draft,
          {
            id: visitId,
            projectId: "p",
            siteName: "",
            baseVersion: 0,
            typed,
            content: contentOf(typed),
            keeper: "tab",
          },
          -10_000,
        ),
      );
    }
  };
  const oneAtATime = locked ? lock() : <T>(work: () => Promise<T>) => work();
  const sending = async (outbox: Outbox) => {
    for (let round = 0; round < 3; round += 1) await oneAtATime(() => outbox.run({ atOnce: true }));
  };
  const all = Promise.all([typing(), ...outboxes.map(sending)]);
  await scheduler.waitFor(all);

  const held = (await store.list())[0];
  expect(texts(held)).toEqual(words);
  // What the device calls sent, the server has, at exactly that version.
  if (held && !held.dirty) {
    const there = server.versions[held.baseVersion - 1];
    expect(there && held.content && sameContent(there.content, held.content)).toBe(true);
  }
  // With a good network the text arrives. Nobody else wrote, so its writer is asked nothing; without a lock at most
  // once.
  const fair = new Outbox(
    store,
    network(server, { schedule: (task: Promise<unknown>) => task } as fc.Scheduler, []),
    clock,
  ); // only `schedule` is called
  for (let round = 0; round < 3; round += 1) {
    await fair.run({ atOnce: true });
    if (locked) continue;
    await store.change(visitId, (draft) => {
      if (draft?.queue.at !== "conflict") return undefined;
      return withMerge(
        draft,
        { typed: draft.typed, content: draft.content, baseVersion: draft.queue.server.version },
        -10_000,
      );
    });
  }
  const end = (await store.list())[0];
  expect(end?.queue.at).toBe("saved");
  expect(end && isUnsent(end)).toBe(false);
  expect(server.current?.content.entries.map(({ text }) => text)).toEqual(words);
}

const words = fc.array(fc.stringMatching(/^[甲乙丙]{1,3}$/), { minLength: 1, maxLength: 5 });
const fates = fc.array(fc.constantFrom("arrives" as const, "requestLost" as const, "replyLost" as const), {
  maxLength: 6,
});

describe("typing and two outboxes at once", () => {
  it("keep every word and send it to the server, in whatever order things happen", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), words, fates, fc.boolean(), (scheduler, said, lost, locked) =>
        interleaved({ store: new MemoryStore(), scheduler, words: said, fates: lost, locked }),
      ),
      { numRuns: often(1_000) },
    );
  });

  it("do so over the encrypted store of two tabs", async () => {
    let account = 0;
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), words, fates, fc.boolean(), async (scheduler, said, lost, locked) => {
        const name = `tabs-${(account += 1)}`;
        const tabs = [new LocalStore(name, testKeyring), new LocalStore(name, testKeyring)];
        let turn = 0;
        const either = () => tabs[(turn += 1) % 2] as LocalStore;
        const store: DraftStore = { list: () => either().list(), change: (id, change) => either().change(id, change) };
        await interleaved({ store, scheduler, words: said, fates: lost, locked });
        for (const tab of tabs) await tab.close();
      }),
      { numRuns: often(500) },
    );
  });
});
