import { expect, test } from "vitest";
import { archiveTheme } from "@/lib/codebook/archive";
import { readDraftOutline } from "@/lib/reports/data/draft-outline";
import { readReport } from "@/lib/reports/data/reports";
import { readThemeUses } from "@/lib/reports/data/theme-uses";
import * as mutations from "@/lib/reports/mutations";
import { testDatabase } from "@/lib/testing/database";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";

/** What an archived theme is to reports. */
const { prisma } = await testDatabase();
const { projectId, leadId } = await buildWorld(prisma, seeded(12));
const lead = trustedScope({ projectId, userId: leadId, role: "lead" });
const now = new Date("2026-11-29T08:00:00Z");

const create = () =>
  prisma.$transaction((tx) =>
    mutations.createReport(tx, lead, { title: "关于试验的调研报告", includeUnapproved: true, now }),
  );
async function points(reportId: string) {
  const record = await readReport(lead, reportId);
  return record?.draft.sections.flatMap((section) => section.points) ?? [];
}
const archive = (themeId: string, archived: boolean) =>
  prisma.$transaction((tx) => archiveTheme(tx, lead, { themeId, archived, now }));

test("a new report has no point for an archived theme, an earlier one keeps its own, and both say where it is used", async () => {
  const earlier = await create();
  const themeId = (await points(earlier)).find((point) => point.themeId !== null)?.themeId ?? "";
  const before = await readDraftOutline(lead, true);
  await archive(themeId, true);
  const later = await create();
  expect((await points(later)).map((point) => point.themeId)).not.toContain(themeId);
  // The number that the form of a new report shows.
  const outline = await readDraftOutline(lead, true);
  const branch = await prisma.theme.count({ where: { projectId, archivedAt: { not: null } } });
  expect(before.themes.map(({ id }) => id)).toContain(themeId);
  expect(outline.themes.map(({ id }) => id)).not.toContain(themeId);
  expect(before.themes.length - outline.themes.length).toBeLessThanOrEqual(branch);
  const own = (await points(earlier)).filter((point) => point.themeId === themeId);
  expect(own.length).toBeGreaterThan(0);
  const uses = await readThemeUses(lead, themeId);
  expect(uses.map(({ pointId }) => pointId)).toEqual(own.map(({ id }) => id));
  expect(uses.every(({ reportId }) => reportId === earlier)).toBe(true);
  await archive(themeId, false);
  expect((await points(await create())).map((point) => point.themeId)).toContain(themeId);
});
