import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const noon = Date.parse("2026-11-23T04:00:00Z");

describe("the server's clock, as this tab last received it", () => {
  beforeEach(() => {
    vi.resetModules();
    vi.useFakeTimers({ now: noon });
  });
  afterEach(() => void vi.useRealTimers());
  const load = async () => (await import("@/lib/offline/server-clock")).serverClock;

  it("is the device's own until the server has answered", async () => {
    expect((await load()).now().getTime()).toBe(noon);
  });

  it("continues from an answer's time, whatever the device's clock is set to", async () => {
    const clock = await load();
    clock.hearAnswer(new Response(null, { headers: { date: "Mon, 23 Nov 2026 01:00:00 GMT" } }));
    vi.advanceTimersByTime(60_000);
    expect(clock.now().toISOString()).toBe("2026-11-23T01:01:00.000Z");
    vi.setSystemTime(noon - 5 * 3_600_000);
    expect(clock.now().toISOString()).toBe("2026-11-23T01:01:00.000Z");
  });

  it("prefers an answer of its own to what was stored, and ignores an answer without a date", async () => {
    const clock = await load();
    clock.guess(noon - 1_000);
    expect(clock.now().getTime()).toBe(noon - 1_000);
    clock.hear(noon - 7_000);
    clock.guess(noon + 9_000);
    clock.hearAnswer(new Response(null));
    expect(clock.now().getTime()).toBe(noon - 7_000);
  });
});
