import { describe, expect, it } from "vitest";
import { personalSummary } from "@/lib/visits/personal-fields";
import { isPersonalPath, personalTexts, redactVisit } from "@/lib/visits/personal-texts";
import { blankVisit, type DraftVisit } from "@/lib/visits/draft";

const mobile = "13000000000";

/** Every field has the number, also fields that are not texts of this kind. */
function everywhere(): DraftVisit {
  const row = { dimension: "problem", questionId: null } as const;
  return {
    ...blankVisit({ today: "2026-11-20", me: "me" }),
    place: `电话${mobile}`,
    audiences: [{ id: "a1", category: `村民${mobile}`, headCount: mobile }],
    entries: [{ ...row, id: "e1", text: `他${mobile}`, form: "summary", speakerCategory: `干部${mobile}` }],
    figures: [
      {
        ...row,
        id: "r1",
        indicator: `指标${mobile}`,
        value: mobile,
        unit: "个",
        asOf: "2026",
        definition: `口径${mobile}`,
        source: `来源${mobile}`,
      },
    ],
  };
}

describe("the texts of a visit that may contain personal data", () => {
  it("are place, categories, entries and a figure's words, each by the path of its box", () => {
    const paths = personalTexts(everywhere()).map(({ path }) => path);
    expect(paths).toEqual([
      "place",
      "audiences.a1.category",
      "entries.e1.text",
      "entries.e1.speakerCategory",
      "figures.r1.indicator",
      "figures.r1.definition",
      "figures.r1.source",
    ]);
    expect(paths.every(isPersonalPath)).toBe(true);
    for (const other of [
      "siteId",
      "audiences.a1.headCount",
      "figures.r1.value",
      "entries.e1.form",
      "entryIds",
      "entries.e1.text.x",
      "",
    ])
      expect(isPersonalPath(other)).toBe(false);
  });

  it("are all redacted at once, and figures, ids and days stay", () => {
    const redacted = redactVisit(everywhere());
    expect(
      personalTexts(redacted).map(({ text }) => text.includes("〔手机号已隐去〕") && !text.includes(mobile)),
    ).toEqual(new Array(7).fill(true));
    expect(redacted.audiences[0]?.headCount).toBe(mobile);
    expect(redacted.figures[0]).toMatchObject({ id: "r1", value: mobile, unit: "个", asOf: "2026" });
  });
});

describe("the summary of a visit for the team", () => {
  it("counts every field of the page, by kind, and names each place once in the order of the page", () => {
    const { audiences, entries, figures, place } = everywhere();
    const detail = {
      place,
      audiences: audiences.map(({ category }) => ({ category, headCount: 3 })),
      dimensions: [
        { key: "status" as const, label: "工作现状", mark: null, entries: [], figures: [], waiting: [] },
        {
          key: "problem" as const,
          label: "存在问题",
          mark: null,
          entries: [
            { id: "e0", question: null, text: "没有号码", form: "summary" as const, speakerCategory: "", themes: [] },
            ...entries.map(({ id, speakerCategory }) => ({
              id,
              question: null,
              text: `a@b.cn ${mobile}`,
              form: "summary" as const,
              speakerCategory,
              themes: [],
            })),
          ],
          figures: figures.map(({ id, indicator, definition, source }) => ({
            id,
            indicator,
            value: "1",
            unit: "",
            asOf: "2026",
            definition,
            source,
            verification: "unverified" as const,
          })),
          waiting: [{ id: "r2", text: `网格员 · 问${mobile}` }],
        },
      ],
    };
    expect(personalSummary(detail)).toEqual({
      count: 9,
      kinds: [
        { kind: "mobile", count: 8 },
        { kind: "email", count: 1 },
      ],
      places: [
        { part: "basic" },
        { part: "entry", id: "e1", dimension: "存在问题", number: 2 },
        { part: "figure", id: "r1", dimension: "存在问题" },
        { part: "figure", id: "r2", dimension: "存在问题" },
      ],
    });
  });
});
