import "server-only";
import { notFound } from "next/navigation";
import { asReader, can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import { maySeeUnapproved } from "@/lib/findings/filter";
import { listFollowUps } from "@/lib/followups/data/follow-ups";
import { countOpenBySite } from "@/lib/followups/data/open-sites";
import { whereNext } from "@/lib/findings/where-next";
import { openProject } from "@/lib/gates/open-page";
import { readIndicatorBehind, samplesPerTheme } from "@/lib/findings/behind";
import { heatOf } from "@/lib/findings/charts/heat";
import { chartedThemes, strongestThemes } from "@/lib/findings/charts/read-charts";
import { commonFrom, commonness } from "@/lib/findings/commonness";
import { countOwnDrafts, readFilterNames, readThreshold } from "@/lib/findings/data";
import { without } from "@/lib/findings/filter-address";
import { gapsOf } from "@/lib/findings/gaps";
import type { MatrixChoices } from "@/lib/findings/matrix/choices";
import { matrixFilter, readMatrix } from "@/lib/findings/matrix/read-matrix";
import { commonProblems } from "@/lib/findings/queries/common-problems";
import { coverage } from "@/lib/findings/queries/coverage";
import { dimensionCounts } from "@/lib/findings/queries/dimension-counts";
import { entryCount, entryList } from "@/lib/findings/queries/entry-list";
import { listEntrySites, listFoundSites } from "@/lib/findings/queries/entry-sites";
import { firstHeard } from "@/lib/findings/queries/first-heard";
import { entryWeeks } from "@/lib/findings/queries/entry-weeks";
import { findEntries } from "@/lib/findings/queries/found-entries";
import { countConflicts } from "@/lib/findings/queries/figures-said";
import { indicatorTotals } from "@/lib/findings/queries/indicator-totals";
import { markedVisits } from "@/lib/findings/queries/marked-visits";
import { overviewTotals } from "@/lib/findings/queries/overview-totals";
import { themeSamples, type ThemeSample } from "@/lib/findings/queries/theme-samples";
import { themeSupport } from "@/lib/findings/queries/theme-support";
import type { FindingsFilter } from "@/lib/findings/schema";
import { cellStates } from "@/lib/findings/silence";
import { readSiteFilter } from "@/lib/sites/data";
import { listSiteProgress } from "@/lib/visits/data/site-progress";
import { id } from "@/lib/text";
import { listWaiting } from "@/lib/visits/data/waiting";
import { dimensionKeys } from "@/lib/vocabulary";

export const entryPageSize = 50;
/** How many themes of one dimension are on a page. */
export const themePageSize = 100;
const shownWaiting = 5;

/** What every view shows at the top: how much has been counted, and the choices of the filter. */
async function readContext(scope: ProjectScope, filter: FindingsFilter) {
  const whole = without(filter, "dimension", "theme", "q", "mark");
  const [counts, sites] = await Promise.all([overviewTotals(scope, whole), readSiteFilter(scope, filter.site)]);
  return {
    counts,
    sites,
    maySeeUnapproved: maySeeUnapproved(scope),
    mayCode: can(scope.actor, "entry.code"),
  };
}

const noFollowUps: Awaited<ReturnType<typeof listFollowUps>> = { followUps: [], total: 0 };

function openFollowUps(scope: ProjectScope, whose: "mine" | "left") {
  if (!can(scope.actor, whose === "mine" ? "followUp.write" : "member.manage")) return noFollowUps;
  const of = whose === "mine" ? { assigneeId: scope.userId } : { left: true };
  return listFollowUps(scope, { states: ["open"], ...of }, { offset: 0, size: shownWaiting });
}

/** The state of the study on one screen: how far it has come, what was heard, what is missing. */
export async function loadOverview(projectId: string) {
  const { scope } = await openProject(projectId, "finding.read");
  const [counts, weeks, common, rows, conflicts, uncoded, progress, ownDrafts, returned, review, mine, left] =
    await Promise.all([
      overviewTotals(scope, {}),
      entryWeeks(scope, {}),
      commonProblems(scope, {}),
      coverage(scope, {}),
      countConflicts(scope, {}),
      entryCount(scope, { theme: "none" }),
      listSiteProgress(scope),
      countOwnDrafts(scope),
      listWaiting(scope, "returned", shownWaiting),
      listWaiting(scope, "review", shownWaiting),
      openFollowUps(scope, "mine"),
      openFollowUps(scope, "left"),
    ]);
  const dimensions = dimensionKeys.map((dimension) => {
    const byWeek = weeks.map(({ entries }) => entries[dimension]);
    return { dimension, entries: byWeek.reduce((sum, count) => sum + count, 0), byWeek };
  });
  return {
    counts,
    waiting: { returned, review },
    /** What this person is to ask, and for a lead what nobody is left to ask. */
    followUps: { mine, left },
    progress,
    dimensions,
    visited: common.visited,
    problems: common.problems.filter((problem) => problem.commonness === "common").slice(0, 3),
    gaps: gapsOf(scope, { progress, coverage: rows, ownDrafts, uncoded, conflicts }),
    mayWrite: can(scope.actor, "visit.write"),
    maySetUp: can(scope.actor, "project.edit"),
  };
}
export type Overview = Awaited<ReturnType<typeof loadOverview>>;

/** The first sample that no row above uses, so that a theme and its parent do not show the same words. */
function unsaidSample(said: Set<string>, samples: ThemeSample[]): ThemeSample | null {
  const found = samples.find(({ entryId }) => !said.has(entryId)) ?? null;
  if (found) said.add(found.entryId);
  return found;
}

/**
 * Themes by the number of sites that speak of them: the strongest of each dimension, or one dimension page by page.
 * What is behind a theme's number is in behind.ts.
 */
export async function loadThemeFindings(projectId: string, asked: { filter: FindingsFilter; page: number }) {
  const { scope } = await openProject(projectId, "finding.read");
  const filter = without(asked.filter, "theme", "q", "mark");
  const [context, supports, threshold, counts, planned] = await Promise.all([
    readContext(scope, filter),
    themeSupport(scope, filter),
    readThreshold(scope),
    dimensionCounts(scope, filter),
    coverage(scope, filter),
  ]);
  const from = commonFrom(threshold, supports.visited);
  const size = filter.dimension ? themePageSize : strongestThemes;
  const start = filter.dimension ? (asked.page - 1) * size : 0;
  const wanted = dimensionKeys.filter((key) => !filter.dimension || key === filter.dimension);
  const heard = wanted.map((dimension) => ({
    dimension,
    heard: supports.themes.filter((theme) => theme.dimension === dimension && theme.support > 0),
  }));
  const nameOf = new Map(supports.themes.map(({ id, name }) => [id, name]));
  const samples = await themeSamples(scope, filter, {
    perTheme: samplesPerTheme,
    only: heard.flatMap((group) => group.heard.slice(start, start + size).map(({ id }) => id)),
  });
  const said = new Set<string>();
  const dimensions = heard.map((group) => ({
    dimension: group.dimension,
    ...(counts.get(group.dimension) ?? { entries: 0, uncoded: 0 }),
    /** All themes that a site speaks of, on this page and on others. */
    total: group.heard.length,
    /** Sites by what they have in the dimension: beside each theme's number, why the others are silent. */
    states: cellStates(planned, group.dimension),
    themes: group.heard
      .slice(start, start + size)
      .map(({ id, parentId, name, archived, support, entries, byKind }) => ({
        id,
        name,
        archived,
        parentName: nameOf.get(parentId ?? "") ?? null,
        support,
        entries,
        byKind,
        commonness: group.dimension === "problem" ? commonness(support, from) : null,
        sample: unsaidSample(said, samples.get(id) ?? []),
      })),
  }));
  return { ...context, visited: supports.visited, commonFrom: from, dimensions };
}
export type ThemeFindings = Awaited<ReturnType<typeof loadThemeFindings>>;
export type FoundTheme = ThemeFindings["dimensions"][number]["themes"][number];

export async function loadCoverage(projectId: string, filter: FindingsFilter) {
  const { scope } = await openProject(projectId, "finding.read");
  const [context, rows] = await Promise.all([readContext(scope, filter), coverage(scope, filter)]);
  return { ...context, rows, mayWrite: can(scope.actor, "visit.write") };
}

/** Sites × themes of a dimension, or × dimensions: the heads, and the cells that stand first on the screen. */
export async function loadMatrix(projectId: string, asked: { filter: FindingsFilter; choices: MatrixChoices }) {
  const { scope } = await openProject(projectId, "finding.read");
  const filter = matrixFilter(asked.filter);
  const [context, matrix] = await Promise.all([readContext(scope, filter), readMatrix(scope, filter, asked.choices)]);
  return { ...context, ...matrix };
}
export type LoadedMatrix = Awaited<ReturnType<typeof loadMatrix>>;

export async function loadIndicatorTotals(projectId: string, filter: FindingsFilter) {
  const { scope } = await openProject(projectId, "finding.read");
  const [context, totals] = await Promise.all([readContext(scope, filter), indicatorTotals(scope, filter)]);
  return { ...context, ...totals };
}

/** One indicator with all that is behind its total, on a page of its own. */
export async function loadIndicator(projectId: string, asked: { indicatorId: string; filter: FindingsFilter }) {
  const { scope } = await openProject(projectId, "finding.read");
  const known = id.safeParse(asked.indicatorId);
  const behind = known.success ? await readIndicatorBehind(scope, known.data, asked.filter) : null;
  if (!behind) notFound();
  return { behind, names: await readFilterNames(scope, asked.filter) };
}

/**
 * What was heard where, the themes of each dimension by kind of site, the entries of each week, when themes came up
 * first, and where to go next.
 */
export async function loadCharts(projectId: string, asked: FindingsFilter) {
  const { scope } = await openProject(projectId, "finding.read");
  const filter = without(asked, "dimension", "theme", "q", "mark");
  const asks = can(asReader(scope.actor), "followUp.write");
  const [context, supports, heard, counts, planned, open, weeks] = await Promise.all([
    readContext(scope, filter),
    themeSupport(scope, filter),
    firstHeard(scope, filter),
    dimensionCounts(scope, filter),
    coverage(scope, filter),
    asks ? countOpenBySite(scope) : new Map<string, number>(),
    entryWeeks(scope, filter),
  ]);
  const dimensions = dimensionKeys.map((dimension) => ({ dimension, ...chartedThemes(supports.themes, dimension) }));
  const uncoded = [...counts.values()].reduce((sum, one) => sum + one.uncoded, 0);
  const next = { ...whereNext(planned, open), mayVisit: can(scope.actor, "visit.write") };
  const heat = heatOf(planned);
  return { ...context, visited: supports.visited, heat, dimensions, weeks, fresh: { heard, uncoded }, next };
}
export type ChartData = Awaited<ReturnType<typeof loadCharts>>;

/**
 * A page of entries and the sites behind all of them (null where a search found too many to tell). One search for both.
 */
async function readEntryPage(scope: ProjectScope, { filter, page }: { filter: FindingsFilter; page: number }) {
  const { q, mark } = filter;
  const place = { start: (page - 1) * entryPageSize, size: entryPageSize };
  const found = q === undefined ? undefined : await findEntries(scope, { ...filter, q }, place);
  const [list, behind] = await Promise.all([
    entryList(scope, filter, { page, pageSize: entryPageSize, found }),
    found ? listFoundSites(scope, found) : mark ? [] : listEntrySites(scope, filter),
  ]);
  return { ...list, behind };
}

/** The entries behind a number; their total equals the number. Behind a mark there are visits, not entries. */
export async function loadEntries(projectId: string, asked: { filter: FindingsFilter; page: number }) {
  const { scope } = await openProject(projectId, "finding.read");
  const { filter } = asked;
  const [context, list, names, marked] = await Promise.all([
    readContext(scope, filter),
    readEntryPage(scope, asked),
    readFilterNames(scope, filter),
    filter.mark ? markedVisits(scope, filter) : [],
  ]);
  return { ...context, ...list, names, marked };
}
