import { beforeAll, describe, expect, it } from "vitest";
import type { ProjectScope } from "@/lib/auth/scope";
import { entryList } from "@/lib/findings/queries/entry-list";
import { listFoundSites } from "@/lib/findings/queries/entry-sites";
import { findEntries, searchLimits } from "@/lib/findings/queries/found-entries";
import type { FindingsFilter } from "@/lib/findings/schema";
import type { Prisma } from "@/lib/generated/prisma/client";
import { testDatabase } from "@/lib/testing/database";
import { buildWorld, pick, randomText, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { siteKinds } from "@/lib/vocabulary";

/** A search by the index, month by month, finds what reading every text finds, in the same order. */
const { prisma } = await testDatabase();
const random = seeded(20_261_202);
const everyText = { ...searchLimits, readOneByOne: Number.MAX_SAFE_INTEGER };
const byIndex = { ...searchLimits, readOneByOne: 0, readUnderTheme: 0, firstStep: 5, longestStep: 20, most: 100 };
const byFirstTexts = { ...byIndex, sampledVisits: 50, most: 0 };
const all = { start: 0, size: 10_000 };

let scope: ProjectScope;
let filters: FindingsFilter[];
let words: string[];

beforeAll(async () => {
  const { projectId, leadId } = await buildWorld(prisma, random);
  scope = trustedScope({ projectId, userId: leadId, role: "lead" });
  const entries = await prisma.entry.findMany({ where: { projectId }, select: { text: true } });
  const months = await prisma.visit.findMany({ where: { projectId }, distinct: ["visitedOn"] });
  expect(new Set(months.map(({ visitedOn }) => visitedOn?.getUTCMonth())).size).toBeGreaterThan(2);
  const [theme, site] = await Promise.all([
    prisma.theme.findFirstOrThrow({ where: { projectId, parentId: null } }),
    prisma.site.findFirstOrThrow({ where: { projectId, mergedIntoId: null } }),
  ]);
  filters = [
    {},
    { unapproved: "1" },
    { unapproved: "only" },
    { dimension: "problem" },
    { kind: pick(random, siteKinds) },
    { theme: "none" },
    { theme: theme.id },
    { site: site.id },
    { from: "2026-10-14", to: "2026-11-01" },
    { dimension: "status", unapproved: "1", from: "2026-10-01" },
  ];
  const pieces = Array.from({ length: 7 }, () => [...pick(random, entries).text].slice(0, 2).join(""));
  words = [
    ...new Set([...pieces.map((piece) => piece.trim()), ...Array.from({ length: 5 }, () => randomText(random, 1))]),
  ].filter((word) => word !== "");
});

it("finds the same entries in the same order under every filter", async () => {
  let hits = 0;
  for (const filter of filters)
    for (const q of words)
      for (const uncodedFirst of [false, true]) {
        const read = await findEntries(scope, { ...filter, q }, { ...all, uncodedFirst, limits: everyText });
        const found = await findEntries(scope, { ...filter, q }, { ...all, uncodedFirst, limits: byIndex });
        expect(found, JSON.stringify({ ...filter, q })).toEqual(read);
        expect(found.ids.length).toBe(found.total);
        expect([...found.bySite.values()].reduce((sum, count) => sum + count, 0)).toBe(found.total);
        hits += found.total;
      }
  expect(hits).toBeGreaterThan(200);
}, 120_000);

describe("a word that many entries hold", () => {
  let common: FindingsFilter & { q: string };
  beforeAll(async () => {
    const [most] = await prisma.$queryRaw<{ character: string }[]>`
      SELECT character FROM entries, unnest(string_to_array(text, NULL)) AS character
      WHERE character ~ '[一-鿿]' GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`;
    common = { q: most?.character ?? "", unapproved: "1" };
  });

  it("is found page by page as in the whole list", async () => {
    const whole = await findEntries(scope, common, { ...all, limits: everyText });
    expect(whole.total).toBeGreaterThan(12);
    for (const uncodedFirst of [false, true]) {
      const ordered = await findEntries(scope, common, { ...all, uncodedFirst, limits: everyText });
      const pages: string[] = [];
      for (let start = 0; start < whole.total; start += 5)
        pages.push(...(await findEntries(scope, common, { start, size: 5, uncodedFirst, limits: byIndex })).ids);
      expect(pages).toEqual(ordered.ids);
    }
    const listed = await entryList(scope, common, { pageSize: 10_000 });
    expect(listed.entries.map(({ id }) => id)).toEqual(whole.ids);
  });

  it("is counted as far as the limit, and says so", async () => {
    const whole = await findEntries(scope, common, { ...all, limits: everyText });
    const exact = { ...byIndex, mostFound: whole.total };
    expect(await findEntries(scope, common, { ...all, limits: exact })).toEqual(whole);
    const short = { ...byIndex, mostFound: whole.total - 1 };
    const cut = await findEntries(scope, common, { start: 0, size: 5, limits: short });
    expect(cut).toMatchObject({ total: whole.total - 1, more: true, ids: whole.ids.slice(0, 5) });
    expect(await listFoundSites(scope, cut)).toBe(null);
    expect((await listFoundSites(scope, whole))?.length).toBe(whole.bySite.size);
  });

  it("is found in the texts themselves, without the index, where most of them hold it", async () => {
    const asked: string[] = [];
    const reader = new Proxy(prisma, {
      get: (target, name) =>
        name === "$queryRaw"
          ? (query: Prisma.Sql) => (asked.push(query.sql), target.$queryRaw(query))
          : Reflect.get(target, name),
    });
    for (const filter of filters.filter(({ theme }) => !theme)) {
      const whole = await findEntries(scope, { ...filter, q: common.q }, { ...all, limits: everyText });
      for (const mostFound of [1, 4, Math.max(0, whole.total - 1), whole.total]) {
        const at = { start: 1, size: 3 };
        const limits = { ...byFirstTexts, mostFound };
        const { bySite: _part, ...found } = await findEntries(
          scope,
          { ...filter, q: common.q },
          { ...at, limits },
          reader,
        );
        const { bySite: _all, ...indexed } = await findEntries(
          scope,
          { ...filter, q: common.q },
          { ...at, limits: { ...byIndex, mostFound } },
        );
        expect(found).toEqual(indexed);
        if (whole.total > 0) expect(asked.some((text) => text.includes("entries_holding"))).toBe(false);
        asked.length = 0;
      }
    }
  });
});
