import { describe, expect, test, vi } from "vitest";
import { dayAt, timeAt } from "@/lib/calendar";

const moment = new Date("2026-11-30T16:05:09Z");

describe("a moment at a place", () => {
  test("has the day and the time of that place", () => {
    expect(dayAt(moment, "Asia/Shanghai")).toBe("2026-12-01");
    expect(dayAt(moment, "America/New_York")).toBe("2026-11-30");
    expect(timeAt(moment, "Asia/Shanghai")).toBe("00:05");
    expect(timeAt(moment, "Asia/Shanghai", "seconds")).toBe("00:05:09");
    expect(timeAt(moment, "America/New_York")).toBe("11:05");
  });

  test("makes one formatter for each place, however often it is asked", () => {
    let made = 0;
    class Counted extends Intl.DateTimeFormat {
      constructor(locales?: string, options?: Intl.DateTimeFormatOptions) {
        super(locales, options);
        made += 1;
      }
    }
    vi.stubGlobal("Intl", Object.create(Intl, { DateTimeFormat: { value: Counted } }));
    for (let turn = 0; turn < 5; turn += 1) {
      dayAt(moment, "Europe/Lisbon");
      timeAt(moment, "Europe/Lisbon");
    }
    vi.unstubAllGlobals();
    expect(made).toBe(2);
  });

  test("of a place that does not exist is no silent guess", () => {
    expect(() => dayAt(moment, "Nowhere/Place")).toThrow(RangeError);
  });
});
