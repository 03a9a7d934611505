import { expect, it } from "vitest";
import { addedUpAmong, indicatorFigures } from "@/lib/findings/queries/indicator-figures";
import { indicatorTotals } from "@/lib/findings/queries/indicator-totals";
import type { FindingsFilter } from "@/lib/findings/schema";
import { listFigures } from "@/lib/indicators/data/ledger";
import { knownRows } from "@/lib/indicators/known-rows";
import type { LedgerFilter } from "@/lib/indicators/schema";
import { testDatabase } from "@/lib/testing/database";
import { readRawWorld, Recount } from "@/lib/testing/findings-recount";
import { buildWorld, pick, seeded } from "@/lib/testing/findings-world";
import { siteKinds, verificationStates } from "@/lib/vocabulary";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const random = seeded(20261124);
const { projectId, leadId } = await buildWorld(prisma, random);
const scope = trustedScope({ projectId, userId: leadId, role: "lead" });
for (const { id } of await prisma.figure.findMany({
  where: { projectId },
  select: { id: true },
  orderBy: { id: "asc" },
})) {
  await prisma.figure.update({
    where: { projectId_id: { projectId, id } },
    data: { verification: pick(random, verificationStates) },
  });
}
const raw = await readRawWorld(prisma, projectId);
const checkOf = new Map(
  (await prisma.figure.findMany({ where: { projectId }, select: { id: true, verification: true } })).map((row) => [
    row.id,
    row.verification,
  ]),
);

const filters: FindingsFilter[] = [
  {},
  { unapproved: "1" },
  { unapproved: "only" },
  ...siteKinds.map((kind) => ({ kind })),
  { dimension: "problem" },
  { from: "2026-10-05", to: "2026-10-20" },
  ...raw.sites
    .filter((site) => !site.mergedIntoId)
    .slice(0, 4)
    .map((site) => ({ site: site.id, unapproved: "1" as const })),
];

const idsOf = async (filter: LedgerFilter) => {
  const { total, figures } = await listFigures(scope, filter, { offset: 0, size: 10_000 });
  expect(figures).toHaveLength(total);
  return figures.map(({ id }) => id).sort();
};

it("the random demo contains figures that contradict each other, or the tests below would prove nothing", () => {
  expect(new Recount(raw, { unapproved: "1" }, true).indicators().some(({ conflicts }) => conflicts > 0)).toBe(true);
});

const first = { offset: 0, size: 5 };

it.each(filters)("a page that is found by the totals has the same rows under %j", async (filter) => {
  const totals = await indicatorTotals(scope, filter);
  for (const asked of [filter, { ...filter, verification: "disputed" as const }]) {
    const { total, figures } = await listFigures(scope, asked, { offset: 0, size: 10_000 });
    for (const size of [3, 7])
      for (let offset = 0; offset < total + size; offset += size) {
        const known = knownRows(totals, asked, { offset, size });
        const page = await listFigures(scope, asked, { offset, size, known });
        expect(page).toEqual({ total, figures: figures.slice(offset, offset + size) });
      }
  }
});

it.each(filters)("lists exactly the figures that count under %j", async (filter) => {
  const expected = new Recount(raw, filter, true).figures();
  expect(await idsOf(filter)).toEqual(expected.map(({ id }) => id).sort());
});

it.each(filters)("opens the number of each check to exactly its rows under %j", async (filter) => {
  const expected = new Recount(raw, filter, true).figures();
  const totals = await indicatorTotals(scope, filter);
  expect(totals.indicators.map(({ id }) => id).sort()).toEqual(
    [...new Set(expected.map((row) => row.indicatorId))].sort(),
  );
  expect(knownRows(totals, filter, first)?.total).toBe(expected.length);
  expect(knownRows(totals, { ...filter, conflict: "1" }, first)).toBeUndefined();
  for (const { id: indicator, checks: count, figures } of totals.indicators) {
    expect(knownRows(totals, { ...filter, indicator }, first)?.total).toBe(figures);
    for (const verification of verificationStates) {
      expect(knownRows(totals, { ...filter, indicator, verification }, first)?.total).toBe(count[verification]);
      const rows = expected.filter((row) => row.indicatorId === indicator && checkOf.get(row.id) === verification);
      expect(count[verification]).toBe(rows.length);
      expect(await idsOf({ ...filter, indicator, verification })).toEqual(rows.map(({ id }) => id).sort());
    }
  }
});

it.each(filters)(
  "opens the contradictions to exactly the figures in them, and marks those rows, under %j",
  async (filter) => {
    const { indicators } = await indicatorTotals(scope, filter);
    const behind = await Promise.all(
      indicators.map(async ({ id }) => ({ id, ...(await indicatorFigures(scope, filter, id)) })),
    );
    const places = behind.flatMap(({ id, conflicts }) =>
      conflicts.map(({ siteId, asOf }) => `${id} ${siteId} ${asOf}`),
    );
    const { figures } = await listFigures(scope, filter, { offset: 0, size: 10_000 });
    const inPlaces = figures
      .filter((row) => places.includes(`${row.indicator.id} ${row.site.id} ${row.asOf}`))
      .map(({ id }) => id)
      .sort();
    expect(
      figures
        .filter((row) => row.conflicting)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(inPlaces);
    expect(await idsOf({ ...filter, conflict: "1" })).toEqual(inPlaces);
  },
);

it("pages through the rows without leaving one out or showing one twice", async () => {
  const whole = await listFigures(scope, { unapproved: "1" }, { offset: 0, size: 10_000 });
  const paged: string[] = [];
  for (let offset = 0; offset < whole.total; offset += 7) {
    paged.push(...(await listFigures(scope, { unapproved: "1" }, { offset, size: 7 })).figures.map(({ id }) => id));
  }
  expect(paged).toEqual(whole.figures.map(({ id }) => id));
});

it("names as added up one figure a site, and no figure that does not count", async () => {
  const { indicators } = await indicatorTotals(scope, {});
  const counted = new Set(await idsOf({}));
  const addedUp: string[] = [];
  for (const { id } of indicators) {
    const { bySite } = await indicatorFigures(scope, {}, id);
    expect(new Set(bySite.map(({ siteId }) => siteId)).size).toBe(bySite.length);
    for (const { figureId } of bySite) expect(counted.has(figureId)).toBe(true);
    addedUp.push(...bySite.map(({ figureId }) => figureId));
  }
  expect(await addedUpAmong(scope, {}, [...counted])).toEqual(new Set(addedUp));
});

it("shows a viewer only the approved figures, whatever the address asks for", async () => {
  const viewer = trustedScope({ projectId, userId: leadId, role: "viewer" });
  const page = { offset: 0, size: 10_000 };
  const approved = await listFigures(viewer, {}, page);
  expect((await listFigures(viewer, { unapproved: "1" }, page)).figures).toEqual(approved.figures);
  expect((await listFigures(viewer, { unapproved: "only" }, page)).total).toBe(0);
  expect(approved.figures.every(({ visit }) => visit.state === "approved")).toBe(true);
});

it("a 截至 that is no day does not stop the numbers of the others", async () => {
  const figures = await prisma.figure.findMany({
    where: { projectId, visit: { state: "approved" } },
    orderBy: { id: "asc" },
  });
  const before = (await indicatorTotals(scope, {})).indicators.length;
  for (const [index, asOf] of ["0000", "0000-05", "0000-02-30", "2026-06-31"].entries())
    await prisma.figure.update({ where: { projectId_id: { projectId, id: figures[index]!.id } }, data: { asOf } });
  expect((await indicatorTotals(scope, {})).indicators).toHaveLength(before);
});
