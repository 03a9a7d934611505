import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Keeper, TakenOver, type KeptState } from "@/lib/offline/keeper";
import { StoreError } from "@/lib/offline/store-fault";

describe("keeping what is typed", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function desk(write: () => Promise<void>) {
    const told: KeptState["at"][] = [];
    const keeper = new Keeper(
      write,
      (state) => told.push(state.at),
      () => Date.now(),
    );
    return { keeper, told };
  }

  it("says kept only after the device's write has ended, and begins to write 200 ms after the first change", async () => {
    let finish: () => void = () => {};
    const write = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    const { keeper, told } = desk(write);
    keeper.touched();
    keeper.touched();
    expect(told.at(-1)).toBe("keeping");
    await vi.advanceTimersByTimeAsync(200);
    expect(write).toHaveBeenCalledTimes(1);
    expect(told).not.toContain("kept");
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(told.at(-1)).toBe("kept");
  });

  it("does not say kept for a change made during the write, and writes again", async () => {
    const finishes: (() => void)[] = [];
    const write = vi.fn(() => new Promise<void>((resolve) => finishes.push(resolve)));
    const { keeper, told } = desk(write);
    keeper.touched();
    await vi.advanceTimersByTimeAsync(200);
    keeper.touched();
    finishes[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(told).not.toContain("kept");
    await vi.advanceTimersByTimeAsync(200);
    finishes[1]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(told.at(-1)).toBe("kept");
    expect(keeper.settled).toBe(true);
  });

  it("writes no unconfirmed pinyin, unless the page may be closed in a moment", async () => {
    const write = vi.fn(() => Promise.resolve());
    const { keeper } = desk(write);
    keeper.composing(true);
    keeper.touched();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(write).not.toHaveBeenCalled();
    await keeper.flush();
    expect(write).toHaveBeenCalledTimes(1);
    keeper.touched();
    keeper.composing(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(write).toHaveBeenCalledTimes(2);
  });

  it("reports a full device and tries again until the text is stored", async () => {
    let full = true;
    const write = vi.fn(() => (full ? Promise.reject(new StoreError("full")) : Promise.resolve()));
    const { keeper, told } = desk(write);
    keeper.touched();
    await vi.advanceTimersByTimeAsync(200);
    expect(told.at(-1)).toBe("fault");
    full = false;
    await vi.advanceTimersByTimeAsync(2_500);
    expect(told.at(-1)).toBe("kept");
  });

  it("writes no more once another tab has taken over", async () => {
    const write = vi.fn(() => Promise.reject(new TakenOver()));
    const { keeper, told } = desk(write);
    keeper.touched();
    await vi.advanceTimersByTimeAsync(200);
    expect(told.at(-1)).toBe("takenOver");
    keeper.touched();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(write).toHaveBeenCalledTimes(1);
  });
});
