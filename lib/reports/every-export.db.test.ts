import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { doors, type ProjectDoor } from "@/lib/auth/doors";
import type { ProjectScope } from "@/lib/auth/scope";
import { drawChart } from "@/lib/findings/charts/draw";
import { chartNames, readChart } from "@/lib/findings/charts/read-charts";
import { exportEntries } from "@/lib/findings/export-entries";
import { exportCoverage, exportThemes } from "@/lib/findings/export-tables";
import { readIndicatorBehind, readThemeBehind } from "@/lib/findings/behind";
import { filterHref } from "@/lib/findings/filter-address";
import type { FindingsFilter } from "@/lib/findings/schema";
import { AppError } from "@/lib/errors";
import { translatorOf } from "@/lib/i18n/server";
import { exportFigures } from "@/lib/indicators/export-figures";
import { exportProfile } from "@/lib/profiles/export";
import { chooseLedger } from "@/lib/reports/choose-ledger";
import { choosePhotos } from "@/lib/reports/annexes/choose-photos";
import { listCandidates } from "@/lib/reports/candidates";
import { listIssues, readIssue, readIssueFile } from "@/lib/reports/data/issues";
import { previewParts } from "@/lib/reports/data/part-plan";
import { listReports } from "@/lib/reports/data/reports";
import { readSilence } from "@/lib/reports/data/silence";
import { exportReport, readExportQuery } from "@/lib/reports/export";
import { exportList, readListQuery } from "@/lib/reports/export-list";
import { reportFormatKeys } from "@/lib/reports/formats/registry";
import { exportOpinions } from "@/lib/reports/opinion-files";
import { redlineFile } from "@/lib/reports/redline-file";
import { exportSites } from "@/lib/sites/export-sites";
import { tablePieces, tableFormats, type TakenTable } from "@/lib/taken-table";
import { testDatabase } from "@/lib/testing/database";
import { randomFilter, seeded } from "@/lib/testing/findings-world";
import { readRawWorld } from "@/lib/testing/findings-recount";
import { stampedWorld, type StampedWorld } from "@/lib/testing/stamped-world";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { exportVisits } from "@/lib/visits/export-visits";
import { reportLists, type ProjectRole } from "@/lib/vocabulary";

/** Approval governs every output: what leaves by any door has no text that its reader or its filter leaves out. */

const { prisma } = await testDatabase();
const t = translatorOf("zh-CN");
const now = new Date("2026-11-30T02:00:00Z");
const asked = { t, now };

interface Taken {
  scope: ProjectScope;
  world: StampedWorld;
  /** A filter of the findings, with or without 含未审核. */
  filter: FindingsFilter;
  report: StampedWorld["reports"]["approved"];
}

/** What leaves: files as bytes, everything else as text. */
type Left = Uint8Array | string;
type GetDoor = Extract<ProjectDoor, `GET ${string}`>;

const query = (values: Record<string, string | undefined>) => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) if (value) params.set(key, value);
  return params;
};
const address = ({ filter }: Taken, ...dropped: (keyof FindingsFilter)[]) => {
  const kept = Object.fromEntries(Object.entries(filter).filter(([key]) => !dropped.some((name) => name === key)));
  return new URLSearchParams(filterHref("", kept).slice(1));
};
async function bothFormats(table: () => Promise<{ table: TakenTable }>): Promise<Left[]> {
  const files: Left[] = [];
  for (const format of tableFormats) {
    const pieces: Buffer[] = [];
    for await (const piece of tablePieces((await table()).table, format)) pieces.push(Buffer.from(piece));
    files.push(new Uint8Array(Buffer.concat(pieces)));
  }
  return files;
}
const json = async (values: Promise<unknown>[]): Promise<Left[]> =>
  (await Promise.all(values)).map((value) => JSON.stringify(value));

