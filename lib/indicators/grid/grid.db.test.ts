import { expect, it } from "vitest";
import { translatorOf } from "@/lib/i18n/server";
import { indicatorTotals } from "@/lib/findings/queries/indicator-totals";
import { mixedDefinitions } from "@/lib/findings/mixed-definitions";
import type { FindingsFilter } from "@/lib/findings/schema";
import { listFigures } from "@/lib/indicators/data/ledger";
import { exportFigures } from "@/lib/indicators/export-figures";
import { answerColumns } from "@/lib/indicators/grid/asked-columns";
import { packCells, unpackCell } from "@/lib/indicators/grid/packed";
import { readGrid } from "@/lib/indicators/grid/read-grid";
import { missingWords } from "@/lib/indicators/grid/said-words";
import { testDatabase } from "@/lib/testing/database";
import { readRawWorld, Recount } from "@/lib/testing/findings-recount";
import { buildWorld, pick, seeded } from "@/lib/testing/findings-world";
import { readTable } from "@/lib/testing/taken-tables";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { siteKinds, verificationStates } from "@/lib/vocabulary";

const { prisma } = await testDatabase();
const random = seeded(20_261_222);
const { projectId, leadId } = await buildWorld(prisma, random);
const scope = trustedScope({ projectId, userId: leadId, role: "lead" });
const t = translatorOf("zh-CN");

const saidOf = new Map<string, { definition: string; source: string; verification: string; said: string }>();
for (const { id, value } of await prisma.figure.findMany({
  where: { projectId },
  select: { id: true, value: true },
  orderBy: { id: "asc" },
})) {
  const data = {
    definition: pick(random, ["", "", "年末在册", " 年末 在册", "年末在岗"]),
    source: pick(random, ["", "统计年报"]),
    verification: pick(random, verificationStates),
    said: pick(random, ["", "", `约${value.toFixed()}`]),
  };
  saidOf.set(id, data);
  await prisma.figure.update({ where: { projectId_id: { projectId, id } }, data });
}
const raw = await readRawWorld(prisma, projectId);
const names = new Map(
  (await prisma.site.findMany({ where: { projectId }, select: { id: true, name: true } })).map((site) => [
    site.id,
    site.name,
  ]),
);
const indicators = await prisma.indicator.findMany({
  where: { projectId },
  select: { id: true, name: true, unit: true },
});
const base = indicators.find(({ unit }) => unit === "个")?.id ?? "";

const filters: FindingsFilter[] = [
  {},
  { unapproved: "1" },
  { unapproved: "only" },
  ...siteKinds.map((kind) => ({ kind })),
  { dimension: "problem", unapproved: "1" },
  { from: "2026-10-05", to: "2026-10-20", unapproved: "1" },
];

const present = (siteId: string): string => {
  const into = raw.sites.find(({ id }) => id === siteId)?.mergedIntoId;
  return into ? present(into) : siteId;
};
const siteOf = (figure: { visitId: string }) =>
  present(raw.visits.find(({ id }) => id === figure.visitId)?.siteId ?? "");
const without = (text: string) => text.replace(/ /g, "");

it("the random project has what the tests below are about", async () => {
  const { columns, cells } = await readGrid(scope, { unapproved: "1", base });
  expect(columns.some(({ times }) => times.length > 1)).toBe(true);
  expect(columns.some(({ definitions }) => definitions.length > 2)).toBe(true);
  const why = new Set(columns.flatMap(({ per }) => per?.missing.map((each) => each.why) ?? []));
  expect([...why].sort()).toEqual(["noBase", "noValue", "zeroBase"]);
  expect(columns.some(({ per }) => (per?.bySite.size ?? 0) > 0)).toBe(true);
  expect([...cells.values()].some((row) => [...row.values()].some(({ conflicting }) => conflicting))).toBe(true);
});

