import { beforeAll, describe, expect, it } from "vitest";
import { themeSites } from "@/lib/findings/queries/theme-sites";
import { themeSupport } from "@/lib/findings/queries/theme-support";
import { Prisma } from "@/lib/generated/prisma/client";
import { testDatabase } from "@/lib/testing/database";
import { keepers } from "@/lib/testing/count-keepers";
import { changes } from "@/lib/testing/findings-changes";
import { readRawWorld, Recount } from "@/lib/testing/findings-recount";
import { buildWorld, pick, seeded } from "@/lib/testing/findings-world";
import { raceOf } from "@/lib/testing/race";
import { trustedScope } from "@/lib/testing/trusted-scope";

/**
 * What is kept beside the rows equals a recount of the rows, whatever changes them: after a few changes by the
 * database's own recount (count_faults), at the end by plain loops. COUNT_PROJECTS sets how many random projects there
 * are (`npm run campaign:counts`).
 */
const { prisma } = await testDatabase();
const { transact, race } = raceOf(prisma);
const projects = Number(process.env["COUNT_PROJECTS"] ?? 2);
const stepsEach = 40;
/** A recount of everything takes longer than a change, so it comes after a few. */
const stepsTogether = 4;

const faultsOf = (projectId: string) =>
  prisma.$queryRaw<{ kept: string; of: string }[]>`SELECT kept, "of" FROM count_faults(${projectId}::uuid)`;

class Undone extends Error {}

it.each(Array.from({ length: projects }, (_, index) => index))(
  "the kept counts of random project %i are those of a recount, whatever changes",
  async (index) => {
    const random = seeded(20_261_130 + index);
    const { projectId, leadId } = await buildWorld(prisma, random);
    expect(await faultsOf(projectId)).toEqual([]);
    let done: string[] = [];
    for (let step = 1; step <= stepsEach; step += 1) {
      const names = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(random, Object.keys(changes)));
      const undone = random() < 0.2;
      await transact(async (tx) => {
        for (const name of names) await changes[name]?.(tx, random, projectId);
        if (undone) throw new Undone();
      }).catch((error: unknown) => {
        if (!(error instanceof Undone)) throw error;
      });
      done.push(...names, ...(undone ? ["undone"] : []));
      if (step % stepsTogether > 0) continue;
      expect(await faultsOf(projectId), done.join(", ")).toEqual([]);
      done = [];
    }
    const scope = trustedScope({ projectId, userId: leadId, role: "lead" });
    const raw = await readRawWorld(prisma, projectId);
    for (const filter of [{}, { unapproved: "1" }, { from: "2026-10-14" }] as const) {
      const recount = new Recount(raw, filter, true);
      const sites = await themeSites(scope, filter);
      for (const { id, support, entries } of (await themeSupport(scope, filter)).themes) {
        const own = recount.support(id);
        expect({ sites: (sites.get(id) ?? []).map((site) => site.id).sort(), entries }).toEqual(own);
        expect(support).toBe(own.sites.length);
      }
    }
  },
  150_000,
);

