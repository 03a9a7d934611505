import { expect, it } from "vitest";
import { readJoinedSheet } from "@/lib/coding/theme-sheet";
import { pairThemes } from "@/lib/coding/pairs";
import { without } from "@/lib/findings/filter-address";
import { entryCount } from "@/lib/findings/queries/entry-list";
import { themeQuotes } from "@/lib/findings/queries/theme-quotes";
import { testDatabase } from "@/lib/testing/database";
import { addVisit, createProject, addSite, addTheme, entryContent, visitContent } from "@/lib/testing/factories";
import { buildWorld, pick, randomFilter, seeded } from "@/lib/testing/findings-world";
import { readRawWorld, Recount } from "@/lib/testing/findings-recount";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { deskNow } from "@/lib/testing/visit-world";
import type { DimensionKey } from "@/lib/vocabulary";

const { prisma } = await testDatabase();
const random = seeded(20_261_221);
const { projectId, leadId } = await buildWorld(prisma, random);
const counties = ["甲县", "乙县", "丙区"];
for (const { id } of await prisma.site.findMany({ where: { projectId }, select: { id: true } }))
  await prisma.site.updateMany({ where: { projectId, id }, data: { county: pick(random, counties) } });
const raw = await readRawWorld(prisma, projectId);
const placeOf = new Map(
  (await prisma.site.findMany({ where: { projectId }, select: { id: true, kind: true, county: true } })).map(
    ({ id, kind, county }) => [id, { kind, county }],
  ),
);
const lead = trustedScope({ projectId, userId: leadId, role: "lead" });
const viewer = trustedScope({ projectId, userId: leadId, role: "viewer" });

const cases = Array.from({ length: 24 }, (_, at) => at);

it.each(cases)("every number of a theme's sheet equals an independent recount (%i)", async (at) => {
  const scope = at % 4 === 3 ? viewer : lead;
  const filter = without(randomFilter(random, raw), "dimension", "theme", "q", "mark");
  const recount = new Recount(raw, filter, scope === lead);
  const visited = recount.visitedSites();
  for (const theme of raw.themes.filter((_, place) => place % 3 === at % 3)) {
    const sheet = await readJoinedSheet(scope, { themeId: theme.id, filter });
    if (!sheet) throw new Error("no sheet");
    const dimension = theme.dimension as DimensionKey; // checked by the database
    const { sites, entries } = recount.support(theme.id);
    const say = JSON.stringify(filter);
    expect({ sites: sheet.sites.map(({ id }) => id).toSorted(), entries: sheet.entries }, say).toEqual({
      sites,
      entries,
    });
    expect(sheet.visited, say).toBe(visited.length);
    for (const [shares, part] of [
      [sheet.kinds, "kind"],
      [sheet.counties, "county"],
    ] as const) {
      for (const { place, said, visited: of } of shares) {
        const here = (ids: string[]) => ids.filter((id) => placeOf.get(id)?.[part] === place).length;
        expect({ said, of }, `${say} ${place}`).toEqual({ said: here(sites), of: here(visited) });
      }
      expect(shares.reduce((sum, share) => sum + share.visited, 0)).toBe(visited.length);
    }
    for (const { state, sites: silent } of sheet.silence.groups)
      for (const { id, entries: told } of silent) {
        const cell = recount.cell(id, dimension);
        expect(cell.state, say).toBe(state === "other" ? "heard" : state);
        if (state === "other") expect(told).toBe(cell.entries);
      }
    const silent = sheet.silence.groups.flatMap((group) => group.sites.map(({ id }) => id));
    expect([...silent, ...sites].toSorted(), say).toEqual(recount.plannedSites().toSorted());
    // What is quoted counts in the number, once a site.
    const counted = new Set(new Recount(raw, { ...filter, dimension, theme: theme.id }, scope === lead).entryIds());
    expect(sheet.lookedAt, say).toBe(entries);
    expect(sheet.quotes.length, say).toBe(Math.min(3, sites.length));
    expect(new Set(sheet.quotes.map(({ siteId }) => siteId)).size).toBe(sheet.quotes.length);
    for (const { id, siteId } of sheet.quotes) {
      expect(counted, say).toContain(id);
      expect(sites).toContain(siteId);
    }
  }
});