it.each(filters)(
  "has the latest figure of each site, and its link opens that site's figures, under %j",
  async (filter) => {
    const recount = new Recount(raw, filter, true);
    const { sites, columns, cells } = await readGrid(scope, filter);
    expect(sites.map(({ id }) => id).sort()).toEqual(recount.visitedSites());
    expect(columns.map(({ id }) => id).sort()).toEqual(recount.indicators().map(({ id }) => id));
    for (const { id, figures } of columns) {
      const latest = new Map(recount.latestOf(id).map((figure) => [siteOf(figure), figure]));
      expect(figures).toBe(recount.figures().filter(({ indicatorId }) => indicatorId === id).length);
      for (const { id: site } of sites) {
        const cell = cells.get(site)?.get(id);
        const own = latest.get(site);
        expect(cell === undefined).toBe(own === undefined);
        if (!cell || !own) continue;
        const said = saidOf.get(own.id);
        expect({ asOf: cell.asOf, definition: cell.definition, source: cell.source }).toEqual({
          asOf: own.asOf,
          definition: said?.definition,
          source: said?.source,
        });
        expect(Number(cell.exact)).toBe(Number(own.value));
        expect(cell.value).toBe(said?.said || cell.exact);
        expect(cell.verification).toBe(said?.verification);
        const list = await listFigures(scope, { ...filter, indicator: id, site }, { offset: 0, size: 1000 });
        expect(cell.figures).toBe(list.total);
        expect(list.figures.map((row) => row.id)).toContain(own.id);
        expect(cell.conflicting).toBe(list.figures.some((row) => row.conflicting));
      }
    }
  },
);

it.each(filters)("names every site of each 截至 and 口径, so every pair that differs, under %j", async (filter) => {
  const recount = new Recount(raw, filter, true);
  const { columns } = await readGrid(scope, filter);
  const totals = new Map((await indicatorTotals(scope, filter)).indicators.map((total) => [total.id, total]));
  for (const { id, times, definitions } of columns) {
    const latest = recount.latestOf(id);
    for (const [groups, keyOf] of [
      [times, (figure: (typeof latest)[number]) => figure.asOf],
      [definitions, (figure: (typeof latest)[number]) => without(saidOf.get(figure.id)?.definition ?? "")],
    ] as const) {
      const groupOf = new Map(groups.flatMap(({ siteIds }, at) => siteIds.map((site) => [site, at] as const)));
      expect(groupOf.size).toBe(latest.length);
      for (const one of latest)
        for (const two of latest)
          expect(groupOf.get(siteOf(one)) === groupOf.get(siteOf(two))).toBe(keyOf(one) === keyOf(two));
    }
    const total = totals.get(id);
    expect(total?.mixedAsOf).toBe(new Set(latest.map(({ asOf }) => asOf)).size > 1);
    const texts = latest.map((figure) => without(saidOf.get(figure.id)?.definition ?? ""));
    const mixed = new Set(texts).size > 1;
    expect(total && mixedDefinitions(total) !== null).toBe(mixed);
  }
});

it.each(filters)("divides where a site has both, and names each that has not, under %j", async (filter) => {
  const recount = new Recount(raw, filter, true);
  const { sites, columns, base: used } = await readGrid(scope, { ...filter, base });
  const unitOf = (id: string) => indicators.find((each) => each.id === id)?.unit ?? "";
  const byOf = (id: string) => new Map(recount.latestOf(id).map((figure) => [siteOf(figure), figure]));
  const bases = byOf(base);
  expect(used?.id ?? null).toBe(bases.size > 0 ? base : null);
  const near = (text: string, value: number, divisor: number) =>
    expect(Math.abs(Number(text) - value / divisor)).toBeLessThanOrEqual(
      Math.abs(value / divisor) * 0.000_500_1 + 0.000_000_000_001,
    );
  for (const { id, per } of columns) {
    expect(per !== null).toBe(bases.size > 0 && id !== base && unitOf(id) !== "%");
    if (!per) continue;
    const own = byOf(id);
    let [sum, under] = [0, 0];
    for (const { id: site } of sites) {
      const [value, divisor] = [own.get(site), bases.get(site)];
      const missing = per.missing.filter(({ siteId }) => siteId === site).map(({ why }) => why);
      const cell = per.bySite.get(site);
      if (!value || !divisor || Number(divisor.value) <= 0) {
        expect(cell).toBeUndefined();
        expect(missing).toEqual([!value ? "noValue" : !divisor ? "noBase" : "zeroBase"]);
        continue;
      }
      expect(missing).toEqual([]);
      near(cell?.value ?? "", Number(value.value), Number(divisor.value));
      expect(cell?.baseAsOf).toBe(value.asOf === divisor.asOf ? null : divisor.asOf);
      sum += Number(value.value);
      under += Number(divisor.value);
      const rows = await listFigures(scope, { ...filter, indicator: id, base, site }, { offset: 0, size: 1000 });
      expect(rows.figures.map((row) => row.id)).toEqual(expect.arrayContaining([value.id, divisor.id]));
    }
    expect(per.total === null).toBe(per.bySite.size === 0);
    if (per.total !== null) near(per.total, sum, under);
  }
});

