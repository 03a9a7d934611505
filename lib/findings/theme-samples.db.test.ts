import { beforeAll, expect, it } from "vitest";
import { themeSamples } from "@/lib/findings/queries/theme-samples";
import type { FindingsFilter } from "@/lib/findings/schema";
import { testDatabase } from "@/lib/testing/database";
import { readRawWorld, Recount, type RawWorld } from "@/lib/testing/findings-recount";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";

/** The words that stand for a theme, held against plain loops over its entries. */
const { prisma } = await testDatabase();
const worlds: { projectId: string; leadId: string; raw: RawWorld; told: Told[] }[] = [];
beforeAll(async () => {
  for (const seed of [3, 4]) {
    const { projectId, leadId } = await buildWorld(prisma, seeded(20_261_201 + seed));
    // The world is written in 归纳: every fourth entry becomes 原话.
    const entries = await prisma.entry.findMany({ where: { projectId }, select: { id: true }, orderBy: { id: "asc" } });
    const said = entries.filter((_entry, index) => index % 4 === 0).map(({ id }) => id);
    await prisma.entry.updateMany({ where: { projectId, id: { in: said } }, data: { form: "verbatim" } });
    worlds.push({ projectId, leadId, raw: await readRawWorld(prisma, projectId), told: await readTold(projectId) });
  }
});

interface Told {
  id: string;
  verbatim: boolean;
  /** What decides between the entries of a site. */
  order: string;
  site: { id: string; name: string; position: number; mergedIntoId: string | null };
}

async function readTold(projectId: string): Promise<Told[]> {
  const entries = await prisma.entry.findMany({
    where: { projectId },
    select: { id: true, form: true, position: true, visit: { select: { visitedOn: true, site: true } } },
  });
  const sites = new Map((await prisma.site.findMany({ where: { projectId } })).map((site) => [site.id, site]));
  return entries.map(({ id, form, position, visit }) => {
    let site = visit.site;
    for (let into = sites.get(site.mergedIntoId ?? ""); into; into = sites.get(site.mergedIntoId ?? "")) site = into;
    const day = visit.visitedOn.toISOString().slice(0, 10);
    return { id, verbatim: form === "verbatim", order: `${day} ${String(position).padStart(4, "0")} ${id}`, site };
  });
}

/** One entry of each site, 原话 first; the sites with 原话 come first, then by their place in the list. */
function samplesOf(told: readonly Told[], ids: ReadonlySet<string>, perTheme: number): string[] {
  const rank = ({ verbatim }: Told) => (verbatim ? "0" : "1");
  const place = ({ site }: Told) => `${String(site.position).padStart(4, "0")} ${site.name} ${site.id}`;
  const key = (entry: Told) => `${rank(entry)} ${place(entry)} ${entry.order}`;
  const counted = told.filter(({ id }) => ids.has(id)).sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const first = counted.filter((entry, index) => counted.findIndex(({ site }) => site.id === entry.site.id) === index);
  return first.slice(0, perTheme).map(({ id }) => id);
}

/** How many sites are asked first, which changes nothing but the time, and how many samples a theme has. */
const asked = [0, 1, 2, 3, 5, 8, 64].flatMap((near) => [1, 3].map((perTheme) => [near, perTheme] as const));

const filters: FindingsFilter[] = [
  {},
  { unapproved: "1" },
  { unapproved: "only" },
  { kind: "town" },
  { from: "2026-10-12" },
  { from: "2026-10-08", to: "2026-11-02", unapproved: "1" },
  { dimension: "problem", q: "条" },
];

it.each(filters)("a theme is told by the first sites, 原话 before 归纳, under %o", async (filter) => {
  let seen = 0;
  for (const { projectId, leadId, raw, told } of worlds) {
    const scope = trustedScope({ projectId, userId: leadId, role: "lead" });
    const themes = raw.themes.map(({ id }) => id);
    for (const [near, perTheme] of asked) {
      const samples = await themeSamples(scope, filter, { perTheme, only: themes, near });
      for (const theme of themes) {
        const counted = new Recount(raw, { ...filter, theme }, true).entryIds();
        const expected = samplesOf(told, new Set(counted), perTheme);
        expect((samples.get(theme) ?? []).map(({ entryId }) => entryId)).toEqual(expected);
        seen += expected.length;
      }
    }
  }
  expect(seen).toBeGreaterThan(0);
});
