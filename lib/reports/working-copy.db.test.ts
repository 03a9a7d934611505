import { expect, test } from "vitest";
import { readCounts, readCountSets } from "@/lib/reports/data/counts";
import { readLedger } from "@/lib/reports/data/ledger";
import { readReport, readReportTexts } from "@/lib/reports/data/reports";
import { readWorkingCopy } from "@/lib/reports/data/working-copy";
import { createReport } from "@/lib/reports/mutations";
import { unpackCounts } from "@/lib/reports/packed-counts";
import { unpackRecord } from "@/lib/reports/packed-record";
import { ledgerText, tokenValues } from "@/lib/reports/tokens";
import { tokenWords } from "@/lib/reports/document-words";
import { testDatabase } from "@/lib/testing/database";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const { projectId, leadId } = await buildWorld(prisma, seeded(31));
const lead = trustedScope({ projectId, userId: leadId, role: "lead" });
const reportId = await prisma.$transaction((tx) =>
  createReport(tx, lead, { title: "关于试验的调研报告", includeUnapproved: true, now: new Date() }),
);

test("an editor gets the report with its evidence and the figures of both rules, as they are read one by one", async () => {
  const { record, counts } = await readWorkingCopy(lead, reportId);
  const whole = await readReport(lead, reportId);
  expect(whole?.draft.sections.flatMap(({ points }) => points.flatMap(({ evidence }) => evidence))).not.toEqual([]);
  expect(unpackRecord(record)).toEqual(whole);
  expect(unpackCounts(counts)).toEqual(await readCountSets(lead, { ledger: false }));
});

test("the totals of the 数据台账 come with a report that prints one", async () => {
  const [figure] = await readLedger(lead, true);
  await prisma.report.update({
    where: { projectId_id: { projectId, id: reportId } },
    data: { preface: `共${ledgerText(figure?.id ?? "")}。` },
  });
  const { counts } = await readWorkingCopy(lead, reportId);
  expect(counts.withUnapproved.ledger).toEqual(await readLedger(lead, true));
  expect(counts.approved.ledger).toEqual(await readLedger(lead, false));
});

test("a page has the texts and the figures that they print, without evidence and themes", async () => {
  const [texts, whole] = await Promise.all([readReportTexts(lead, reportId), readReport(lead, reportId)]);
  const bare = whole?.draft.sections.map((section) => ({
    ...section,
    points: section.points.map((point) => ({ ...point, evidence: [] })),
  }));
  expect(texts?.draft.sections).toEqual(bare);
  const [some, all] = await Promise.all([
    readCounts(lead, true, { ledger: false, themes: false }),
    readCounts(lead, true, { ledger: false }),
  ]);
  expect(some.themes).toEqual([]);
  expect(tokenValues(some, tokenWords)).toEqual(tokenValues(all, tokenWords));
});

test("a report that does not exist, or has no id, has none", async () => {
  for (const missing of ["00000000-0000-4000-8000-000000000000", "x", undefined])
    await expect(readWorkingCopy(lead, missing)).rejects.toMatchObject({ code: "not_found" });
});