it("carries each cell to the page as it is, and a part of the columns alike", async () => {
  const filter = { unapproved: "1" as const, base };
  const grid = await readGrid(scope, filter);
  const whole = packCells(grid, grid.columns);
  const wanted = grid.columns.slice(1, 3).map(({ id }) => id);
  const part = await answerColumns(scope, new URLSearchParams({ ...filter, columns: wanted.join(",") }), t);
  grid.sites.forEach(({ id }, row) => {
    grid.columns.forEach((column, at) => {
      const cell = unpackCell(whole.rows[row]?.[at], whole.words);
      const figure = grid.cells.get(id)?.get(column.id);
      expect(cell?.value).toBe(figure?.value);
      expect(cell?.asOf).toBe(figure?.asOf);
      expect(cell?.conflicting).toBe(figure?.conflicting);
      expect(cell?.verification).toBe(figure?.verification);
      expect(cell?.per ?? null).toEqual(column.per?.bySite.get(id) ?? null);
      const place = part.columnIds.indexOf(column.id);
      if (place >= 0) expect(unpackCell(part.rows[part.siteIds.indexOf(id)]?.[place], part.words)).toEqual(cell);
    });
  });
  expect(part.columnIds.sort()).toEqual([...wanted].sort());
});

it("leaves as a table with the same numbers, its totals beside what they mix, and who could not be divided", async () => {
  const filter = { unapproved: "1" as const, base };
  const grid = await readGrid(scope, filter);
  const asked = new URLSearchParams({ ...filter, view: "grid" });
  const { table } = await exportFigures(scope, asked, { t, now: new Date("2026-11-30T02:00:00Z") });
  const { rows, notes } = await readTable(table, "csv");
  expect(rows).toHaveLength(grid.sites.length + 1);
  const widths = grid.columns.map(({ per }) => (per ? 6 : 5));
  const at = (column: number) => 3 + widths.slice(0, column).reduce((sum, width) => sum + width, 0);
  grid.columns.forEach((column, place) => {
    grid.sites.forEach(({ id }, row) => {
      const figure = grid.cells.get(id)?.get(column.id);
      expect(rows[row]?.[at(place)]).toBe(figure?.value ?? "");
      expect(rows[row]?.[at(place) + 1]).toBe(figure?.asOf ?? "");
    });
    const sums = rows.at(-1) ?? [];
    // A total that mixes has the words of each part beside it.
    for (const [offset, groups] of [
      [1, column.times],
      [2, column.definitions],
    ] as const)
      if (groups.length > 1)
        for (const { siteIds } of groups)
          for (const site of siteIds) expect(sums[at(place) + offset]).toContain(names.get(site));
  });
  const name = indicators.find(({ id }) => id === base)?.name ?? "";
  for (const column of grid.columns)
    for (const words of missingWords(column, name, { t, nameOf: (id) => names.get(id) ?? "" }))
      expect(notes).toContain(`${column.name}：${words}`);
});

it("shows a viewer only approved figures, whatever the address asks for", async () => {
  const viewer = trustedScope({ projectId, userId: leadId, role: "viewer" });
  const approved = await readGrid(viewer, {});
  expect(approved.cells.size).toBeGreaterThan(0);
  expect((await readGrid(viewer, { unapproved: "1" })).cells).toEqual(approved.cells);
  expect((await readGrid(viewer, { unapproved: "only" })).cells.size).toBe(0);
});
