import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { countedVisits } from "@/lib/findings/filter";
import { entryCount } from "@/lib/findings/queries/entry-list";
import { themeSites } from "@/lib/findings/queries/theme-sites";
import { themeSupport } from "@/lib/findings/queries/theme-support";
import { listVisitedSites } from "@/lib/findings/queries/visited-sites";
import { Prisma } from "@/lib/generated/prisma/client";
import { photoIds } from "@/lib/reports/annexes/annexes";
import { readLedger } from "@/lib/reports/data/ledger";
import { readPhotos } from "@/lib/reports/data/photos";
import { reportFilter, type CountRule, type ReportPlaces } from "@/lib/reports/report-filter";
import { printsLedger } from "@/lib/reports/ledger-tokens";
import type { ReportCounts, ReportCountSets, ReportDraft } from "@/lib/reports/types";
import type { WordRule } from "@/lib/reports/word-bounds";
import type { VisitMethod } from "@/lib/vocabulary";

/** Which of the figures a report prints are read. */
export interface Asked {
  /** The totals of the 数据台账, which few reports print. */
  ledger: boolean;
  /** The sites behind each theme. Without them a text's own figures are known, and no point's. */
  themes?: boolean;
  /** Attachments that its annexes show. */
  photos?: readonly string[];
}

/** What a report needs. */
export const askedBy = (draft: ReportDraft): Asked => ({ ledger: printsLedger(draft), photos: photoIds(draft) });

interface MethodRow {
  method: VisitMethod;
  visits: number;
  firstDay: string;
  lastDay: string;
  heard: number;
}

/** The project's rule without the figures beside it. */
function ruleIn([row]: readonly WordRule[]): WordRule {
  if (!row) throw new Error("a report of no project");
  const { commonMinSites, commonMinPercent, widelyMinPercent, someMaxPercent, fewMaxPercent, singleMaxSites } = row;
  return { commonMinSites, commonMinPercent, widelyMinPercent, someMaxPercent, fewMaxPercent, singleMaxSites };
}

/** The figures of a report, by the findings' own WHERE and support, so that both show the same numbers. */
export async function readCounts(
  scope: ProjectScope,
  rule: boolean | CountRule,
  { ledger, themes: withThemes = true, photos = [] }: Asked,
  reader: Reader = readOnly(),
): Promise<ReportCounts> {
  const filter = reportFilter(rule);
  const visits = countedVisits(scope, filter);
  // One statement with the project's rule, which is there without any visit too.
  const rows = await reader.$queryRaw<(WordRule & (MethodRow | Record<keyof MethodRow, null>))[]>(Prisma.sql`
    SELECT p.common_min_sites AS "commonMinSites", p.common_min_percent AS "commonMinPercent",
      p.widely_min_percent AS "widelyMinPercent", p.some_max_percent AS "someMaxPercent",
      p.few_max_percent AS "fewMaxPercent", p.single_max_sites AS "singleMaxSites", by_method.*
    FROM projects p LEFT JOIN (
    SELECT counted.method, count(*)::int AS visits, to_char(min(counted.visited_on), 'YYYY-MM-DD') AS "firstDay",
      to_char(max(counted.visited_on), 'YYYY-MM-DD') AS "lastDay", coalesce(sum(counted.heard), 0)::int AS heard
    FROM (
      SELECT v.method, v.visited_on, (SELECT sum(a.head_count) FROM visit_audiences a
        WHERE a.project_id = v.project_id AND a.visit_id = v.id) AS heard FROM ${visits}
    ) AS counted
    GROUP BY counted.method
    ) AS by_method ON true
    WHERE p.id = ${scope.projectId}::uuid
    ORDER BY by_method.visits DESC, by_method.method`);
  const methods = rows.filter((row) => row.method !== null);
  const entries = await entryCount(scope, filter, reader);
  const { themes } = withThemes ? await themeSupport(scope, filter, reader) : { themes: [] };
  const sitesOf = withThemes ? await themeSites(scope, filter, null, reader) : new Map<string, { id: string }[]>();
  const visitedSites = await listVisitedSites(scope, filter, reader);
  const days = methods.flatMap(({ firstDay, lastDay }) => [firstDay, lastDay]).toSorted();
  return {
    visits: methods.reduce((sum, row) => sum + row.visits, 0),
    entries,
    heard: methods.reduce((sum, row) => sum + row.heard, 0),
    firstDay: days[0] ?? null,
    lastDay: days.at(-1) ?? null,
    sites: visitedSites.map(({ id, name, kind, county }) => ({ id, name, kind, ...(county !== "" && { county }) })),
    methods: methods.map(({ method, visits: count }) => ({ method, visits: count })),
    themes: themes.map(({ id, name, dimension, parentId, archived }) => ({
      ...{ id, name, dimension, parentId },
      ...(archived && { archived }),
      siteIds: (sitesOf.get(id) ?? []).map((site) => site.id),
    })),
    wordRule: ruleIn(rows),
    ...(ledger && { ledger: await readLedger(scope, rule, reader) }),
    ...(photos.length > 0 && { photos: await readPhotos(scope, photos, reader) }),
  };
}

export async function readCountSets(
  scope: ProjectScope,
  asked: Asked,
  places?: ReportPlaces,
): Promise<ReportCountSets> {
  const [approved, withUnapproved] = await Promise.all([
    readCounts(scope, { ...places, includeUnapproved: false }, asked),
    readCounts(scope, { ...places, includeUnapproved: true }, asked),
  ]);
  return { approved, withUnapproved };
}
