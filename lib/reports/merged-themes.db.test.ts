import { expect, test } from "vitest";
import { mergeTheme, undoMerge } from "@/lib/codebook/merge";
import { deleteTheme } from "@/lib/codebook/mutations";
import { readReport } from "@/lib/reports/data/reports";
import * as mutations from "@/lib/reports/mutations";
import { changesOf } from "@/lib/reports/parts/changes";
import { sentChanges } from "@/lib/reports/parts/tidy";
import { restore } from "@/lib/reports/restore";
import type { ReportDraft, ReportRecord } from "@/lib/reports/types";
import { testDatabase } from "@/lib/testing/database";
import { addTheme } from "@/lib/testing/factories";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";

/** A report is written while the codebook changes: its points follow a merged theme, and no save fails. */
const { prisma } = await testDatabase();
const { projectId, leadId } = await buildWorld(prisma, seeded(11));
const lead = trustedScope({ projectId, userId: leadId, role: "lead" });
const now = new Date("2026-11-29T08:00:00Z");

const input = { title: "关于试验的调研报告", includeUnapproved: true, now };
const points = ({ sections }: ReportDraft) => sections.flatMap((section) => section.points);

async function read(reportId: string): Promise<ReportRecord> {
  const record = await readReport(lead, reportId);
  if (!record) throw new Error("gone");
  return record;
}

/** A report, its first point with a theme, and another theme of that dimension. */
async function open() {
  const reportId = await prisma.$transaction((tx) => mutations.createReport(tx, lead, input));
  const record = await read(reportId);
  const point = points(record.draft).find(({ themeId }) => themeId !== null);
  const themeId = point?.themeId;
  if (!point || !themeId) throw new Error("no point with a theme");
  const { dimension } = await prisma.theme.findUniqueOrThrow({ where: { projectId_id: { projectId, id: themeId } } });
  const intoId = await addTheme(prisma, { projectId, dimension: dimension as "problem" }); // held by the column's check
  return { reportId, record, pointId: point.id, themeId, intoId };
}

async function merge(themeId: string, intoId: string) {
  const entries = await prisma.entryTheme.count({ where: { projectId, themeId } });
  return prisma.$transaction((tx) => mergeTheme(tx, lead, { themeId, intoId, entries, now }));
}

/** What a person sends who has read `record` and changed it to `mine`. */
function save(record: ReportRecord, mine: ReportDraft) {
  const changes = sentChanges(changesOf(record, mine, { held: new Set(), tidy: (part) => part }));
  return prisma.$transaction((tx) =>
    mutations.saveReport(tx, lead, { reportId: record.id, since: record.version, changes, now }),
  );
}

const pointOf = (record: ReportRecord, id: string) => points(record.draft).find((point) => point.id === id);
const withPoint = (
  draft: ReportDraft,
  id: string,
  change: Partial<ReturnType<typeof points>[number]>,
): ReportDraft => ({
  ...draft,
  sections: draft.sections.map((section) => ({
    ...section,
    points: section.points.map((point) => (point.id === id ? { ...point, ...change } : point)),
  })),
});

test("a point follows the theme that it counts, and back, and whoever reads the report hears of it", async () => {
  const { reportId, record, pointId, themeId, intoId } = await open();
  const mergeId = await merge(themeId, intoId);
  const after = await read(reportId);
  expect(pointOf(after, pointId)?.themeId).toBe(intoId);
  expect(after.version).toBeGreaterThan(record.version);
  expect(after.versions[pointId]).toBe(after.version);
  await prisma.$transaction((tx) => undoMerge(tx, lead, { mergeId, now }));
  expect(pointOf(await read(reportId), pointId)?.themeId).toBe(themeId);
});

test("a point that is new on a device is saved with the theme that its own was merged into", async () => {
  const { reportId, themeId, intoId } = await open();
  const before = await read(reportId);
  await merge(themeId, intoId);
  const current = await read(reportId);
  const [section] = current.draft.sections;
  const [pattern] = points(before.draft);
  if (!section || !pattern) throw new Error("an empty report");
  const fresh = { ...pattern, id: crypto.randomUUID(), themeId, evidence: [], lead: "新的一点" };
  const mine = { ...current.draft, sections: [{ ...section, points: [...section.points, fresh] }] };
  mine.sections.push(...current.draft.sections.slice(1));
  expect((await save(current, mine)).refused).toEqual([]);
  expect(pointOf(await read(reportId), fresh.id)).toMatchObject({ lead: "新的一点", themeId: intoId });
});

test("an earlier text whose theme was deleted since is brought back without the theme", async () => {
  const { reportId, record, pointId, themeId } = await open();
  const written = await save(record, withPoint(record.draft, pointId, { themeId: null, text: "自己写的。" }));
  expect(written.refused).toEqual([]);
  const entries = await prisma.entryTheme.count({ where: { projectId, themeId } });
  await prisma.reportPoint.updateMany({ where: { projectId, themeId }, data: { themeId: null } });
  await prisma.theme.updateMany({ where: { projectId, parentId: themeId }, data: { parentId: null } });
  await prisma.$transaction((tx) => deleteTheme(tx, lead, { themeId, entries }));
  await prisma.$transaction((tx) => restore(tx, lead, { reportId, version: record.version, part: pointId, now }));
  const back = pointOf(await read(reportId), pointId);
  expect(back).toMatchObject({ themeId: null, text: pointOf(record, pointId)?.text });
});
