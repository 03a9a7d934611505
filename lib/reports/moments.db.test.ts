import { expect, test } from "vitest";
import { readComparison, readMoments } from "@/lib/reports/data/moments";
import { readReport } from "@/lib/reports/data/reports";
import * as mutations from "@/lib/reports/mutations";
import { changesOf } from "@/lib/reports/parts/changes";
import { sentChanges } from "@/lib/reports/parts/tidy";
import { withFields } from "@/lib/reports/parts/with-fields";
import { restore } from "@/lib/reports/restore";
import type { ReportDraft, ReportRecord } from "@/lib/reports/types";
import { testDatabase } from "@/lib/testing/database";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const { projectId, leadId } = await buildWorld(prisma, seeded(41));
const lead = trustedScope({ projectId, userId: leadId, role: "lead" });
const start = new Date("2026-11-01T01:00:00Z").getTime();
/** Each an hour after the one before: none is taken for the same step. */
const hour = (number: number) => new Date(start + number * 3_600_000);

const reportId = await prisma.$transaction((tx) =>
  mutations.createReport(tx, lead, { title: "关于试验的调研报告", includeUnapproved: true, now: hour(0) }),
);

async function read(): Promise<ReportRecord> {
  const record = await readReport(lead, reportId);
  if (!record) throw new Error("gone");
  return record;
}
async function save(change: (draft: ReportDraft) => ReportDraft, now: Date): Promise<number> {
  const record = await read();
  const mine = change(record.draft);
  const changes = sentChanges(changesOf(record, mine, { held: new Set(), tidy: (part) => part }));
  await prisma.$transaction((tx) => mutations.saveReport(tx, lead, { reportId, since: record.version, changes, now }));
  return (await read()).version;
}

test("any two moments of a report are compared point by point, and one point is brought back from there", async () => {
  const points = (await read()).draft.sections.flatMap((section) => section.points.filter(({ dropped }) => !dropped));
  const [first, second] = points;
  if (!first || !second) throw new Error("too few points");
  const one = await save((draft) => withFields(draft, first.id, { text: "第一次改。" }), hour(1));
  const two = await save((draft) => withFields(draft, second.id, { lead: "另一点" }), hour(2));
  const three = await save((draft) => withFields(draft, first.id, { text: "第二次改。" }), hour(3));

  const moments = await readMoments(lead, reportId);
  expect(moments.map(({ version }) => version)).toEqual([three, two, one, 1]);
  expect(moments[0]).toMatchObject({ at: hour(3).toISOString(), issued: null });
  expect(moments.every(({ by }) => by !== "")).toBe(true);

  const compare = async (from: string, to: string) => await readComparison(lead, await read(), { from, to });
  const differences = async (from: string, to: string) =>
    (await compare(from, to))?.parts.map(({ key, texts }) => [key, texts.map(({ before, after }) => [before, after])]);
  expect(await differences(String(one), "now")).toEqual([
    [first.id, [["第一次改。", "第二次改。"]]],
    [second.id, [[second.lead, "另一点"]]],
  ]);
  expect(await differences(String(one), String(two))).toEqual([[second.id, [[second.lead, "另一点"]]]]);
  // The later one may be chosen first.
  expect(await compare(String(two), String(one))).toMatchObject({ from: one, to: two });
  expect(await compare("nonsense", "now")).toBeNull();

  await prisma.$transaction((tx) => restore(tx, lead, { reportId, version: one, part: first.id, now: hour(4) }));
  expect(await differences(String(one), "now")).toEqual([[second.id, [[second.lead, "另一点"]]]]);
});

test("what was sent out is a moment with its stage", async () => {
  const { version } = await read();
  await prisma.$transaction((tx) =>
    mutations.setReportStage(tx, lead, { reportId, version, stage: "consultation", now: hour(5) }),
  );
  const issued = (await readMoments(lead, reportId)).filter((moment) => moment.issued !== null);
  expect(issued.map(({ issued: what }) => what)).toEqual([{ number: 1, stage: "consultation" }]);
});
