import { describe, expect, it } from "vitest";
import { checkReport } from "@/lib/reports/checks";
import { adviceAnswered, adviceTaken, settledAdvice } from "@/lib/reports/settle-advice";
import { withFields } from "@/lib/reports/parts/with-fields";
import type { DraftPoint, ReportCounts } from "@/lib/reports/types";
import { draftPointOf, draftSection, plainDraft } from "@/lib/testing/plain-draft";

const sites = Array.from({ length: 24 }, (_, at) => ({ id: `s${at}`, name: `第${at}号镇`, kind: "town" as const }));
const theme = (id: string, name: string, of: number) => ({
  ...{ id, name, dimension: "problem" as const },
  siteIds: sites.slice(0, of).map((site) => site.id),
});
const counts: ReportCounts = {
  ...{ visits: 24, entries: 100, heard: 60, firstDay: "2026-10-08", lastDay: "2026-11-20", sites, methods: [] },
  themes: [
    theme("staff", "专职人员不足", 20),
    theme("data", "数据不共享", 5),
    theme("deep", "部门数据不共享", 4),
    theme("none", "经费没有来源", 0),
  ],
};
const draftOf = (change: Partial<DraftPoint>) =>
  plainDraft({
    sections: [draftSection("问题", [draftPointOf("p1", { themeId: "staff", showSupport: true, ...change })])],
  });
const named = (change: Partial<DraftPoint>) =>
  checkReport(draftOf(change), counts).filter(({ kind }) => kind === "theme_differs");

describe("a lead that names another theme than the one that is counted", () => {
  it("is named, and counted by that theme in one press", () => {
    const draft = draftOf({ lead: "个别镇街反映数据不共享" });
    const [warning] = named({ lead: "个别镇街反映数据不共享" });
    expect(warning).toMatchObject({ details: ["数据不共享", "专职人员不足"], rebind: { id: "data" } });
    const fields = warning && adviceTaken(draft, warning);
    expect(fields).toEqual({ themeId: "data" });
    expect(checkReport(withFields(draft, "p1", fields ?? {}), counts).map(({ kind }) => kind)).not.toContain(
      "theme_differs",
    );
  });

  it("means the longer name where one name is within another", () => {
    expect(named({ lead: "部门数据不共享是通病" })[0]?.details[0]).toBe("部门数据不共享");
  });

  it("is left alone where it names its own theme too, names none, or prints no number", () => {
    expect(named({ lead: "专职人员不足，数据不共享" })).toEqual([]);
    expect(named({ lead: "基层力量跟不上" })).toEqual([]);
    expect(named({ lead: "数据不共享", showSupport: false })).toEqual([]);
    expect(named({ lead: "数据不共享", themeId: null })).toEqual([]);
    // Nobody has said it: there is nothing to count by.
    expect(named({ lead: "经费没有来源" })).toEqual([]);
  });

  it("is not counted otherwise once its words have changed, and may be answered", () => {
    const [warning] = named({ lead: "个别镇街反映数据不共享" });
    if (!warning) throw new Error("no warning");
    expect(adviceTaken(draftOf({ lead: "经费没有来源" }), warning)).toBe(null);
    const draft = draftOf({ lead: "个别镇街反映数据不共享" });
    const answered = withFields(draft, "p1", adviceAnswered(draft, warning, "一并写") ?? {});
    expect(settledAdvice([warning], answered).open).toEqual([]);
  });
});
