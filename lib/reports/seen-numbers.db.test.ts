import { expect, test } from "vitest";
import { countsFor } from "@/lib/reports/types";
import { readWorkingCopy } from "@/lib/reports/data/working-copy";
import { keepSeen } from "@/lib/reports/keep-seen";
import { createReport, refreshReport } from "@/lib/reports/mutations";
import { unpackCounts } from "@/lib/reports/packed-counts";
import { countsSeen, seenFrom } from "@/lib/reports/seen-counts";
import { seeNumbersSchema } from "@/lib/reports/schema";
import { testDatabase } from "@/lib/testing/database";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const { projectId, leadId } = await buildWorld(prisma, seeded(31));
const lead = trustedScope({ projectId, userId: leadId, role: "lead" });
const now = new Date("2026-11-30T08:00:00Z");
const reportId = await prisma.$transaction((tx) =>
  createReport(tx, lead, { title: "关于试验的调研报告", includeUnapproved: true, now }),
);
const open = async () => {
  const { counts, seen, record } = await readWorkingCopy(lead, reportId);
  return { today: countsFor(unpackCounts(counts), { includeUnapproved: true }), seen, version: record.version };
};

test("whoever drafts a report has seen its numbers", async () => {
  const { today, seen } = await open();
  expect(seen).toMatchObject({ counts: seenFrom(today), at: now.toISOString() });
  expect(seen?.by).not.toBe("");
});

test("later counts are compared with those until somebody says that they are seen, for everybody", async () => {
  const { today } = await open();
  const theme = today.themes.find(({ siteIds }) => siteIds.length > 1);
  if (!theme) throw new Error("no theme of several sites");
  await prisma.theme.update({ where: { projectId_id: { projectId, id: theme.id } }, data: { name: "专职人员不足" } });
  await prisma.entryTheme.deleteMany({ where: { projectId } });

  const { today: less, seen } = await open();
  const before = seen && countsSeen(seen.counts, less).themes.find(({ id }) => id === theme.id);
  expect(before?.siteIds).toEqual(theme.siteIds);
  expect(less.themes.find(({ id }) => id === theme.id)?.siteIds ?? []).toEqual([]);

  const { counts } = seeNumbersSchema.parse({
    projectId,
    reportId,
    counts: JSON.parse(JSON.stringify(seenFrom(less))),
  });
  await prisma.$transaction((tx) => keepSeen(tx, lead, { reportId, counts, now }));
  expect((await open()).seen?.counts).toEqual(seenFrom(less));
});

test("an update from the visits names typed numbers that are counted otherwise, and leaves them", async () => {
  const { today, version } = await open();
  const preface = `走访的${today.sites.length + 1}个镇街园区都谈到了。`;
  await prisma.report.update({ where: { projectId_id: { projectId, id: reportId } }, data: { preface } });
  const { stale } = await prisma.$transaction((tx) => refreshReport(tx, lead, { reportId, version, now }));
  expect(stale).toEqual([{ written: `${today.sites.length + 1}个`, value: today.sites.length }]);
  const kept = await prisma.report.findUniqueOrThrow({ where: { projectId_id: { projectId, id: reportId } } });
  expect(kept.preface).toBe(preface);
});

test("what a page could not have shown is refused", () => {
  const counts = {
    visits: -1,
    entries: 0,
    heard: 0,
    firstDay: null,
    lastDay: null,
    sites: [],
    methods: [],
    themes: [],
  };
  expect(seeNumbersSchema.safeParse({ projectId, reportId, counts }).success).toBe(false);
});
