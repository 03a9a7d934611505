import { describe, expect, it } from "vitest";
import { basicsTaken, entryTaken, figureOf, placeAgain, figureTaken } from "@/lib/visits/take-over";

const figure = {
  id: "r",
  dimension: "status" as const,
  questionId: "q",
  indicator: "议事会",
  value: "14",
  unit: "个",
  asOf: "2026-03",
  definition: "每月至少开一次",
};

describe("what is copied from last time", () => {
  it("is a summary of today's, without the earlier speaker", () => {
    expect(entryTaken("专职人员不足。", { dimension: "problem", questionId: "q" })).toEqual({
      dimension: "problem",
      questionId: "q",
      text: "专职人员不足。",
      form: "summary",
      speakerCategory: "",
    });
  });

  it("is what a figure counts and how, never how much, as of when and by whom", () => {
    expect(figureTaken(figure, { dimension: "status", questionId: "q" })).toEqual({
      dimension: "status",
      questionId: "q",
      indicator: "议事会",
      unit: "个",
      definition: "每月至少开一次",
      value: "",
      asOf: "",
      source: "",
    });
  });

  it("shows last time's figure at a row of the same name, but not of another unit", () => {
    const visit = { figures: [figure] };
    expect(figureOf(visit, { indicator: " 议事会 ", unit: "" })?.value).toBe("14");
    expect(figureOf(visit, { indicator: "议事会", unit: "个" })?.value).toBe("14");
    expect(figureOf(visit, { indicator: "议事会", unit: "次" })).toBeNull();
    expect(figureOf(visit, { indicator: "", unit: "" })).toBeNull();
    expect(figureOf(null, { indicator: "议事会", unit: "" })).toBeNull();
  });

  it("fills only the basics that are still empty", () => {
    const visit = { method: "seminar" as const, place: "镇政府", audiences: ["镇街干部", "村干部"] };
    expect(
      basicsTaken(visit, { method: "", place: " ", audiences: [{ id: "a", category: "", headCount: "" }] }),
    ).toEqual({ method: "seminar", place: "镇政府", audiences: ["镇街干部", "村干部"] });
    expect(
      basicsTaken(visit, { method: "interview", place: "", audiences: [{ id: "a", category: "商户", headCount: "" }] }),
    ).toEqual({ place: "镇政府" });
    expect(
      basicsTaken(visit, {
        method: "interview",
        place: "村委会",
        audiences: [{ id: "a", category: "", headCount: "3" }],
      }),
    ).toBeNull();
    expect(
      basicsTaken({ ...visit, place: "", audiences: [] }, { method: "interview", place: "", audiences: [] }),
    ).toBeNull();
    expect(basicsTaken(null, { method: "", place: "", audiences: [] })).toBeNull();
  });

  it("is under the earlier question only while it is still asked", () => {
    expect(placeAgain({ questionId: "q" }, new Set(["q"]))).toEqual({ dimension: "problem", questionId: "q" });
    expect(placeAgain({ questionId: "gone" }, new Set(["q"]))).toEqual({ dimension: "problem", questionId: null });
  });
});
