import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RoundEnd } from "@/lib/offline/send-round";
import { emptySender, SenderBase, type SenderView } from "@/lib/offline/sender-base";
import { StoreError } from "@/lib/offline/store-fault";

interface Round {
  atOnce: boolean;
  end: (end: RoundEnd) => void;
}

/** A queue whose rounds end when and how the test says. */
class TestSender extends SenderBase<SenderView & { items: readonly string[] }> {
  readonly rounds: Round[] = [];

  constructor(lock = "lock") {
    super("me", { ...emptySender, items: [] }, { channel: `channel-${lock}`, lock });
  }

  protected sendDue({ atOnce }: { atOnce: boolean }): Promise<RoundEnd> {
    return new Promise((end) => this.rounds.push({ atOnce, end }));
  }

  protected readStore(): Promise<unknown> {
    return Promise.resolve();
  }

  protected joined(): void {}

  put(...items: string[]) {
    this.show({ items });
  }

  write(work: () => Promise<void>) {
    return this.writing(work);
  }

  /** Ends the current round. A round that follows at once has begun when this resolves. */
  async finish(end: RoundEnd) {
    this.rounds.at(-1)?.end(end);
    await vi.advanceTimersByTimeAsync(0);
  }

  get begun() {
    return this.rounds.map(({ atOnce }) => atOnce);
  }
}

const idle = { kind: "idle" } as const;

function memoryStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
}

/** As the browser's Web Locks: later requests wait. */
function webLocks() {
  const last = new Map<string, Promise<unknown>>();
  return {
    request: (name: string, work: () => Promise<unknown>) => {
      const mine = (last.get(name) ?? Promise.resolve()).then(work);
      last.set(name, mine);
      return mine;
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("navigator", { locks: webLocks() });
  vi.stubGlobal("localStorage", memoryStorage());
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settled = () => vi.advanceTimersByTimeAsync(0);

describe("a queue at work in a browser", () => {
  it("runs one more round for all that woke it during a round, at once if one of them asked for that", async () => {
    const sender = new TestSender();
    sender.wake();
    await settled();
    sender.wake({ atOnce: true });
    sender.wake();
    expect(sender.begun).toEqual([false]);
    await sender.finish(idle);
    expect(sender.begun).toEqual([false, true]);
    await sender.finish(idle);
    expect(sender.begun).toEqual([false, true]);
  });

  it("runs no round before what was written is due, and one then, however often it was written", async () => {
    const sender = new TestSender();
    sender.wakeBy(Date.now() + 3_000);
    await vi.advanceTimersByTimeAsync(1_000);
    sender.wakeBy(Date.now() + 3_000);
    expect(sender.begun).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sender.begun).toEqual([false]);
    // The round may have looked before this was written.
    sender.wakeBy(Date.now() + 3_000);
    await sender.finish({ kind: "later", at: Date.now() + 50_000 });
    expect(sender.begun).toEqual([false, false]);
    await sender.finish({ kind: "later", at: Date.now() + 50_000 });
    sender.wakeBy(Date.now() + 3_000);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(sender.begun).toEqual([false, false, false]);
    await sender.finish(idle);
  });

  it("does not wake for what is written while only a person can help", async () => {
    const sender = new TestSender();
    sender.wake();
    await settled();
    await sender.finish({ kind: "signedOut" });
    sender.wakeBy(Date.now() + 3_000);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sender.begun).toEqual([false]);
  });

  it("sends no requests after the session has ended until a person returns or five minutes have passed", async () => {
    const sender = new TestSender();
    sender.wake();
    await settled();
    await sender.finish({ kind: "signedOut" });
    expect(sender.current().halt).toBe("signedOut");
    sender.wake();
    await settled();
    expect(sender.begun).toEqual([false]);
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(sender.begun).toEqual([false, true]);
    await sender.finish({ kind: "signedOut" });
    sender.wake({ atOnce: true });
    await settled();
    await sender.finish(idle);
    expect(sender.current().halt).toBeNull();
  });

  it("continues when what waits is due, and never sleeps longer than a minute", async () => {
    const sender = new TestSender();
    sender.wake();
    await settled();
    await sender.finish({ kind: "later", at: Date.now() + 10_000 });
    await vi.advanceTimersByTimeAsync(9_999);
    expect(sender.begun).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sender.begun).toHaveLength(2);
    await sender.finish({ kind: "later", at: Date.now() + 3600_000 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sender.begun).toHaveLength(3);
  });

  it("notifies the screens at once, then at most ten times a second, and always of the last state", () => {
    const sender = new TestSender();
    const seen: string[] = [];
    sender.subscribe(() => seen.push(sender.current().items.join("")));
    for (const item of ["甲", "乙", "丙"]) sender.put(item);
    expect(seen).toEqual(["甲"]);
    vi.advanceTimersByTime(100);
    expect(seen).toEqual(["甲", "丙"]);
  });

  it("shows why the store could not write until it can, and says nothing of a change that threw its own error", async () => {
    const sender = new TestSender();
    const failing = (error: Error) => () => Promise.reject(error);
    await expect(sender.write(failing(new Error("taken over")))).rejects.toThrow("taken over");
    expect(sender.current().fault).toBeNull();
    await expect(sender.write(failing(new StoreError("full")))).rejects.toMatchObject({ fault: "full" });
    expect(sender.current().fault).toBe("full");
    await sender.write(() => Promise.resolve());
    expect(sender.current().fault).toBeNull();
  });
});

describe("two tabs of an account", () => {
  const twoTabs = async () => {
    const [first, second] = [new TestSender(), new TestSender()];
    first.wake();
    await settled();
    second.wake();
    await settled();
    return { first, second };
  };

  it("send one after the other", async () => {
    const { first, second } = await twoTabs();
    expect([first.begun.length, second.begun.length]).toEqual([1, 0]);
    await first.finish(idle);
    expect(second.begun).toHaveLength(1);
  });

  it("send one after the other also without Web Locks, however long a round takes", async () => {
    vi.stubGlobal("navigator", {});
    const { first, second } = await twoTabs();
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect([first.begun.length, second.begun.length]).toEqual([1, 0]);
    await first.finish(idle);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(second.begun).toHaveLength(1);
  });

  it("without Web Locks do not wait for a tab that was closed", async () => {
    vi.stubGlobal("navigator", {});
    localStorage.setItem("lock", String(Date.now() + 40_000));
    const sender = new TestSender();
    sender.wake();
    await settled();
    expect(sender.begun).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sender.begun).toHaveLength(1);
  });
});
