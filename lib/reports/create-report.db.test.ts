import { expect, test } from "vitest";
import { createReport, deleteReport } from "@/lib/reports/mutations";
import { readReport } from "@/lib/reports/data/reports";
import { testDatabase } from "@/lib/testing/database";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const { projectId, leadId } = await buildWorld(prisma, seeded(7));
const scope = trustedScope({ projectId, userId: leadId, role: "lead" });
const foreign = await buildWorld(prisma, seeded(8));
const now = new Date("2026-11-23T08:00:00Z");
const create = (of: typeof scope, structure?: string) =>
  prisma.$transaction((tx) =>
    createReport(tx, of, { title: "题目", includeUnapproved: false, now, ...(structure && { structure }) }),
  );
const sectionsOf = async (id: string) => (await readReport(scope, id, prisma))?.draft.sections ?? [];

test("A report takes the sections of an earlier one, and none of its text", async () => {
  const first = await create(scope);
  const [one, two, three] = await sectionsOf(first);
  if (!one || !two || !three) throw new Error("no sections");
  // The author has turned the parts round, renamed one and written in it.
  const put = (id: string, data: object) =>
    prisma.reportSection.update({ where: { projectId_id: { projectId, id } }, data });
  await put(three.id, { position: 0, heading: "先说建议", layout: "sub_headings", lead: "只在前一份报告里。" });
  await put(one.id, { position: 2 });
  await prisma.reportPoint.updateMany({ where: { projectId }, data: { text: "只在前一份报告里。" } });
  const second = await create(scope, first);
  const like = await sectionsOf(second);
  expect(like.map(({ heading, layout }) => [heading, layout])).toEqual([
    ["先说建议", "sub_headings"],
    [two.heading, two.layout],
    [one.heading, one.layout],
  ]);
  const themesOf = (points: { themeId: string | null }[]) => points.flatMap(({ themeId }) => themeId ?? []).toSorted();
  expect(like.map(({ points }) => themesOf(points))).toEqual([three, two, one].map(({ points }) => themesOf(points)));
  expect(JSON.stringify(like)).not.toContain("只在前一份报告里");
});

test("A report that is gone, or of another project, gives no structure, and nothing is created", async () => {
  const theirs = await prisma.$transaction((tx) =>
    createReport(tx, trustedScope({ projectId: foreign.projectId, userId: foreign.leadId, role: "lead" }), {
      title: "别的课题",
      includeUnapproved: false,
      now,
    }),
  );
  const gone = await create(scope);
  await prisma.$transaction((tx) => deleteReport(tx, scope, { reportId: gone, now }));
  const before = await prisma.report.count({ where: { projectId } });
  for (const structure of [theirs, gone, "01a22819-1e80-706c-8d1b-c7d64fd63fba"])
    await expect(create(scope, structure)).rejects.toMatchObject({ key: "reports.refusal.structureGone" });
  expect(await prisma.report.count({ where: { projectId } })).toBe(before);
});
