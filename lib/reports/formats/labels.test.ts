import { describe, expect, it } from "vitest";
import { sampleLabels } from "@/lib/testing/report-sample";

describe("report labels", () => {
  it("show the support with its denominator and every site's name", () => {
    expect(sampleLabels.support({ sites: 2, ofSites: 12, siteNames: ["青石镇", "柳湾镇"] })).toBe(
      "走访的12个镇街园区中2个反映（青石镇、柳湾镇）。",
    );
  });

  it("say that the sites speak of it, in the words of the dimension", () => {
    const said = { sites: 8, ofSites: 12, siteNames: [], mentioned: true as const };
    const sentence = (dimension: "status" | "example" | "problem" | "suggestion") =>
      sampleLabels.support({ ...said, dimension });
    expect(sentence("status")).toBe("走访的12个镇街园区中8个谈到。");
    expect(sentence("example")).toBe("走访的12个镇街园区中8个介绍了做法。");
    expect(sentence("problem")).toBe(sampleLabels.support(said));
    expect(sentence("suggestion")).toBe("走访的12个镇街园区中8个提出建议。");
    expect(sampleLabels.support({ ...said, few: true, dimension: "suggestion" })).toContain("有个别提出建议");
    expect(sampleLabels.support({ ...said, inAnnex: true, dimension: "status" }, "2")).toContain(
      "8个谈到（名单见附件2）",
    );
  });

  it("omit the brackets if no site is named", () => {
    expect(sampleLabels.support({ sites: 8, ofSites: 12, siteNames: [] })).toBe("走访的12个镇街园区中8个反映。");
  });

  it("say 等 after some names of more", () => {
    expect(sampleLabels.support({ sites: 8, ofSites: 12, siteNames: ["青石镇", "柳湾镇", "云溪乡"] })).toBe(
      "走访的12个镇街园区中8个反映（青石镇、柳湾镇、云溪乡等）。",
    );
  });

  it("never treat part of a site's name as a placeholder", () => {
    expect(sampleLabels.support({ sites: 1, ofSites: 3, siteNames: ["{sites}镇"] })).toContain("（{sites}镇）");
  });

  it("write dates in Arabic numerals without leading zeros", () => {
    expect(sampleLabels.date("2026-11-03")).toBe("2026年11月3日");
    expect(sampleLabels.date("2026-01-23")).toBe("2026年1月23日");
  });

  it("return a date unchanged if they cannot read it", () => {
    expect(sampleLabels.date("2026年秋")).toBe("2026年秋");
  });
});
