import { describe, expect, it } from "vitest";
import { clockFace, elapsedSince, endAtHandIn, endOf, minutesOf, passed } from "@/lib/visits/timer";

const at = (iso: string) => ({ now: new Date(iso), timeZone: "Asia/Shanghai" });
const minute = 60_000;

describe("the time that has passed", () => {
  it("continues if the clock is set back, and is not lost if the device slept", () => {
    expect(passed({ wall: 10_000, steady: 0 }, { wall: 4_000, steady: 5_000 })).toBe(5_000);
    expect(passed({ wall: 10_000, steady: 0 }, { wall: 70_000, steady: 5_000 })).toBe(60_000);
  });
});

describe("how long a visit has been going on", () => {
  it("is counted in the local time of the survey", () => {
    expect(elapsedSince({ visitedOn: "2026-11-23", startedAt: "09:00" }, at("2026-11-23T01:12:34Z"))).toBe(
      12 * minute + 34_000,
    );
  });

  it("continues over midnight", () => {
    expect(elapsedSince({ visitedOn: "2026-11-23", startedAt: "23:50" }, at("2026-11-23T16:10:05Z"))).toBe(
      20 * minute + 5_000,
    );
  });

  it("is unknown before it has begun, and if it was long ago", () => {
    expect(elapsedSince({ visitedOn: "2026-11-23", startedAt: "09:00" }, at("2026-11-23T00:59:59Z"))).toBeNull();
    expect(elapsedSince({ visitedOn: "2026-11-22", startedAt: "09:00" }, at("2026-11-23T01:12:34Z"))).toBeNull();
    expect(elapsedSince({ visitedOn: "", startedAt: "09:00" }, at("2026-11-23T01:12:34Z"))).toBeNull();
  });
});

describe("the end that is noted", () => {
  it("is the present time at the place", () => {
    expect(endOf({ visitedOn: "2026-11-23", startedAt: "09:00" }, at("2026-11-23T03:05:40Z"))).toEqual({
      endedAt: "11:05",
      cut: false,
    });
  });

  it("after midnight is the last minute of the visit's day, and says so", () => {
    expect(endOf({ visitedOn: "2026-11-23", startedAt: "23:50" }, at("2026-11-23T16:10:05Z"))).toEqual({
      endedAt: "23:59",
      cut: true,
    });
  });

  it("is never before the start, also if the clock was set back", () => {
    expect(endOf({ visitedOn: "2026-11-23", startedAt: "09:00" }, at("2026-11-23T00:30:00Z"))).toEqual({
      endedAt: "09:00",
      cut: false,
    });
  });
});

describe("the face of the timer", () => {
  it("shows hours only if there are any", () => {
    expect([0, 59_999, 12 * minute + 34_000, 60 * minute, 754 * minute].map(clockFace)).toEqual([
      "00:00",
      "00:59",
      "12:34",
      "1:00:00",
      "12:34:00",
    ]);
  });

  it("shows the minutes of a visit that is over", () => {
    expect(minutesOf({ startedAt: "09:00", endedAt: "10:20" })).toBe(80);
    expect(minutesOf({ startedAt: "10:00", endedAt: "09:00" })).toBeNull();
    expect(minutesOf({ startedAt: "10:00", endedAt: "" })).toBeNull();
  });
});

describe("handing in", () => {
  const handIn = (visit: Partial<{ visitedOn: string; startedAt: string; endedAt: string }>, iso: string) =>
    endAtHandIn({ visitedOn: "2026-11-23", startedAt: "09:00", endedAt: "", ...visit }, at(iso));

  it("stops a timer that runs, at the present time at the place", () => {
    expect(handIn({}, "2026-11-23T03:05:40Z")).toEqual({ kind: "stop", endedAt: "11:05" });
  });

  it("asks for the end of a visit of another day, also just after midnight", () => {
    expect(handIn({ visitedOn: "2026-11-20" }, "2026-11-23T03:05:40Z")).toEqual({ kind: "ask" });
    expect(handIn({ startedAt: "23:50" }, "2026-11-23T16:10:05Z")).toEqual({ kind: "ask" });
  });

  it("asks if the noted beginning is still to come", () => {
    expect(handIn({ startedAt: "14:00" }, "2026-11-23T03:05:40Z")).toEqual({ kind: "ask" });
  });

  it("leaves an end that is noted, and a visit without a beginning, as they are", () => {
    expect(handIn({ endedAt: "10:20" }, "2026-11-23T03:05:40Z")).toEqual({ kind: "nothing" });
    expect(handIn({ startedAt: "" }, "2026-11-23T03:05:40Z")).toEqual({ kind: "nothing" });
  });
});
