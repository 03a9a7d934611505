import { describe, expect, it } from "vitest";
import { figureProposals, speakerProposal } from "@/lib/visits/proposals";

const row = { indicator: "议事会", value: "", unit: "", asOf: "", definition: "", source: "" };
const council = { name: "议事会", unit: "个", definition: "每月至少开一次" };
const none = { unit: "", definition: "", last: { asOf: "", source: "" } };

describe("what a known indicator proposes", () => {
  it("is its unit and its 口径", () => {
    expect(figureProposals(row, [council], [])).toEqual({ ...none, unit: "个", definition: "每月至少开一次" });
    expect(figureProposals({ ...row, indicator: "议事会\u200B " }, [council], []).unit).toBe("个");
  });

  it("is nothing for what is filled", () => {
    expect(figureProposals({ ...row, unit: "个" }, [council], [])).toEqual({ ...none, definition: "每月至少开一次" });
    expect(figureProposals({ ...row, definition: "全部" }, [council], [])).toEqual({ ...none, unit: "个" });
  });

  it("is nothing if the row has another unit, or its value brings one along", () => {
    expect(figureProposals({ ...row, unit: "次" }, [council], [])).toEqual(none);
    expect(figureProposals({ ...row, value: "35%" }, [council], [])).toEqual(none);
  });

  it("is nothing while several indicators of the name fit", () => {
    const yearly = { name: "议事会", unit: "次", definition: "全年" };
    expect(figureProposals(row, [council, yearly], [])).toEqual(none);
    expect(figureProposals({ ...row, unit: "次" }, [council, yearly], [])).toEqual({ ...none, definition: "全年" });
  });
});

describe("截至 and 来源 of the visit's last figure", () => {
  const above = [
    { asOf: "2025", source: "年报" },
    { asOf: "去年底", source: "镇台账" },
    { asOf: " ", source: "" },
  ];

  it("are proposed as they were typed, from the last row that has either", () => {
    expect(figureProposals(row, [], above).last).toEqual({ asOf: "去年底", source: "镇台账" });
    expect(figureProposals(row, [], [{ asOf: "2025", source: "" }]).last).toEqual({ asOf: "2025", source: "" });
  });

  it("are not proposed for what is filled", () => {
    expect(figureProposals({ ...row, asOf: "2026" }, [], above).last).toEqual({ asOf: "", source: "镇台账" });
  });
});

describe("who said an entry", () => {
  const blank = { dimension: "problem", questionId: null, speakerCategory: "" } as const;
  const cadre = { ...blank, speakerCategory: "村干部" };
  const proposed = (...entries: Parameters<typeof speakerProposal>[2][string][]) =>
    speakerProposal(
      String(entries.length - 1),
      entries.map((_, at) => String(at)),
      Object.fromEntries(entries.entries()),
    );

  it("is proposed from the entry above under the same question", () => {
    expect(proposed(cadre, { ...cadre, dimension: "status", speakerCategory: "企业代表" }, blank)).toBe("村干部");
    expect(proposed({ ...cadre, questionId: "q" }, blank)).toBe("");
    expect(proposed(cadre, blank, blank)).toBe("");
    expect(proposed(blank)).toBe("");
  });

  it("is not proposed for an entry that has a speaker", () => {
    expect(proposed(cadre, { ...blank, speakerCategory: "居民" })).toBe("");
  });
});
