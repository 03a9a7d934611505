import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { readCounts } from "@/lib/reports/data/counts";
import { readReport } from "@/lib/reports/data/reports";
import { drawMasks } from "@/lib/reports/draw-masks";
import { exportList, readListQuery } from "@/lib/reports/export-list";
import * as mutations from "@/lib/reports/mutations";
import { testDatabase } from "@/lib/testing/database";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { reportLists } from "@/lib/vocabulary";
import { indicatorTotals } from "@/lib/findings/queries/indicator-totals";

const { prisma } = await testDatabase();
const { projectId, leadId } = await buildWorld(prisma, seeded(14));
const lead = trustedScope({ projectId, userId: leadId, role: "lead" });
const now = new Date("2026-11-29T18:00:00Z");
const reportId = await prisma.$transaction((tx) =>
  mutations.createReport(tx, lead, { title: "关于试验的调研报告", includeUnapproved: true, now }),
);
const asked = (query: Record<string, string>) => readListQuery(new URLSearchParams(query));
/** What a reader sees in the parts of a file, with a line for each piece of text. */
const textOf = (bytes: Uint8Array) =>
  Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part).replace(/<[^>]*>/g, "\n"))
    .join("\n");

test("A list of problems names every site behind each point, whatever the report prints of them", async () => {
  await prisma.reportPoint.updateMany({ where: { projectId }, data: { names: "none", showSupport: false } });
  const counts = await readCounts(lead, true, { ledger: false });
  const record = await readReport(lead, reportId);
  const problems = counts.themes.filter(({ dimension, siteIds }) => dimension === "problem" && siteIds.length > 0);
  const themeIds = record?.draft.sections.flatMap(({ points }) => points.map(({ themeId }) => themeId)) ?? [];
  const listed = problems.filter(({ id }) => themeIds.includes(id));
  expect(listed.length).toBeGreaterThan(0);
  const { bytes, name } = await exportList(lead, reportId, asked({ list: "problem" }), now);
  expect(name).toBe("关于试验的调研报告_问题清单_2026-11-30.xlsx");
  const text = textOf(bytes);
  for (const { siteIds } of listed) {
    const names = counts.sites.filter(({ id }) => siteIds.includes(id)).map((site) => site.name);
    expect(text).toContain(`${names.length}个：${names.join("、")}`);
  }
  // The day where the team is, not where the server is.
  expect(text).toContain("统计日期2026年11月30日");
  expect(text).toContain("含已提交还未审核的走访");
});

test("数据台账 has the figures that the totals add up", async () => {
  const { indicators } = await indicatorTotals(lead, { unapproved: "1" });
  const { bytes, detail } = await exportList(lead, reportId, asked({ list: "figures" }), now);
  expect(detail.rows).toBe(indicators.reduce((sum, { sites }) => sum + sites, 0));
  for (const { name } of indicators) expect(textOf(bytes)).toContain(name);
});

test("Outward, no list has a site's name, in either format", async () => {
  await prisma.$transaction((tx) => drawMasks(tx, lead));
  const names = (await prisma.site.findMany({ where: { projectId } })).map(({ name }) => name);
  for (const list of reportLists)
    for (const format of ["xlsx", "docx"]) {
      const file = await exportList(lead, reportId, asked({ list, format, edition: "outward" }), now);
      const text = file.name + textOf(file.bytes);
      expect({ list, format, found: names.filter((name) => text.includes(name)) }).toEqual({ list, format, found: [] });
      expect(file.name).toContain("（对外版）");
    }
});

test("An address that asks for something else is refused, and another project's report is not found", async () => {
  expect(() => asked({ list: "everything" })).toThrow();
  await expect(exportList(lead, "no-id", asked({ list: "problem" }), now)).rejects.toMatchObject({ code: "not_found" });
});