/** By door, everything that it gives for a filter. */
const makers = {
  "GET /api/exports/[projectId]/entries": (taken) =>
    bothFormats(() => exportEntries(taken.scope, address(taken, "mark"), asked)),
  "GET /api/exports/[projectId]/themes": (taken) => bothFormats(() => exportThemes(taken.scope, address(taken), asked)),
  "GET /api/exports/[projectId]/coverage": (taken) =>
    bothFormats(() => exportCoverage(taken.scope, address(taken), asked)),
  "GET /api/exports/[projectId]/figures": (taken) =>
    bothFormats(() => exportFigures(taken.scope, address(taken, "theme", "q", "mark", "county"), asked)),
  "GET /api/exports/[projectId]/visits": ({ scope }) =>
    bothFormats(() => exportVisits(scope, new URLSearchParams(), asked)),
  "GET /api/exports/[projectId]/sites": ({ scope }) =>
    bothFormats(() => exportSites(scope, new URLSearchParams(), asked)),
  "GET /api/profiles/[projectId]/[siteId]": async ({ scope, world, filter }) => {
    const files: Left[] = [];
    for (const siteId of world.sites) {
      const made = await exportProfile(scope, { siteId, unapproved: filter.unapproved === "1" }).catch(() => null);
      if (made) files.push(made.bytes);
    }
    return files;
  },
  "GET /api/findings/[projectId]/themes/[themeId]": ({ scope, world, filter }) =>
    json(world.themes.map((id) => readThemeBehind(scope, id, filter))),
  "GET /api/findings/[projectId]/figures/[indicatorId]": ({ scope, world, filter }) =>
    json(world.indicators.map((id) => readIndicatorBehind(scope, id, filter))),
  "GET /api/findings/[projectId]/charts/[chart]": async ({ scope, filter }) => {
    const drawings = chartNames.map((chart) => readChart(scope, chart, { filter, width: 640, t }));
    return (await Promise.all(drawings)).map(drawChart);
  },
  "GET /api/reports/[projectId]/[reportId]": async ({ scope, report }) => {
    const files: Left[] = [];
    for (const format of reportFormatKeys) {
      const wanted = readExportQuery(query({ format, evidence: "1", charts: "1", method: "1" }));
      files.push((await exportReport(scope, report.reportId, wanted, now)).bytes);
    }
    return files;
  },
  "GET /api/reports/[projectId]/[reportId]/lists": async ({ scope, report }) => {
    const files: Left[] = [];
    for (const list of reportLists)
      for (const format of ["xlsx", "docx"])
        files.push((await exportList(scope, report.reportId, readListQuery(query({ list, format })), now)).bytes);
    return files;
  },
  "GET /api/reports/[projectId]/[reportId]/issues/[issueId]": async ({ scope, report }) => [
    (await readIssueFile(scope, report, "internal")).bytes,
  ],
  "GET /api/reports/[projectId]/[reportId]/redline": async ({ scope, report }) => [
    (await redlineFile(scope, report.reportId, query({ from: report.issueId, to: "now" }), now)).bytes,
  ],
  "GET /api/reports/[projectId]/[reportId]/opinions": async ({ scope, report }) => [
    (await exportOpinions(scope, report.reportId, query({ format: "docx" }))).bytes,
  ],
  "GET /api/reports/[projectId]/entries": ({ scope, filter: { unapproved } }) =>
    json([listCandidates(scope, query({ unapproved: unapproved && "1" }))]),
  "GET /api/reports/[projectId]/ledger": ({ scope }) => json([chooseLedger(scope, query({}))]),
  "GET /api/reports/[projectId]/photos": ({ scope, filter: { unapproved } }) =>
    json([choosePhotos(scope, query({ page: "1", unapproved: unapproved && "1" }))]),
  "GET /api/reports/[projectId]/silence": ({ scope, world, filter: { unapproved } }) =>
    json(world.themes.map((theme) => readSilence(scope, query({ theme, unapproved: unapproved && "1" })))),
  "GET /api/reports/[projectId]/[reportId]/parts": ({ scope, report }) =>
    json([previewParts(scope, report.reportId, query({ by: "kind" }))]),
} satisfies Partial<Record<GetDoor, (taken: Taken) => Promise<Left[]>>>;

/** Doors that give no text of counted visits, or give one visit to whoever may read that very visit. */
const others = {
  "GET /api/sites/[projectId]": "names of sites",
  "GET /api/visits/[projectId]/[visitId]/minutes":
    "走访纪要 of one visit, which says its state; the door asks for this visit",
  "GET /api/visits/[projectId]/[visitId]/corrections/[correctionId]":
    "a township's own file, for who may correct the visit",
  "GET /api/offline/[projectId]": "what a member's own device works with: their own visits",
  "GET /api/site-notes/[projectId]/[siteId]": "the last notes of a site, for the form of a member who writes there",
  "GET /api/attachments/[projectId]": "of one visit, and the door asks for this visit",
  "GET /api/attachments/[projectId]/[attachmentId]": "of one visit, and the door asks for this visit",
  "GET /api/attachments/[projectId]/[attachmentId]/thumbnail": "of one visit, and the door asks for this visit",
  "GET /api/reports/[projectId]/[reportId]/pdf": "the Word file of the report, printed",
  "GET /api/reports/[projectId]/[reportId]/outward": "which words of a report tell a place, for its readers",
  "GET /api/reports/[projectId]/[reportId]/draft": "the report as its authors write it; they may read submitted visits",
  "GET /api/reports/[projectId]/[reportId]/changes": "the same, what others wrote since",
  "GET /api/reports/[projectId]/[reportId]/returns/[returnId]": "a file as it came back",
} satisfies Record<Exclude<GetDoor, keyof typeof makers>, string>;

/** Everything that a reader could see in it. */
function textOf(left: Left): string {
  if (typeof left === "string") return left;
  if (left[0] !== 0x50) return strFromU8(left);
  const parts = Object.entries(unzipSync(left)).filter(([path]) => /\.(xml|rels)$/.test(path));
  return parts.map(([, bytes]) => strFromU8(bytes).replace(/<[^>]*>/g, "")).join("\n");
}

/** By which words a file says what it counted: tables, 一镇一档, reports and their lists. */
const said = /计入：|列出的走访：|列出的调研点：|依据“.{1,80}走访整理|数据说明(：|“几个镇街园区反映”)/;

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

/** Of the doors that give files: the others are drawn into a page, which says its filter itself. */
const files = doorNames.filter((door) => /exports|profiles|\[reportId\](\/(lists|issues.*|redline))?$/.test(door));

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
