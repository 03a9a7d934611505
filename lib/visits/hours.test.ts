import { expect, it } from "vitest";
import { hoursOf } from "@/lib/visits/hours";

it("hours are a range only if both are noted", () => {
  expect(hoursOf({ startedAt: "09:00", endedAt: "11:30" })).toEqual({ known: "range", from: "09:00", until: "11:30" });
  expect(hoursOf({ startedAt: "09:00", endedAt: "" })).toEqual({ known: "from", time: "09:00" });
  expect(hoursOf({ startedAt: null, endedAt: "11:30" })).toEqual({ known: "until", time: "11:30" });
  expect(hoursOf({ startedAt: "", endedAt: null })).toBeNull();
});
