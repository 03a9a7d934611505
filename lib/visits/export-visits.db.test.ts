import { expect, it } from "vitest";
import { translatorOf } from "@/lib/i18n/server";
import { exportSites } from "@/lib/sites/export-sites";
import { testDatabase } from "@/lib/testing/database";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { readTable } from "@/lib/testing/taken-tables";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { listVisits } from "@/lib/visits/data/visit-list";
import { exportVisits } from "@/lib/visits/export-visits";
import type { VisitListFilter } from "@/lib/visits/list-filter";

const { prisma } = await testDatabase();
const { projectId, leadId } = await buildWorld(prisma, seeded(20_261_219));
await buildWorld(prisma, seeded(20_261_219));
const lead = trustedScope({ projectId, userId: leadId, role: "lead" });
const viewer = trustedScope({ projectId, userId: leadId, role: "viewer" });
const t = translatorOf("zh-CN");
const asked = { t, now: new Date("2026-11-30T02:00:00Z") };
const visitsOf = async (scope: typeof lead, query: Record<string, string | undefined>) =>
  readTable(
    (
      await exportVisits(
        scope,
        new URLSearchParams(Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : []))),
        asked,
      )
    ).table,
    "xlsx",
  );
const sitesOf = async (scope: typeof lead, query: Record<string, string>) =>
  readTable((await exportSites(scope, new URLSearchParams(query), asked)).table, "xlsx");

const filters: VisitListFilter[] = [{}, { state: "approved" }, { from: "2026-10-01", to: "2026-10-31" }];

it.each(filters)(
  "走访清单 has exactly the visits of the list, in its order, and says by which filter (%j)",
  async (filter) => {
    for (const scope of [lead, viewer]) {
      const { total, visits } = await listVisits(scope, filter, { offset: 0, size: 1_000 });
      const { rows, notes } = await visitsOf(scope, filter);
      expect(rows).toHaveLength(total);
      expect(rows.map((row) => [row[1], row[4], row[7], row[8]])).toEqual(
        visits.map((visit) => [
          visit.siteName,
          visit.visitedOn,
          t(`vocabulary.visitState.${visit.state}`),
          String(visit.entries),
        ]),
      );
      expect(notes[2]).toContain(`列出的走访：${total}次`);
      expect(notes[1]).toBe(
        filter.state
          ? "筛选：状态：已审核。"
          : filter.from
            ? "筛选：2026-10-01起；2026-10-31止。"
            : "筛选：没有，是全部内容。",
      );
    }
  },
);

it("调研点 has every site with 沿革, and counts only visits that the reader may open", async () => {
  const { rows, head, notes } = await sitesOf(lead, {});
  const sites = await prisma.site.findMany({ where: { projectId, removedAt: null } });
  expect(rows.map((row) => row[1]).sort()).toEqual(sites.map(({ name }) => name).sort());
  expect(head.slice(5)).toEqual(["走访：草稿", "走访：已提交", "走访：退回修改", "走访：已审核", "走访：作废"]);
  const formers = sites.filter(({ mergedIntoId }) => sites.some(({ id }) => id === mergedIntoId));
  expect(formers.length).toBeGreaterThan(0);
  for (const former of formers) expect(rows.find((row) => row[1] === former.name)?.[4]).toMatch(/现并入/);
  expect(notes[2]).toContain(`${sites.length}个`);
  expect((await sitesOf(viewer, {})).head.slice(5)).toEqual(["走访：已审核"]);
  const towns = await sitesOf(lead, { kind: "town" });
  expect(new Set(towns.rows.map((row) => row[2]))).toEqual(new Set(["镇"]));
  expect(towns.notes[1]).toBe("筛选：类型：镇。");
});

it("An address that is not understood is refused, not answered with other rows", async () => {
  await expect(visitsOf(lead, { state: "lost" })).rejects.toMatchObject({ code: "invalid" });
  await expect(sitesOf(lead, { kind: "village" })).rejects.toMatchObject({ code: "invalid" });
});
