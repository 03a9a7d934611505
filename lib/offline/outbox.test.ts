import "fake-indexeddb/auto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isUnsent, sameContent, withTyping, type LocalDraft } from "@/lib/offline/local-draft";
import { LocalStore } from "@/lib/offline/local-store";
import { dueAt, Outbox, quietMs, type Answer, type DraftStore } from "@/lib/offline/outbox";
import { retryDelay } from "@/lib/offline/send-round";
import { testKeyring } from "@/lib/testing/device-keyring";
import type { SyncRequest } from "@/lib/visits/sync-schema";
import { contentOf, MemoryStore, visitSaying, World, type Weather } from "@/lib/testing/outbox-world";

interface Model {
  /** What the form shows. */
  texts: string[];
}
type Step = fc.AsyncCommand<Model, World>;

/** What must be true after every step. */
async function holds(world: World, model: Model) {
  const draft = await world.draft();
  if (model.texts.length === 0) return;
  if (!draft) throw new Error("the draft left the device");
  // The text in the form is the text on the device.
  expect(draft.typed.entries.map(({ text }) => text)).toEqual(model.texts);
  // Only what the server has acknowledged counts as sent.
  if (!draft.dirty) {
    const acknowledged = world.server.versions[draft.baseVersion - 1];
    expect(acknowledged && draft.content && sameContent(acknowledged.content, draft.content)).toBe(true);
  }
  // No version on the device is based on another person's text that this person has not merged.
  world.server.versions.forEach((version, place) => {
    const before = world.server.versions[place - 1];
    if (version.by !== "device" || before?.by !== "stranger") return;
    const texts = new Set(version.content.entries.map(({ text }) => text));
    const lost = before.content.entries.filter(({ text }) => text.startsWith("stranger") && !texts.has(text));
    expect(lost).toEqual([]);
  });
}

function step(
  name: string,
  run: (world: World, model: Model) => Promise<void>,
  ready: (model: Model) => boolean = () => true,
): Step {
  return {
    check: (model) => ready(model),
    run: async (model, world) => {
      await run(world, model);
      await holds(world, model);
    },
    toString: () => name,
  };
}

const year = 365 * 24 * 3_600_000;
const typedOnce = (model: Model) => model.texts.length > 0;
async function inConflict(world: World) {
  return (await world.draft())?.queue.at === "conflict";
}

let strangers = 0;

/** While a conflict is open the form shows both texts and accepts no typing. Everything merged in stays in the text. */
async function type(world: World, model: Model, word: string) {
  if (await inConflict(world)) return;
  model.texts = [...model.texts.filter((text) => text.startsWith("stranger")), word];
  await world.type(model.texts);
}

async function merge(world: World, model: Model) {
  await world.merge();
  const draft = await world.draft();
  model.texts = draft?.typed.entries.map(({ text }) => text) ?? [];
}

const word = fc.stringMatching(/^[甲乙丙丁]{1,3}$/);
const weather = fc.constantFrom<Weather[]>(
  "good",
  "requestLost",
  "replyLost",
  "deliveredTwice",
  "signedOut",
  "serverFails",
  "garbage",
);
const commands = [
  word.map((text) => step(`type ${text}`, (world, model) => type(world, model, text))),
  weather.map((kind) =>
    step(`send in ${kind}`, async (world) => {
      world.weather = kind;
      world.now += quietMs;
      await world.run();
    }),
  ),
  fc.tuple(weather, word).map(([kind, text]) =>
    step(
      `send in ${kind}, typing ${text} meanwhile`,
      async (world, model) => {
        world.weather = kind;
        world.now += quietMs;
        world.meanwhile = () => type(world, model, text);
        await world.run();
        world.meanwhile = null;
      },
      typedOnce,
    ),
  ),
  fc.constant(
    step(
      "a stranger saves",
      async (world) => world.server.strangerSaves(contentOf(visitSaying([`stranger ${(strangers += 1)}`]))),
      typedOnce,
    ),
  ),
  // The device's clock changes: by a person, by an empty battery, by the network.
  fc.constantFrom(-10 * year, -1_000, 1_000, 10 * year).map((by) =>
    step(`the clock moves by ${by} ms`, async (world) => {
      world.now += by;
    }),
  ),
  fc.constant(step("merge", merge, typedOnce)),
  fc.constant(step("restart", async (world) => world.restart())),
  fc.constant(step("submit", (world) => world.submit(), typedOnce)),
];

