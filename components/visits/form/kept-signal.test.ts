import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { calmMs, KeptSignal } from "@/components/visits/form/kept-signal";
import type { KeptState } from "@/lib/offline/keeper";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What the page says, in order. */
function said() {
  const signal = new KeptSignal();
  const heard: KeptState["at"][] = [];
  signal.subscribe(() => heard.push(signal.current().at));
  return { signal, heard };
}

it("says once that it is keeping while somebody types, and that the text is kept after a pause", () => {
  const { signal, heard } = said();
  for (let key = 0; key < 20; key += 1) {
    signal.tell({ at: "keeping" });
    vi.advanceTimersByTime(calmMs / 4);
    signal.tell({ at: "kept" });
    vi.advanceTimersByTime(calmMs / 4);
  }
  expect(heard).toEqual(["keeping"]);
  vi.advanceTimersByTime(calmMs);
  expect(heard).toEqual(["keeping", "kept"]);
});

it("never says that a text is kept which was changed since", () => {
  const { signal } = said();
  signal.tell({ at: "keeping" });
  signal.tell({ at: "kept" });
  signal.tell({ at: "keeping" });
  vi.advanceTimersByTime(calmMs * 10);
  expect(signal.current().at).toBe("keeping");
});

it("says at once what went wrong, and does not take it back later", () => {
  for (const wrong of [{ at: "fault", fault: "unknown" }, { at: "takenOver" }] as const) {
    const { signal, heard } = said();
    signal.tell({ at: "keeping" });
    signal.tell({ at: "kept" });
    signal.tell(wrong);
    expect(heard.at(-1)).toBe(wrong.at);
    vi.advanceTimersByTime(calmMs * 10);
    expect(signal.current().at).toBe(wrong.at);
  }
});