it("says how many entries it looked at where a theme has more, the newest visits of each site before their earlier ones", async () => {
  const large = await createProject(prisma, { leadId });
  const scope = trustedScope({ projectId: large, userId: leadId, role: "lead" });
  const themeId = await addTheme(prisma, { projectId: large, dimension: "problem", name: "人手" });
  const siteIds = [
    await addSite(prisma, { projectId: large, name: "东", position: 0 }),
    await addSite(prisma, { projectId: large, name: "西", position: 1 }),
  ];
  const newest: string[] = [];
  for (const siteId of siteIds)
    for (const visitedOn of ["2026-09-01", "2026-10-01", "2026-11-01"]) {
      const entries = [1, 2].map((n) => entryContent({ dimension: "problem", text: `${visitedOn}人手不足${n}` }));
      if (visitedOn === "2026-11-01") newest.push(...entries.map(({ id }) => id));
      await addVisit(prisma, {
        projectId: large,
        state: "approved",
        content: visitContent({ siteId, recorderId: leadId, visitedOn, entries }),
        themes: Object.fromEntries(entries.map(({ id }) => [id, [themeId]])),
      });
    }
  const few = await themeQuotes(
    scope,
    {},
    { id: themeId, dimension: "problem" },
    { bounds: { shown: 3, lookedAt: 4 } },
  );
  expect(few.lookedAt).toBe(4);
  expect(few.quotes).toHaveLength(2);
  for (const { id } of few.quotes) expect(newest).toContain(id);
  expect((await themeQuotes(scope, {}, { id: themeId, dimension: "problem" })).lookedAt).toBe(12);
});

it("原话 goes before 归纳, which stands in for sites that have none", async () => {
  const small = await createProject(prisma, { leadId });
  const scope = trustedScope({ projectId: small, userId: leadId, role: "lead" });
  const themeId = await addTheme(prisma, { projectId: small, dimension: "problem", name: "人手" });
  for (const [at, form] of (["summary", "verbatim", "summary"] as const).entries()) {
    const siteId = await addSite(prisma, { projectId: small, name: `点${at}`, position: at });
    const entry = entryContent({ dimension: "problem", text: `专职人员不足${at === 0 ? "，经费不足" : ""}`, form });
    await addVisit(prisma, {
      projectId: small,
      state: "approved",
      content: visitContent({ siteId, recorderId: leadId, entries: [entry] }),
      themes: { [entry.id]: [themeId] },
    });
  }
  const { quotes } = await themeQuotes(scope, {}, { id: themeId, dimension: "problem" });
  expect(quotes.map(({ siteName, form }) => [siteName, form])).toEqual([
    ["点1", "verbatim"],
    ["点0", "summary"],
    ["点2", "summary"],
  ]);
});

it("shows what a person joined with a theme or with one above it, each with the number that its link opens", async () => {
  const dimensionOf = (key: DimensionKey) => raw.themes.filter(({ dimension }) => dimension === key);
  const below = dimensionOf("problem").find(({ parentId }) => parentId !== null);
  const suggestions = dimensionOf("suggestion").slice(0, 2);
  const [one, other] = suggestions;
  if (!below?.parentId || !one || !other) throw new Error("the world has no branch");
  const joined = [
    [below.parentId, one.id],
    [below.id, other.id],
  ] as const;
  for (const [problemId, suggestionId] of joined)
    await prisma.$transaction((tx) => pairThemes(tx, lead, { problemId, suggestionId, now: deskNow }));
  const pairedOf = async (themeId: string) => (await readJoinedSheet(lead, { themeId, filter: {} }))?.paired;
  const paired = (await pairedOf(below.id)) ?? [];
  expect(paired.map(({ id }) => id).toSorted()).toEqual([one.id, other.id].toSorted());
  for (const { id, support } of paired) expect(support).toBe(new Recount(raw, {}, true).support(id).sites.length);
  expect((await pairedOf(below.parentId))?.map(({ id }) => id)).toEqual([one.id]);
  expect((await pairedOf(other.id))?.map(({ id }) => id)).toContain(below.id);
  // So is a claim on the theme above, which counts its entries too.
  const written = { projectId, sources: [], evidenceIds: [], writtenBy: leadId, writtenAt: deskNow };
  const claimId = "00000000-0000-4000-8000-000000000077";
  await prisma.claimVersion.create({
    data: { ...written, id: claimId, claimId, dimension: "problem", statement: "都缺人", themeIds: [below.parentId] },
  });
  const claimsOf = async (themeId: string) => (await readJoinedSheet(lead, { themeId, filter: {} }))?.claims;
  expect((await claimsOf(below.id))?.map(({ text }) => text)).toEqual(["都缺人"]);
  expect(await claimsOf(below.parentId)).toEqual(await claimsOf(below.id));
  expect(await claimsOf(one.id)).toEqual([]);
  const status = dimensionOf("status")[0];
  expect(status && (await pairedOf(status.id))).toBeNull();
  expect(await entryCount(lead, { theme: one.id })).toBe(new Recount(raw, { theme: one.id }, true).entryIds().length);
});
