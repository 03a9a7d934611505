import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { onPauseAfter } from "@/components/attachments/on-pause-after";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", new EventTarget());
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const say = (type: string) => document.dispatchEvent(new Event(type));

it("works once after many events, when nobody has typed for a second", () => {
  const work = vi.fn();
  onPauseAfter("focusout", work);
  for (let times = 0; times < 20; times += 1) {
    say("keydown");
    say("focusout");
    vi.advanceTimersByTime(900);
  }
  expect(work).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect(work).toHaveBeenCalledTimes(1);
});

it("works for no key alone, and not after it was stopped", () => {
  const work = vi.fn();
  const stop = onPauseAfter("focusout", work);
  say("keydown");
  vi.advanceTimersByTime(5_000);
  expect(work).not.toHaveBeenCalled();
  say("focusout");
  stop();
  say("focusout");
  vi.advanceTimersByTime(5_000);
  expect(work).not.toHaveBeenCalled();
});
