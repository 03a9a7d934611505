import { expect, it } from "vitest";
import { composeProfile } from "@/lib/profiles/compose";
import { profileWords } from "@/lib/profiles/document-words";
import { writeProfileDocx } from "@/lib/profiles/formats/docx";
import type { ProfileEntry, ProfileVisit, SiteProfile } from "@/lib/profiles/types";
import { officeFaults } from "@/lib/testing/office-validator";

const entry = (id: string, visitId: string, more: Partial<ProfileEntry>): ProfileEntry => ({
  ...{ id, visitId, visitedOn: visitId, dimension: "status", text: id, form: "summary", speakerCategory: "" },
  ...{ waiting: false, themes: [] },
  ...more,
});
const visit = (visitedOn: string, more: Partial<ProfileVisit> = {}): ProfileVisit => ({
  ...{ id: visitedOn, visitedOn, method: "seminar", place: "", state: "approved", audiences: ["村干部", "群众"] },
  ...{ visitedAs: null, entries: 1, figures: 0, marks: [] },
  ...more,
});
const [march, june] = ["2026-03-01", "2026-06-02"] as const;

const profile: SiteProfile = {
  site: { id: "s", name: "桥头镇", kind: "town", county: "城北县", formerNames: ["桥头公社"], mergedSites: ["河东乡"] },
  visits: [visit(june), visit(march)],
  leftOut: 2,
  counts: { status: 1, example: 0, problem: 2, suggestion: 5 },
  entries: [
    entry("网格已经分好。", june, {}),
    entry("路灯没人修。", march, { dimension: "problem", form: "verbatim" }),
    entry("人手不够。", june, { dimension: "problem" }),
    entry("多派人手。", june, { dimension: "suggestion" }),
  ],
  indicators: [
    {
      ...{ id: "i", name: "网格", unit: "个" },
      figures: [
        {
          ...{ id: "f", visitId: june, visitedOn: june, value: "约71", asOf: "2026-05", definition: "批准的" },
          ...{ source: "台账", verification: "verified" },
        },
      ],
      median: { value: "62.5", sites: 4, from: "2025", to: "2026-05", about: true, definitions: 2 },
    },
  ],
  photos: [{ id: "p", fileName: "公示栏.jpg", visitId: june, visitedOn: june }],
  photoCount: 1,
};

const part = (model: ReturnType<typeof composeProfile>, key: string) =>
  model.dimensions.find((dimension) => dimension.key === key)?.lines.map(({ text, note }) => text + note);

it("says on which visits it rests, what is left out, and when each thing was heard", () => {
  const model = composeProfile(profile, "基层治理", profileWords);
  expect(model.basis).toBe(
    "依据“基层治理”2次走访整理（2026年3月1日至2026年6月2日），均已审核。另有2次走访未审核，未计入。",
  );
  expect(model.basics.lines).toEqual(["类别：镇", "所属区县：城北县", "沿革：原名桥头公社；河东乡并入"]);
  expect(part(model, "status")).toEqual(["网格已经分好。（2026年6月2日）"]);
  expect(part(model, "example")).toEqual(["走访中没有记到。"]);
  expect(part(model, "problem")).toEqual([
    "路灯没人修。（2026年3月1日，原话）〔最近一次走访没有提到〕",
    "人手不够。（2026年6月2日）〔最近一次走访提出〕",
  ]);
  expect(model.dimensions.at(-1)?.note).toBe("只列出最近的1条，共5条。");
  expect(model.figures.rows).toEqual([
    [
      ...["网格", "约71个", "2026年5月", "批准的\n来源：台账\n已核实"],
      "约62.5个（4个镇）\n截至2025年至2026年5月不等\n口径2种",
    ],
  ]);
  expect(model.fileName).toBe("一镇一档_桥头镇_2026-06-02");
});

it("repeats no day and no state where there was one visit, and says if that is not approved", () => {
  const one = { ...profile, visits: [visit(june, { state: "submitted" })], leftOut: 0 };
  const model = composeProfile(one, "基层治理", profileWords);
  expect(model.basis).toBe("依据“基层治理”2026年6月2日的走访整理，尚未审核。");
  expect(part(model, "problem")).toEqual(["路灯没人修。（原话）", "人手不够。"]);
});

it("writes a file that the office's own check accepts, with a missing photo named", async () => {
  const bytes = await writeProfileDocx(composeProfile(profile, "基层治理", profileWords), new Map());
  expect(await officeFaults(bytes)).toEqual([]);
});
