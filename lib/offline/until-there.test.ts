import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { untilThere } from "@/lib/offline/until-there";

const clock = { random: () => 1 };

/** A part that cannot be loaded the first `failures` times. */
function partAfter(failures: number) {
  let tries = 0;
  return {
    tries: () => tries,
    load: async () => {
      tries += 1;
      if (tries <= failures) throw new Error("no network");
      return "the part";
    },
  };
}

describe("a part of the code that the page loads by itself", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("is tried again after 2, 4 and 8 seconds until it is there, and every failure is told", async () => {
    const part = partAfter(3);
    const told: unknown[] = [];
    const loaded = untilThere(part.load, (error) => told.push(error), clock);
    for (const [ms, tries] of [
      [0, 1],
      [1_999, 1],
      [1, 2],
      [4_000, 3],
      [7_999, 3],
      [1, 4],
    ] as const) {
      await vi.advanceTimersByTimeAsync(ms);
      expect(part.tries()).toBe(tries);
    }
    expect(await loaded).toBe("the part");
    expect(told).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(part.tries()).toBe(4);
  });

  it("is tried at once when the network is back, and still later if that came too early", async () => {
    const events = new EventTarget();
    vi.stubGlobal("addEventListener", events.addEventListener.bind(events));
    vi.stubGlobal("removeEventListener", events.removeEventListener.bind(events));
    const part = partAfter(2);
    const loaded = untilThere(part.load, undefined, clock);
    await vi.advanceTimersByTimeAsync(100);
    events.dispatchEvent(new Event("online"));
    await vi.advanceTimersByTimeAsync(0);
    expect(part.tries()).toBe(2);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(await loaded).toBe("the part");
  });
});
