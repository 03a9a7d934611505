import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { doors } from "@/lib/auth/doors";
import type { FindingsFilter } from "@/lib/findings/schema";
import { AppError } from "@/lib/errors";
import { listIssues, readIssue } from "@/lib/reports/data/issues";
import { listReports } from "@/lib/reports/data/reports";
import { testDatabase } from "@/lib/testing/database";
import { randomFilter, seeded } from "@/lib/testing/findings-world";
import { readRawWorld } from "@/lib/testing/findings-recount";
import { stampedWorld } from "@/lib/testing/stamped-world";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { type ProjectRole } from "@/lib/vocabulary";
import { makers, others, type Left, type Taken } from "@/lib/testing/every-export";

/** Approval governs every output: what leaves by any door has no text that its reader or its filter leaves out. */

const { prisma } = await testDatabase();
const now = new Date("2026-11-30T02:00:00Z");

/** Everything that a reader could see in it. */
function textOf(left: Left): string {
  if (typeof left === "string") return left;
  if (left[0] !== 0x50) return strFromU8(left);
  const parts = Object.entries(unzipSync(left)).filter(([path]) => /\.(xml|rels)$/.test(path));
  return parts.map(([, bytes]) => strFromU8(bytes).replace(/<[^>]*>/g, "")).join("\n");
}

/** By which words a file says what it counted: tables, 一镇一档, reports and their lists. */
const said =
  /计入：|计已审核(和待审核)?的走访：|列出的走访：|列出的调研点：|依据“.{1,80}走访整理|数据说明(：|“几个镇街园区反映”)/;

const worlds = await Promise.all([20_261_201, 20_261_202].map((seed) => stampedWorld(prisma, { seed, now })));

/** The states of visits whose text leaves, for each role and filter. */
async function statesLeaving(door: keyof typeof makers, taken: Taken): Promise<Set<string>> {
  const files = await makers[door](taken).catch((error: unknown) => {
    // A report with 含未审核 is not there for who may not read submitted visits.
    if (error instanceof AppError && error.code === "not_found") return [];
    throw error;
  });
  const texts = files.map(textOf).join("\n");
  return new Set(
    [...taken.world.stamps.values()].filter(({ stamp }) => texts.includes(stamp)).map(({ state }) => state),
  );
}

test("every door that gives something in a project is an export of this test, or says why it is none", () => {
  const known = [...Object.keys(makers), ...Object.keys(others)].sort();
  const gets = Object.entries(doors).filter(([name, rule]) => name.startsWith("GET ") && rule.access === "project");
  expect(known).toEqual(gets.map(([name]) => name).sort());
});

const roles: ProjectRole[] = ["lead", "viewer"];
const doorNames = Object.keys(makers) as (keyof typeof makers)[]; // the keys of a closed literal

describe.each(doorNames)("%s", (door) => {
  test("gives only approved visits without 含未审核, and submitted ones with it only to who may read them", async () => {
    for (const world of worlds)
      for (const role of roles)
        for (const unapproved of [undefined, "1"] as const) {
          const scope = trustedScope({ projectId: world.projectId, userId: world.leadId, role });
          const filter: FindingsFilter = unapproved ? { unapproved } : {};
          const report = world.reports[unapproved ? "unapproved" : "approved"];
          const leaving = await statesLeaving(door, { scope, world, filter, report });
          const allowed = unapproved && role === "lead" ? ["approved", "submitted"] : ["approved"];
          const wrong = [...leaving].filter((state) => !allowed.includes(state));
          expect({ role, unapproved, wrong }).toEqual({ role, unapproved, wrong: [] });
        }
  });
});

/**
 * Of the doors that give files and count something (a codebook counts nothing): the others are drawn into a page, which
 * says its filter itself.
 */
const files = doorNames.filter(
  (door) => !/codebook/.test(door) && /exports|profiles|\[reportId\](\/(lists|issues.*|redline))?$/.test(door),
);

test.each(files)("%s says which visits it counted and which not", async (door) => {
  const [world] = worlds;
  if (!world) throw new Error("no world");
  const scope = trustedScope({ projectId: world.projectId, userId: world.leadId, role: "lead" });
  for (const unapproved of [undefined, "1"] as const) {
    const report = world.reports[unapproved ? "unapproved" : "approved"];
    const made = await makers[door]({ scope, world, filter: unapproved ? { unapproved } : {}, report });
    expect(made.length).toBeGreaterThan(0);
    for (const text of made.map(textOf)) expect(text).toMatch(said);
  }
});

test("under any filter, entries leave of exactly the visits that count", async () => {
  const [world] = worlds;
  if (!world) throw new Error("no world");
  const random = seeded(7);
  const raw = await readRawWorld(prisma, world.projectId);
  for (let round = 0; round < 12; round += 1) {
    const filter = randomFilter(random, raw);
    for (const role of roles) {
      const scope = trustedScope({ projectId: world.projectId, userId: world.leadId, role });
      const taken: Taken = { scope, world, filter, report: world.reports.approved };
      const leaving = await statesLeaving("GET /api/exports/[projectId]/entries", taken);
      const allowed =
        role === "viewer" || !filter.unapproved
          ? ["approved"]
          : filter.unapproved === "only"
            ? ["submitted"]
            : ["approved", "submitted"];
      expect([...leaving].filter((state) => !allowed.includes(state))).toEqual([]);
      if (role === "viewer" && filter.unapproved === "only") expect(leaving.size).toBe(0);
    }
  }
});

test("the stamps do leave where they may, so that this test would see one that leaves where it may not", async () => {
  const [world] = worlds;
  if (!world) throw new Error("no world");
  const scope = trustedScope({ projectId: world.projectId, userId: world.leadId, role: "lead" });
  const seen = async (door: keyof typeof makers) =>
    [
      ...(await statesLeaving(door, { scope, world, filter: { unapproved: "1" }, report: world.reports.unapproved })),
    ].sort();
  const both = ["approved", "submitted"];
  for (const door of [
    "GET /api/exports/[projectId]/entries",
    "GET /api/exports/[projectId]/figures",
    "GET /api/profiles/[projectId]/[siteId]",
    "GET /api/reports/[projectId]/[reportId]",
    "GET /api/reports/[projectId]/[reportId]/lists",
    "GET /api/reports/[projectId]/entries",
  ] as const)
    expect({ door, seen: await seen(door) }).toEqual({ door, seen: both });
});

test("A report that counts submitted visits is not there for who may not read them, in lists and issues either", async () => {
  const [world] = worlds;
  if (!world) throw new Error("no world");
  const { projectId, leadId, reports } = world;
  const viewer = trustedScope({ projectId, userId: leadId, role: "viewer" });
  expect((await listReports(viewer, now)).map(({ id }) => id)).toEqual([reports.approved.reportId]);
  // Today it counts approved visits alone; what was sent out with submitted ones stays what it was.
  await prisma.report.updateMany({ where: { projectId }, data: { includeUnapproved: false } });
  expect(await listReports(viewer, now)).toHaveLength(2);
  expect(await listIssues(viewer, reports.unapproved.reportId)).toEqual([]);
  expect(await readIssue(viewer, reports.unapproved)).toBeNull();
  expect(await readIssue(viewer, reports.approved)).not.toBeNull();
});
