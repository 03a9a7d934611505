import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PersonalWatch } from "@/components/privacy/personal-watch";

const mobile = "13000000000";

/** A watch over texts that the test sets. */
function watchOver(texts: Record<string, string>) {
  const read = vi.fn((path: string) => texts[path]);
  const watch = new PersonalWatch({ read, all: () => Object.entries(texts).map(([path, text]) => ({ path, text })) });
  const heard = vi.fn();
  watch.subscribe(heard);
  return { watch, heard, read, texts };
}

describe("the watch over what is being written", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("reads nothing at a keystroke, and only the field in question at a pause", () => {
    const { watch, heard, read, texts } = watchOver(
      Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`f${at}`, mobile])),
    );
    for (let key = 0; key < 100; key += 1) {
      watch.typed("f7");
      vi.advanceTimersByTime(100);
    }
    expect(read).not.toHaveBeenCalled();
    vi.advanceTimersByTime(5_000);
    expect(read.mock.calls).toEqual([["f7"]]);
    expect(watch.kindsAt("f7")).toEqual(["mobile"]);
    expect(watch.kindsAt("f8")).toEqual([]);
    expect(heard).toHaveBeenCalledTimes(1);
    // If nothing changed, listeners are not called and the finding is the same object.
    const before = watch.kindsAt("f7");
    texts.f7 = `${mobile}，常来`;
    watch.typed("f7");
    vi.advanceTimersByTime(5_000);
    expect(heard).toHaveBeenCalledTimes(1);
    expect(watch.kindsAt("f7")).toBe(before);
  });

  it("looks soon after a field is left, and ignores fields that it does not watch", () => {
    const { watch } = watchOver({ a: mobile });
    watch.left("siteId");
    watch.left("a");
    vi.advanceTimersByTime(300);
    expect(watch.kindsAt("a")).toEqual(["mobile"]);
  });

  it("waits while an input method composes, and while a finger is down", () => {
    const { watch } = watchOver({ a: mobile });
    watch.typed("a");
    watch.composing(true);
    watch.typed("a");
    vi.advanceTimersByTime(60_000);
    expect(watch.kindsAt("a")).toEqual([]);
    watch.composing(false);
    watch.pressed(true);
    vi.advanceTimersByTime(60_000);
    expect(watch.kindsAt("a")).toEqual([]);
    watch.pressed(false);
    vi.advanceTimersByTime(300);
    expect(watch.kindsAt("a")).toEqual(["mobile"]);
  });

  it("does not ask again about kept words, in any field, but asks about everything else", () => {
    const { watch } = watchOver({ a: `${mobile} a@b.cn`, b: mobile });
    watch.keep([mobile]);
    vi.advanceTimersByTime(50);
    expect(watch.kindsAt("a")).toEqual(["email"]);
    expect(watch.kindsAt("b")).toEqual([]);
    expect(watch.undecided()).toEqual([{ path: "a", text: `${mobile} a@b.cn` }]);
    expect(watch.wordsAt("a")).toEqual(["a@b.cn"]);
  });

  it("looks at everything when texts are filled in by code, and forgets what is gone", () => {
    const { watch, texts } = watchOver({ a: mobile, b: mobile });
    watch.changed();
    vi.advanceTimersByTime(50);
    expect([watch.kindsAt("a"), watch.kindsAt("b")]).toEqual([["mobile"], ["mobile"]]);
    texts.a = "〔手机号已隐去〕";
    watch.changed();
    vi.advanceTimersByTime(50);
    expect([watch.kindsAt("a"), watch.kindsAt("b")]).toEqual([[], ["mobile"]]);
  });
});
