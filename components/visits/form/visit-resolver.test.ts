import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { valuesOf } from "@/components/visits/form/form-values";
import { visitResolver } from "@/components/visits/form/visit-resolver";
import { serverClock } from "@/lib/offline/server-clock";
import { blankVisit } from "@/lib/visits/draft";

const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, "0")}`;

/** The message at 走访日期 of a visit of this day. */
async function saidOf(visitedOn: string): Promise<unknown> {
  const values = valuesOf(blankVisit({ today: visitedOn, me: id(1) }));
  const { errors } = await visitResolver("Asia/Shanghai")(values, undefined, {
    fields: {},
    shouldUseNativeValidation: false,
  });
  return errors.visitedOn?.message;
}

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date", "performance"] }));
afterEach(() => void vi.useRealTimers());

it("a device whose clock is wrong by ten years goes by the server's", async () => {
  const real = Date.parse("2026-11-23T02:00:00Z");
  for (const device of ["2016-11-23T02:00:00Z", "2036-11-23T02:00:00Z"]) {
    vi.setSystemTime(new Date(device));
    serverClock.hear(real);
    expect(await saidOf("2026-11-23")).toBeUndefined();
    expect(await saidOf("2036-11-23")).toContain("visits.errors.dayAhead");
  }
});
