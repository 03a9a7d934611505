import type { ReportEvidence, ReportModel, ReportPoint } from "@/lib/reports/model";
import { sampleReport } from "@/lib/testing/report-sample";
import { seeded } from "@/lib/testing/word/mutants";

/** A long report full of what must not be divided over two lines, the same one each time. */

const random = seeded(20_261_206);
const below = (most: number) => Math.floor(random() * most);
const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T; // never empty here

const numbers = [
  () => String(below(1_000)),
  () => (below(90_000) + 10_000).toLocaleString("en-US"),
  () => `${below(100)}.${below(10)}%`,
  () => `${below(100)}.${below(100)}`,
  () => `${2020 + below(7)}年${1 + below(12)}月${1 + below(28)}日`,
  () => `${2020 + below(7)}年`,
];
const words = [
  "议事点",
  "共",
  "其中",
  "比上年增长",
  "截至",
  "各镇街园区",
  "累计办理",
  "群众反映",
  "网格员",
  "的",
] as const;

function sentences(count: number): string {
  const one = () => Array.from({ length: 3 + below(6) }, () => pick(words) + pick(numbers)()).join("");
  return Array.from({ length: count }, () => `${one()}。`).join("");
}

const evidence = (number: number): ReportEvidence => ({
  entryId: `long-${number}`,
  visitId: "v",
  siteName: "白塔镇",
  siteKind: "town",
  visitedOn: "2026-09-16",
  dimension: "problem",
  text: sentences(1),
});
const all = Array.from({ length: 160 }, (_, index) => evidence(index));

const point = (index: number): ReportPoint => ({
  id: `long-${index}`,
  lead: `第${index + 1}件事${pick(numbers)()}`,
  text: sentences(1 + below(4)),
  support: null,
  evidence: Array.from({ length: 1 + below(5) }, () => pick(all)),
});

/** In a line of it there are only characters of full width. */
export const plainHan = "汉".repeat(600);

export const layoutReport: ReportModel = {
  ...sampleReport,
  annexes: ["问题清单", "数据汇总表"],
  sections: [
    { id: "han", heading: "字数", layout: "paragraphs", lead: plainHan, points: [] },
    ...sampleReport.sections,
    { id: "long", heading: "数字", layout: "run_in", lead: "", points: Array.from({ length: 60 }, (_, i) => point(i)) },
  ],
};
