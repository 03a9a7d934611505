import { expect, it } from "vitest";
import { overviewTotals } from "@/lib/findings/queries/overview-totals";
import { themeSupport } from "@/lib/findings/queries/theme-support";
import { visitWeight } from "@/lib/findings/queries/visit-weight";
import { testDatabase } from "@/lib/testing/database";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();

it.each([1, 2])("says before it happens exactly what falls when a visit stops counting (project %s)", async (seed) => {
  const { projectId, leadId } = await buildWorld(prisma, seeded(20_261_219 + seed));
  const scope = trustedScope({ projectId, userId: leadId, role: "lead" });
  const visits = await prisma.visit.findMany({
    where: { projectId, state: "approved" },
    select: { id: true },
    take: 5,
  });
  expect(visits.length).toBeGreaterThan(2);
  for (const { id } of visits) {
    const said = await visitWeight(scope, id);
    const before = { counts: await overviewTotals(scope, {}), ...(await themeSupport(scope, {})) };
    await prisma.visit.update({
      where: { projectId_id: { projectId, id } },
      data: { state: "returned", approvedAt: null, approvedBy: null },
    });
    const after = { counts: await overviewTotals(scope, {}), ...(await themeSupport(scope, {})) };
    const supportAfter = new Map(after.themes.map((theme) => [theme.id, theme.support]));
    const fallen = before.themes.filter((theme) => supportAfter.get(theme.id) !== theme.support);
    expect(said?.themes.map((theme) => [theme.id, theme.support]).sort()).toEqual(
      fallen.map((theme) => [theme.id, theme.support]).sort(),
    );
    for (const theme of fallen) expect(supportAfter.get(theme.id)).toBe(theme.support - 1);
    expect(said).toMatchObject({
      entries: before.counts.entries - after.counts.entries,
      figures: before.counts.figures - after.counts.figures,
      visited: before.visited,
      onlyVisit: after.visited === before.visited - 1,
    });
    // The next visits are weighed without it.
    expect(await visitWeight(scope, id)).toBeNull();
  }
});