describe("two at the same moment", () => {
  let projectId: string;
  let leadId: string;
  beforeAll(async () => {
    ({ projectId, leadId } = await buildWorld(prisma, seeded(31)));
  });

  const state = (id: string, to: "approved" | "submitted") => (tx: Parameters<Parameters<typeof transact>[0]>[0]) =>
    tx.visit.update({
      where: { projectId_id: { projectId, id } },
      data:
        to === "approved"
          ? { state: to, approvedAt: new Date(), approvedBy: leadId }
          : { state: to, approvedAt: null, approvedBy: null },
    });

  it("approve two visits of one site: both are counted", async () => {
    const visits = await prisma.visit.findMany({ where: { projectId, state: "submitted" }, select: { id: true } });
    const [one, two] = visits;
    if (!one || !two) throw new Error("no visits");
    const { siteId } = await prisma.visit.findUniqueOrThrow({ where: { projectId_id: { projectId, id: one.id } } });
    await prisma.visit.update({ where: { projectId_id: { projectId, id: two.id } }, data: { siteId } });
    const { first, second } = await race(state(one.id, "approved"), () => transact(state(two.id, "approved")));
    expect([first.status, second.status]).toEqual(["fulfilled", "fulfilled"]);
    expect(await faultsOf(projectId)).toEqual([]);
  });

  it("approve visits of two sites about one theme: neither waits for the other, also while lines are added up", async () => {
    const visits = await prisma.visit.findMany({
      where: { projectId, state: "submitted", entries: { some: { themes: { some: {} } } } },
      select: { id: true, siteId: true },
    });
    const [one] = visits;
    const two = visits.find(({ siteId }) => siteId !== one?.siteId);
    if (!one || !two) throw new Error("no visits");
    const held = await transact(async (tx) => {
      await state(one.id, "approved")(tx);
      await tx.$queryRaw`SELECT 1 FROM (SELECT add_up_theme_changes(${projectId}::uuid, 0)) AS done`;
      await transact(async (other) => {
        await other.$executeRaw`SET LOCAL lock_timeout = 1`;
        await state(two.id, "approved")(other);
        await other.$queryRaw`SELECT 1 FROM (SELECT add_up_theme_changes(${projectId}::uuid, 0)) AS done`;
      });
      return true;
    });
    expect(held).toBe(true);
    expect(await faultsOf(projectId)).toEqual([]);
  });

  it("approve a visit and merge its site, whichever is first: it is counted where it belongs", async () => {
    const visits = await prisma.visit.findMany({
      where: {
        projectId,
        state: { in: ["submitted", "approved"] },
        site: { mergedIntoId: null, formerly: { none: {} } },
      },
      select: { id: true, siteId: true, state: true },
      orderBy: { id: "asc" },
    });
    const into = await prisma.site.findFirstOrThrow({
      where: { projectId, mergedIntoId: null, id: { notIn: visits.slice(0, 2).map(({ siteId }) => siteId) } },
    });
    const merge = (id: string) => (tx: Parameters<Parameters<typeof transact>[0]>[0]) =>
      tx.site.update({ where: { projectId_id: { projectId, id } }, data: { mergedIntoId: into.id } });
    const [one, two] = visits;
    if (!one || !two) throw new Error("no visits");
    const other = (to: string) => (to === "approved" ? "submitted" : "approved");
    const merged = await race(merge(one.siteId), () => transact(state(one.id, other(one.state))));
    const approved = await race(state(two.id, other(two.state)), () => transact(merge(two.siteId)));
    for (const { first, second } of [merged, approved])
      expect([first.status, second.status]).toEqual(["fulfilled", "fulfilled"]);
    expect(await faultsOf(projectId)).toEqual([]);
  });

  it("code two entries of one visit, or move their theme meanwhile: all of it is counted", async () => {
    const entries = await prisma.entry.findMany({
      where: { projectId, visit: { state: "approved" }, dimension: "problem" },
      orderBy: { visitId: "asc" },
      select: { id: true },
    });
    const themes = await prisma.theme.findMany({ where: { projectId, dimension: "problem" }, select: { id: true } });
    const put = (entry: number, theme: number) => (tx: Parameters<Parameters<typeof transact>[0]>[0]) =>
      tx.entryTheme.createMany({
        data: [{ projectId, entryId: entries[entry]?.id ?? "", themeId: themes[theme]?.id ?? "", assignedBy: leadId }],
        skipDuplicates: true,
      });
    const coded = await race(put(0, 0), () => transact(put(1, 0)));
    expect([coded.first.status, coded.second.status]).toEqual(["fulfilled", "fulfilled"]);
    expect(await faultsOf(projectId)).toEqual([]);

    const move = (tx: Parameters<Parameters<typeof transact>[0]>[0]) =>
      tx.theme.update({
        where: { projectId_id: { projectId, id: themes[0]?.id ?? "" } },
        data: { parentId: themes.at(-1)?.id ?? null },
      });
    const moved = await race(put(2, 0), () => transact(move));
    expect([moved.first.status, moved.second.status]).toEqual(["fulfilled", "fulfilled"]);
    expect(await faultsOf(projectId)).toEqual([]);
  });
});

describe("a change that a trigger does not see", () => {
  let projectId: string;
  beforeAll(async () => {
    ({ projectId } = await buildWorld(prisma, seeded(7)));
  });

  // Undone after each, so that all begin with the same rows.
  it.each(keepers)("is a fault that the recount finds: $trigger", async ({ trigger, table, change }) => {
    const random = seeded(9);
    const found = new Set<string>();
    await transact(async (tx) => {
      await tx.$executeRaw(Prisma.raw(`ALTER TABLE ${table} DISABLE TRIGGER ${trigger}`));
      for (let times = 0; times < 8; times += 1) await changes[change]?.(tx, random, projectId);
      for (const { kept } of await tx.$queryRaw<{ kept: string }[]>`SELECT kept FROM count_faults(${projectId}::uuid)`)
        found.add(kept);
      throw new Undone();
    }).catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
    expect(found.size).toBeGreaterThan(0);
  });
});

it("every trigger that keeps a count is in that list", async () => {
  const triggers = await prisma.$queryRaw<{ name: string }[]>`
    SELECT tgname AS name FROM pg_trigger
    WHERE NOT tgisinternal AND (tgname LIKE '%counted%' OR tgname LIKE '%\\_month\\_of\\_%' OR tgname LIKE 'sites_m%' OR tgname = 'themes_moved')
      AND tgname <> 'sites_made'`;
  expect(triggers.map(({ name }) => name).sort()).toEqual([...new Set(keepers.map(({ trigger }) => trigger))].sort());
});

