import { describe, expect, it } from "vitest";
import { compared, replaced } from "@/lib/testing/returned/by-hand";
import { sampleReports } from "@/lib/testing/returned/reports";

const runIn = sampleReports.find(({ name }) => name === "run in and sub-headings");
if (!runIn) throw new Error("no report to cite in");

describe("citations in a returned text", () => {
  const cited = (text: string) => {
    const [section] = runIn.draft.sections;
    const [first] = section?.points ?? [];
    if (!section || !first) throw new Error("no point");
    const typed = { ...first, text };
    const sections = [{ ...section, points: [typed, ...section.points.slice(1)] }, ...runIn.draft.sections.slice(1)];
    return { ...runIn, draft: { ...runIn.draft, sections } };
  };
  const [one, two, three] = [
    "村（社区）普遍依托党群服务中心设立“议事厅”，有条件的自然村和小区设立了议事点。",
    "截至2026年8月底，8个镇街园区共建成议事点214个，",
    "其中当年新建37个。",
  ];
  const typed = `${one}{{佐证：e-1}}${two}${three}{{佐证：e-2}}`;

  it("stay with their sentences, and go with a sentence that is gone", async () => {
    const changed = await compared(cited(typed), (paper) => replaced(paper, "有条件的自然村", "条件好的自然村"));
    expect(changed.comparison.changes[0]?.returned?.text).toBe(typed.replace("有条件的自然村", "条件好的自然村"));
    const appended = await compared(cited(typed), (paper) =>
      replaced(paper, three, "其中当年新建37个、改建5个。另有计划。"),
    );
    expect(appended.comparison.changes[0]?.returned?.text).toBe(
      `${one}{{佐证：e-1}}${two}其中当年新建37个、改建5个。{{佐证：e-2}}另有计划。`,
    );
    const removed = await compared(cited(typed), (paper) => replaced(paper, one, ""));
    expect(removed.comparison.changes[0]?.returned?.text).toBe(`${two}${three}{{佐证：e-2}}`);
  });

  it("are no change by themselves", async () => {
    expect((await compared(cited(typed), () => undefined)).comparison.changes).toEqual([]);
  });
});