/**
 * With a good network, and with every conflict merged, what is in the form arrives, or the server says why it cannot.
 */
async function settles(world: World, model: Model) {
  world.weather = "good";
  for (let round = 0; round < 3; round += 1) {
    world.now += 600_000;
    await world.run();
    if (await inConflict(world)) await merge(world, model);
  }
  world.now += 600_000;
  const end = await world.run();
  await holds(world, model);
  if (!typedOnce(model)) return;
  const draft = await world.draft();
  if (!draft) throw new Error("the draft left the device");
  expect(end.kind).toBe("idle");
  if (draft.queue.at === "forbidden") {
    expect(world.server.state).toBe("submitted");
    return;
  }
  expect(isUnsent(draft)).toBe(false);
  const arrived = world.server.versions[draft.baseVersion - 1];
  expect(arrived?.content.entries.map(({ text }) => text)).toEqual(model.texts);
  expect(world.server.versions.slice(draft.baseVersion).every(({ by }) => by === "stranger")).toBe(true);
}

async function keepsItsPromises(makeStore: () => DraftStore, numRuns: number) {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 30 }), async (sequence) => {
      const world = new World(makeStore());
      const model: Model = { texts: [] };
      await fc.asyncModelRun(() => ({ model, real: world }), sequence);
      await settles(world, model);
    }),
    { numRuns },
  );
}

