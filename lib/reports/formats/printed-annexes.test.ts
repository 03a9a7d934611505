import { expect, it } from "vitest";
import type { ReportModel } from "@/lib/reports/model";
import { plainPoint, plainReport, textsOf, write } from "@/lib/testing/plain-report";
import { sampleLabels } from "@/lib/testing/report-sample";
import { printedAnnexes } from "./printed-annexes";

const evidence = [
  {
    ...{ entryId: "e1", visitId: "v1", siteName: "桥头镇", siteKind: "town" as const, visitedOn: "2026-10-08" },
    ...{ dimension: "problem" as const, text: "人手不足。" },
  },
];
const point = { ...plainPoint("人手不足", "一人多岗。"), evidence };
const inAnnex = { ...point, support: { sites: 1, ofSites: 3, siteNames: ["桥头镇"], inAnnex: true as const } };
const page = { id: "a1", kind: "text" as const, title: "有关情况", text: ["另有说明。"] };

const cases: [string, ReportModel, boolean][] = [
  ["one of the author and the index", { ...plainReport({ points: [point] }), annexPages: [page] }, true],
  ["one of the author alone", { ...plainReport({ points: [point] }), annexPages: [page] }, false],
  ["names of sites alone", plainReport({ points: [inAnnex] }), false],
  ["all kinds", { ...plainReport({ points: [inAnnex] }), annexPages: [page], annexes: ["问题清单"] }, true],
  ["none", plainReport({ points: [point] }), false],
] satisfies [string, ReportModel, boolean][];

it.each(cases)("the page numbers annexes as the Word file does: %s", async (_name, model, withIndex) => {
  const { listed, numberOf, namesNumber } = printedAnnexes(model, sampleLabels, withIndex);
  const file = await write(model, withIndex);
  const references = textsOf(file, "AnnexReference");
  expect(references).toEqual(
    listed.map(({ number, name }, at) => `${at === 0 ? "附件：" : ""}${number && `${number}\t`}${name}`),
  );
  const marks = textsOf(file, "AnnexMark");
  const pages = listed.flatMap(({ name }, at) => (name === "问题清单" ? [] : [`附件${numberOf(at)}`]));
  expect(marks).toEqual(pages);
  if (listed.some(({ name }) => name === sampleLabels.namesAnnex))
    expect(textsOf(file, "ReportBody").join("")).toContain(`名单见附件${namesNumber}`);
});