it("a wrong number in any kept column is a fault, and a rebuild mends it", async () => {
  const { projectId } = await buildWorld(prisma, seeded(11));
  const wrong: [string, string][] = [
    ["sites", "present_id = NULL"],
    ["entries", "search_month = NULL"],
    ["visit_counts", "entries = entries + 1"],
    ["visit_counts", "uncoded = uncoded + 1"],
    ["visit_counts", "figures = figures + 1"],
    ["site_counts", "visits = visits + 1"],
    ["site_counts", "state = 'draft'"],
    ["visit_theme_counts", "entries = entries + 1"],
    ["visit_theme_counts", "verbatim = NOT verbatim"],
    ["visit_theme_counts", "sample_id = gen_random_uuid()"],
    ["site_theme_counts", "entries = entries + 1"],
    ["site_theme_counts", "verbatim = NOT verbatim"],
    ["site_theme_counts", "sample_id = gen_random_uuid()"],
    ["visit_counts", "site_id = gen_random_uuid()"],
    ["visit_counts", "state = 'draft'"],
    ["visit_counts", "visited_on = visited_on + 1"],
    ...["approved_sites", "approved_entries", "submitted_sites", "submitted_entries", "sites"].map(
      (column): [string, string] => ["theme_counts", `${column} = ${column} + 1`],
    ),
  ];
  for (const [table, change] of wrong) {
    const [name, set] = [Prisma.raw(table), Prisma.raw(change)];
    await prisma.$executeRaw(Prisma.sql`
      UPDATE ${name} SET ${set} WHERE ctid = (SELECT ctid FROM ${name} WHERE project_id = ${projectId}::uuid
        ${table === "entries" ? Prisma.sql`AND search_month IS NOT NULL` : Prisma.empty} LIMIT 1)`);
    expect((await faultsOf(projectId)).length, `${table} ${change}`).toBeGreaterThan(0);
    await prisma.$queryRaw`SELECT 1 FROM (SELECT rebuild_counts(${projectId}::uuid)) AS made`;
    expect(await faultsOf(projectId), `${table} ${change}`).toEqual([]);
  }
}, 150_000);

describe("what is noted of themes, until somebody adds it up", () => {
  const linesOf = async (projectId: string) => prisma.themeCountChange.count({ where: { projectId } });
  const supportsOf = async (scope: ReturnType<typeof trustedScope>) =>
    Promise.all(
      [{}, { unapproved: "1" as const }, { unapproved: "only" as const }, { kind: "town" as const }].map((filter) =>
        themeSupport(scope, filter),
      ),
    );

  it("counts, before and after; a line that is lost or wrong is a fault", async () => {
    const { projectId, leadId } = await buildWorld(prisma, seeded(13));
    const scope = trustedScope({ projectId, userId: leadId, role: "lead" });
    await prisma.$queryRaw`SELECT 1 FROM (SELECT rebuild_counts(${projectId}::uuid)) AS made`;
    expect(await linesOf(projectId)).toBe(0);
    const submitted = await prisma.visit.findMany({ where: { projectId, state: "submitted" }, select: { id: true } });
    for (const { id } of submitted)
      await prisma.visit.update({
        where: { projectId_id: { projectId, id } },
        data: { state: "approved", approvedAt: new Date(), approvedBy: leadId },
      });
    expect(await linesOf(projectId)).toBeGreaterThan(1);
    expect(await faultsOf(projectId)).toEqual([]);
    await transact(async (tx) => {
      await tx.$executeRaw`
        DELETE FROM theme_count_changes WHERE ctid = (SELECT ctid FROM theme_count_changes WHERE project_id = ${projectId}::uuid AND approved_entries <> 0 LIMIT 1)`;
      const faults = await tx.$queryRaw<object[]>`SELECT kept FROM count_faults(${projectId}::uuid)`;
      expect(faults.length).toBeGreaterThan(0);
      throw new Undone();
    }).catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
    const before = await supportsOf(scope);
    // Few lines are left for later.
    await prisma.$queryRaw`SELECT 1 FROM (SELECT add_up_theme_changes(${projectId}::uuid)) AS done`;
    expect(await linesOf(projectId)).toBeGreaterThan(1);
    await prisma.$queryRaw`SELECT 1 FROM (SELECT add_up_theme_changes(${projectId}::uuid, 0)) AS done`;
    expect(await linesOf(projectId)).toBe(0);
    expect(await supportsOf(scope)).toEqual(before);
    expect(await faultsOf(projectId)).toEqual([]);
  });
});
