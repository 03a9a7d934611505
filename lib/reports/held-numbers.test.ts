import { describe, expect, it } from "vitest";
import { composeReport } from "@/lib/reports/compose";
import { tokenWords } from "@/lib/reports/document-words";
import { freezeModel, thawModel } from "@/lib/reports/frozen-model";
import type { ReportCounts } from "@/lib/reports/types";
import type { DimensionKey, SectionLayout } from "@/lib/vocabulary";
import { draftPointOf, draftSection, plainDraft } from "@/lib/testing/plain-draft";
import { textsOf, write } from "@/lib/testing/plain-report";

const site = { id: "s1", name: "桥头镇", kind: "town" as const };
const countsOf = (dimension: DimensionKey): ReportCounts => ({
  ...{ visits: 1, entries: 1, heard: 1, firstDay: "2026-10-08", lastDay: "2026-10-08", sites: [site], methods: [] },
  themes: [{ id: "t", name: "网格运行", dimension, siteIds: [site.id] }],
});
const at = (id: string, level: 0 | 1 | 2) => draftPointOf(id, { lead: id, text: `${id}事。`, level, themeId: "t" });

function modelOf(heading: string, dimension: DimensionKey, layout: SectionLayout = "run_in") {
  const points = [at("甲", 0), at("乙", 1), at("丙", 1), at("丁", 2), at("戊", 2)];
  const section = { ...draftSection("S", points), heading, layout };
  const draft = plainDraft({ sections: [section] });
  return composeReport({ draft, stage: "first_draft", counts: countsOf(dimension), words: tokenWords });
}
const printed = async (...of: Parameters<typeof modelOf>) =>
  textsOf(await write(modelOf(...of)), "ReportBody").join("");

describe("points inside points that run on", () => {
  it("are （1） and ① where nothing is demanded", async () => {
    expect(await printed("主要做法与成效", "status")).toBe(
      "甲。甲事。（1）乙。乙事。（2）丙。丙事。①丁。丁事。②戊。戊事。",
    );
    expect(await printed("存在的问题", "problem", "paragraphs")).toContain("（1）乙。乙事。");
  });

  it("are 一要 and （1） where they are suggestions, or their heading asks for them", async () => {
    expect(await printed("情况", "suggestion")).toContain("一要乙。乙事。二要丙。丙事。（1）丁。");
    expect(await printed("下一步工作的思路", "status")).toContain("一要乙。");
  });

  it("keep their numbers in what was sent out, and 一要 in what was sent out before", async () => {
    const model = modelOf("主要做法与成效", "status");
    const frozen: object = JSON.parse(JSON.stringify(freezeModel(model)));
    expect(thawModel(frozen)).toEqual(JSON.parse(JSON.stringify(model)));
    const before = model.sections.map(({ numbersHeld: _gone, ...section }) => section);
    const [old] = textsOf(await write(thawModel({ ...frozen, sections: before, shape: 5 })), "ReportBody");
    expect(old).toContain("一要乙。");
  });
});
