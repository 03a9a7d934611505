import { describe, expect, it } from "vitest";
import { fillWords } from "@/lib/fill-words";
import en from "@/lib/i18n/messages/en/visits.json";
import zhCN from "@/lib/i18n/messages/zh-CN/visits.json";
import { problemsOf } from "@/lib/profiles/problem-states";
import type { ProfileEntry } from "@/lib/profiles/types";
import { quoted } from "@/lib/visits/site-notes";

let serial = 0;
function said(visitedOn: string, text: string, more: Partial<ProfileEntry> = {}): ProfileEntry {
  serial += 1;
  const own = { id: `e${serial}`, dimension: "problem", text, form: "summary", speakerCategory: "" } as const;
  return { ...own, visitId: visitedOn, visitedOn, waiting: false, themes: [], ...more };
}

const [first, second, last] = ["2026-03-01", "2026-06-01", "2026-09-01"] as const;
const stands = (entries: ProfileEntry[]) => problemsOf(entries, last).map(({ stand }) => stand);
const lines = "一条路灯三个月没有人修。";

describe("how a problem stands after the last visit", () => {
  it("is new where only the last visit heard it, and still there where an earlier one did too", () => {
    expect(stands([said(last, lines)])).toEqual([{ at: "new" }]);
    const [problem, ...others] = problemsOf([said(last, lines), said(first, "一条路灯三个月 没有人修。")], last);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ stand: { at: "still" }, since: first, times: 2, entry: { visitedOn: last } });
  });

  it("is silent where the last visit says nothing of it, and of the theme where it heard another of the same theme", () => {
    expect(stands([said(first, lines)])).toEqual([{ at: "silent" }]);
    const again = said(last, "路灯坏了没人管。", { themes: ["公共照明"] });
    const before = said(first, lines, { themes: ["公共照明", "资金"] });
    expect(stands([again, before])).toEqual([{ at: "new" }, { at: "theme" }]);
    // What works well under the same theme is no problem.
    expect(stands([{ ...again, dimension: "example" }, before])).toEqual([{ at: "silent" }]);
  });

  it.each([zhCN, en])("is solved where a later visit notes what the form writes for 已解决", ({ form }) => {
    const text = fillWords(form.earlierProblems.resolvedText, { day: "任何一天", text: quoted(lines) });
    const noted = said(second, text, { dimension: "status" });
    expect(stands([noted, said(first, lines)])).toEqual([{ at: "solved", on: second, visitId: second }]);
    // Heard again after that, it is there again.
    expect(stands([said(last, lines), noted, said(first, lines)])).toEqual([{ at: "still" }]);
    // The same sentence of an earlier visit, or about other words, solves nothing.
    expect(stands([{ ...noted, visitedOn: "2026-01-01", visitId: "earlier" }, said(first, lines)])).toEqual([
      { at: "silent" },
    ]);
    expect(stands([noted, said(first, "别的问题。")])).toEqual([{ at: "silent" }]);
  });
});
