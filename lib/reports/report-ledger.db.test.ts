import { expect, test } from "vitest";
import { isAdditive } from "@/lib/findings/additive";
import { readComposedReport } from "@/lib/reports/data/composed";
import { readLedger } from "@/lib/reports/data/ledger";
import { createReport } from "@/lib/reports/mutations";
import { ledgerText } from "@/lib/reports/tokens";
import { testDatabase } from "@/lib/testing/database";
import { readRawWorld, Recount } from "@/lib/testing/findings-recount";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const { projectId, leadId } = await buildWorld(prisma, seeded(31));
const lead = trustedScope({ projectId, userId: leadId, role: "lead" });

test("a total in a report's text is the sum of an independent recount, under its own rule of counting", async () => {
  for (const includeUnapproved of [false, true]) {
    const raw = await readRawWorld(prisma, projectId);
    const filter = includeUnapproved ? { unapproved: "1" as const } : {};
    const expected = new Map(new Recount(raw, filter, true).indicators().map((row) => [row.id, row]));
    const ledger = await readLedger(lead, includeUnapproved);
    expect(ledger.length).toBeGreaterThan(0);
    expect(ledger.every(isAdditive)).toBe(true);

    const reportId = await prisma.$transaction((tx) =>
      createReport(tx, lead, { title: "关于试验的调研报告", includeUnapproved, now: new Date() }),
    );
    await prisma.report.update({
      where: { projectId_id: { projectId, id: reportId } },
      data: { preface: ledger.map(({ id }) => `${id}为${ledgerText(id)}。`).join("\n") },
    });
    const composed = await readComposedReport(lead, reportId, { now: new Date(), withMethod: false });
    const printed = ledger.map(({ id, unit, inexact }) => {
      const total = expected.get(id)?.total ?? "";
      return `${id}为${inexact ? "约" : ""}${total}${unit}。`;
    });
    expect(composed?.model.preface).toEqual(printed);
  }
});

test("a total of an indicator that is gone is printed as missing, and never as a number", async () => {
  const reportId = await prisma.$transaction((tx) =>
    createReport(tx, lead, { title: "关于试验的调研报告", includeUnapproved: true, now: new Date() }),
  );
  await prisma.report.updateMany({
    where: { projectId, id: reportId },
    data: { preface: `共${ledgerText("00000000-0000-4000-8000-000000000000")}。` },
  });
  const composed = await readComposedReport(lead, reportId, { now: new Date(), withMethod: false });
  expect(composed?.model.preface).toEqual(["共〔未填：台账数〕。"]);
});