describe("the outbox", () => {
  it("loses, doubles and overwrites nothing, whatever the network and other people do", async () => {
    await keepsItsPromises(() => new MemoryStore(), 600);
  });

  it("keeps the same promises over the encrypted store in IndexedDB", async () => {
    let account = 0;
    await keepsItsPromises(() => new LocalStore(`model-${(account += 1)}`, testKeyring), 500);
  });

  it("recognises its own earlier text if only the reply was lost, and continues from it", async () => {
    const world = new World(new MemoryStore());
    await world.type(["甲"]);
    world.weather = "replyLost";
    world.now += quietMs;
    await world.run();
    await world.type(["甲", "乙"]);
    world.weather = "good";
    world.now += quietMs;
    await world.run();
    expect((await world.draft())?.queue).toEqual({ at: "saved", state: "draft" });
    expect(world.server.versions.map(({ content }) => content.entries.length)).toEqual([1, 2]);
  });

  it("stops at 401 with everything kept, and continues after signing in", async () => {
    const world = new World(new MemoryStore());
    await world.type(["甲"]);
    world.weather = "signedOut";
    world.now += quietMs;
    expect(await world.run()).toEqual({ kind: "signedOut" });
    expect((await world.draft())?.dirty).toBe(true);
    world.weather = "good";
    expect(await world.run()).toEqual({ kind: "idle" });
    expect((await world.draft())?.dirty).toBe(false);
  });

  it("waits 2 s after the first failure, twice as long after each further one, and never over 5 minutes", () => {
    expect([1, 2, 3, 4].map((attempts) => retryDelay(attempts, 1))).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(retryDelay(50, 1)).toBe(300_000);
    expect(retryDelay(1, 0)).toBe(1_000);
  });

  it("waits for a pause in typing, but not if the visit is handed in", async () => {
    const world = new World(new MemoryStore());
    await world.type(["甲"]);
    const draft = (await world.draft()) as LocalDraft; // typed just before
    expect(dueAt(draft, world.now)).toBe(world.now + quietMs);
    expect(dueAt({ ...draft, submitRequested: true }, world.now)).toBe(0);
  });

  it("waits no longer for a clock that was set back ten years, whatever it had noted before", async () => {
    const world = new World(new MemoryStore());
    await world.type(["甲"]);
    world.weather = "requestLost";
    world.now += quietMs;
    await world.run();
    expect((await world.draft())?.retryAt).toBeGreaterThan(world.now);
    world.weather = "good";
    world.now -= 10 * year;
    // Automatically, and not because a person or the network asks for it.
    expect(await world.run({ atOnce: false })).toEqual({ kind: "idle" });
    expect(world.server.versions).toHaveLength(1);
  });

  it("sends what has long had no answer as soon as the server answers anything else", async () => {
    const store = new MemoryStore();
    const typed = visitSaying(["甲"]);
    const write = (id: string) =>
      store.change(id, () =>
        withTyping(
          undefined,
          { id, projectId: "p", siteName: "", baseVersion: 0, typed, content: contentOf(typed), keeper: "" },
          0,
        ),
      );
    let up = false;
    const arrived: string[] = [];
    const send = async ({ items }: SyncRequest): Promise<Answer> => {
      if (!up) return { kind: "none" };
      arrived.push(...items.map(({ id }) => id));
      return { kind: "replies", replies: items.map(({ id }) => ({ id, status: "saved", version: 1, state: "draft" })) };
    };
    let now = quietMs;
    const outbox = new Outbox(store, { send }, { now: () => now, random: () => 1 });
    await write("old");
    for (let times = 0; times < 6; times += 1) {
      const end = await outbox.run();
      if (end.kind === "later") now = end.at;
    }
    await outbox.run();
    expect((await store.list())[0]?.retryAt).toBeGreaterThan(now + 60_000);

    up = true;
    await write("new");
    expect(await outbox.run()).toEqual({ kind: "idle" });
    expect(arrived).toEqual(["new", "old"]);
  });

  it("does not send what is not complete yet, nor what a person has to decide", async () => {
    const world = new World(new MemoryStore());
    await world.type(["甲"]);
    const draft = (await world.draft()) as LocalDraft; // typed just before
    expect(dueAt({ ...draft, content: null }, world.now)).toBeNull();
    expect(dueAt({ ...draft, queue: { at: "invalid", fields: [] } }, world.now)).toBeNull();
    expect(dueAt({ ...draft, queue: { at: "forbidden", key: "visits.sync.notYours" } }, world.now)).toBeNull();
  });
});

describe("a server that cannot work now", () => {
  const once = async (answer: Answer, attempts = 0) => {
    const world = new World(new MemoryStore());
    await world.type(["甲"]);
    const draft = await world.draft();
    if (draft) await world.store.change(draft.id, (known) => known && { ...known, attempts });
    const now = world.now + quietMs;
    const outbox = new Outbox(world.store, { send: async () => answer }, { now: () => now, random: () => 0.5 });
    return { end: await outbox.run(), pause: ((await world.draft())?.retryAt ?? 0) - now, draft: await world.draft() };
  };

  it("is asked again by itself, not before the moment that it named, and nothing is signed out", async () => {
    const { end, pause, draft } = await once({ kind: "none", retryAfterMs: 5_000 });
    expect(end).toMatchObject({ kind: "later", unreachable: true });
    expect(pause).toBeGreaterThanOrEqual(5_000);
    expect(pause).toBeLessThan(10_000);
    expect(draft).toMatchObject({ dirty: true, queue: { at: "waiting" } });
  });

  it("is asked again within a minute after a long outage, where it said that it comes back", async () => {
    expect((await once({ kind: "none", retryAfterMs: 5_000 }, 20)).pause).toBeLessThanOrEqual(60_000);
    expect((await once({ kind: "none" }, 20)).pause).toBeGreaterThan(60_000);
  });

  it("is given at most five minutes and a half more, whatever it asks for", async () => {
    expect((await once({ kind: "none", retryAfterMs: 86_400_000 })).pause).toBeLessThanOrEqual(450_000);
  });
});
