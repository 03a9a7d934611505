import { expect, test } from "vitest";
import { readHistory } from "@/lib/reports/data/history";
import { listReports, readReport } from "@/lib/reports/data/reports";
import { changesOf } from "@/lib/reports/parts/changes";
import { sentChanges } from "@/lib/reports/parts/tidy";
import * as mutations from "@/lib/reports/mutations";
import type { ReportDraft, ReportRecord } from "@/lib/reports/types";
import { testDatabase } from "@/lib/testing/database";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const { projectId, leadId } = await buildWorld(prisma, seeded(12));
const lead = trustedScope({ projectId, userId: leadId, role: "lead" });
const begin = new Date("2026-11-01T08:00:00Z");
let hours = 0;
/** Each change an hour later, so that each is a step of its own. */
const later = () => new Date(begin.getTime() + (hours += 1) * 3_600_000);

const draft = () =>
  prisma.$transaction((tx) =>
    mutations.createReport(tx, lead, { title: "关于试验的调研报告", includeUnapproved: true, now: later() }),
  );
async function read(reportId: string): Promise<ReportRecord> {
  const record = await readReport(lead, reportId);
  if (!record) throw new Error("gone");
  return record;
}
async function change(reportId: string, edit: (draft: ReportDraft) => ReportDraft) {
  const now = await read(reportId);
  const changes = sentChanges(changesOf(now, edit(now.draft), { held: new Set(), tidy: (part) => part }));
  await prisma.$transaction((tx) =>
    mutations.saveReport(tx, lead, { reportId, since: now.version, changes, now: later() }),
  );
  return read(reportId);
}
const restore = (reportId: string, version: number, part: string | null) =>
  prisma.$transaction((tx) => mutations.restoreReport(tx, lead, { reportId, version, part, now: later() }));

const inPoints = (draft: ReportDraft, edit: (points: ReportDraft["sections"][number]["points"]) => typeof points) => ({
  ...draft,
  sections: draft.sections.map((section) => ({ ...section, points: edit(section.points) })),
});

test("the whole report comes back as it was at any version: texts, order, what was removed and what was added", async () => {
  const id = await draft();
  const versions = [await read(id)];
  const keep = async (edit: (draft: ReportDraft) => ReportDraft) => versions.push(await change(id, edit));
  await keep((now) => ({ ...now, title: "改过的\n题目", closing: "完。" }));
  const office = {
    addressee: "市委",
    annexes: "清单\n数据表",
    copyTo: "市人大",
    printedBy: "办公室",
    printedOn: "2026-11-04",
    sealed: false,
  };
  await keep((now) => ({ ...now, ...office, issuer: "市委研究室\n市民政局" }));
  expect((await read(id)).draft).toMatchObject({ ...office, title: "改过的\n题目" });
  await keep((now) =>
    inPoints(now, (points) => points.map((point, at) => (at === 0 ? { ...point, text: "改。" } : point))),
  );
  await keep((now) => ({ ...now, sections: now.sections.toReversed() }));
  await keep((now) => inPoints(now, (points) => points.slice(1)));
  await keep((now) =>
    inPoints(now, (points) => points.map((point) => ({ ...point, showSupport: false, dropped: true }))),
  );
  for (const then of [...versions.toReversed(), ...versions]) {
    await restore(id, then.version, null);
    expect((await read(id)).draft).toEqual(then.draft);
  }
});

test("one part comes back and the rest stays; what was replaced is the next step of the history", async () => {
  const id = await draft();
  const first = await read(id);
  const [point] = first.draft.sections.flatMap(({ points }) => points);
  if (!point) throw new Error("the world is too small");
  await change(id, (now) => ({
    ...inPoints(now, (points) => points.filter((one) => one.id !== point.id)),
    title: "新题目",
  }));
  await restore(id, first.version, point.id);
  const now = await read(id);
  expect(now.draft.title).toBe("新题目");
  const back = now.draft.sections.flatMap(({ points }) => points).find(({ id: key }) => key === point.id);
  expect(back).toMatchObject({ lead: point.lead, text: point.text });
  expect(back?.evidence.map(({ id: key }) => key)).toEqual(point.evidence.map(({ id: key }) => key));
  const { steps } = await readHistory(lead, id, { page: 1, pageSize: 50 });
  expect(steps.filter(({ key }) => key === point.id).map(({ kind }) => kind)).toEqual(["restored", "removed"]);
});

test("a point that is brought back brings what it held, and leaves what is in the report as it is", async () => {
  const id = await draft();
  const nested = await change(id, (now) => ({
    ...now,
    sections: now.sections.map((section, place) => ({
      ...section,
      points: section.points.map((point, at) => ({ ...point, level: place === 0 && at > 0 ? 1 : 0, dropped: false })),
    })),
  }));
  const [first, second, third] = nested.draft.sections[0]?.points ?? [];
  if (!first || !second || !third) throw new Error("the world is too small");
  await change(id, (now) => ({
    ...now,
    sections: now.sections.map((section) => ({
      ...section,
      points: section.points
        .filter((point) => point.id !== second.id)
        .map((point) => ({
          ...point,
          dropped: point.id === first.id,
          text: point.id === third.id ? "改。" : point.text,
        })),
    })),
  }));
  await restore(id, nested.version, first.id);
  const points = (await read(id)).draft.sections[0]?.points ?? [];
  expect(points.find((point) => point.id === first.id)?.dropped).toBe(false);
  expect(points.find((point) => point.id === second.id)).toMatchObject({ lead: second.lead, level: 1 });
  expect(points.find((point) => point.id === third.id)?.text).toBe("改。");
});

test("a report that was never issued goes 30 days after its deletion, one that was issued stays to be brought back", async () => {
  const [plain, issued] = [await draft(), await draft()];
  const { version } = await read(issued);
  await prisma.$transaction((tx) =>
    mutations.setReportStage(tx, lead, { reportId: issued, version, stage: "consultation", now: later() }),
  );
  const deleted = new Date("2026-11-05T00:00:00Z");
  const remove = (reportId: string, now: Date) =>
    prisma.$transaction((tx) => mutations.deleteReport(tx, lead, { reportId, now }));
  await remove(plain, deleted);
  await remove(issued, deleted);
  expect(await readReport(lead, plain)).toBeNull();
  const days = (count: number) => new Date(deleted.getTime() + count * 24 * 3_600_000);
  const listed = async (now: Date) =>
    (await listReports(lead, now))
      .filter(({ deletedAt }) => deletedAt !== null)
      .map(({ id }) => id)
      .sort();
  expect(await listed(days(29))).toEqual([plain, issued].sort());
  await remove(await draft(), days(31));
  expect(await prisma.report.count({ where: { projectId, id: plain } })).toBe(0);
  expect(await listed(days(31))).toContain(issued);
  await prisma.$transaction((tx) => mutations.undeleteReport(tx, lead, issued));
  expect((await read(issued)).draft.title).toBe("关于试验的调研报告");
});
