import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { database, type Reader } from "@/lib/db";
import { countedReadings } from "@/lib/findings/filter";
import { Prisma } from "@/lib/generated/prisma/client";
import { countedPart } from "@/lib/indicators/ledger-address";
import type { LedgerFilter } from "@/lib/indicators/schema";
import type { CheckCounts, LedgerReading } from "@/lib/indicators/types";
import { readNames } from "@/lib/visits/data/people-names";
import type { VerificationState } from "@/lib/vocabulary";

/** The site, indicator and 截至 of which the figures that count hold more than one value. */
function conflicting(scope: ProjectScope, filter: LedgerFilter): Prisma.Sql {
  return Prisma.sql`(r.indicator_id, s.id, r.as_of) IN (
    SELECT r.indicator_id, s.id, r.as_of FROM ${countedReadings(scope, countedPart(filter))}
    GROUP BY r.indicator_id, s.id, r.as_of HAVING count(DISTINCT r.value) > 1)`;
}

/** The rows of the ledger: the readings that count (lib/findings/filter.ts), narrowed to those it is asked for. */
function ledgerRows(scope: ProjectScope, filter: LedgerFilter): Prisma.Sql {
  const { indicator, verification, conflict } = filter;
  return Prisma.sql`${countedReadings(scope, countedPart(filter))}
    ${indicator ? Prisma.sql`AND r.indicator_id = ${indicator}::uuid` : Prisma.empty}
    ${verification ? Prisma.sql`AND r.verification = ${verification}` : Prisma.empty}
    ${conflict ? Prisma.sql`AND ${conflicting(scope, filter)}` : Prisma.empty}`;
}

type ReadingRow = Omit<LedgerReading, "indicator" | "site" | "visit" | "check"> & {
  indicatorId: string;
  indicatorName: string;
  unit: string;
  siteId: string;
  siteName: string;
  siteKind: LedgerReading["site"]["kind"];
  visitId: string;
  visitedOn: string;
  visitState: LedgerReading["visit"]["state"];
  version: number;
  note: string;
  verifiedBy: string | null;
  verifiedAt: Date | null;
};

export interface ReadingPage {
  /** All rows under the filter, by the same FROM and WHERE. */
  total: number;
  readings: LedgerReading[];
}

/** One page of the ledger: by indicator, then by site, each site's latest first. */
export async function listReadings(
  scope: ProjectScope,
  filter: LedgerFilter,
  page: { offset: number; size: number },
  reader: Reader = database(),
): Promise<ReadingPage> {
  const from = ledgerRows(scope, filter);
  const [counted, rows] = await Promise.all([
    reader.$queryRaw<{ count: number }[]>(Prisma.sql`SELECT count(*)::int AS count FROM ${from}`),
    reader.$queryRaw<ReadingRow[]>(Prisma.sql`
      SELECT chosen.*, i.name AS "indicatorName", i.unit FROM (
        SELECT r.id, r.indicator_id AS "indicatorId", r.dimension, trim_scale(r.value)::text AS value, r.as_of AS "asOf",
          r.definition, r.source, s.id AS "siteId", s.name AS "siteName", s.kind AS "siteKind", s.position AS site_position,
          (SELECT nullif(former.name, s.name) FROM sites former
            WHERE former.project_id = v.project_id AND former.id = v.site_id) AS "visitedAs",
          v.id AS "visitId", to_char(v.visited_on, 'YYYY-MM-DD') AS "visitedOn", v.state AS "visitState", v.version,
          r.position AS reading_position, r.verification, r.verification_note AS note, r.verified_by AS "verifiedBy",
          r.verified_at AS "verifiedAt", ${conflicting(scope, filter)} AS conflicting
        FROM ${from}) chosen
      JOIN indicators i ON i.project_id = ${scope.projectId}::uuid AND i.id = chosen."indicatorId"
      ORDER BY i.position, i.name, i.id, chosen.site_position, chosen."siteName", chosen."siteId",
        chosen."visitedOn" DESC, chosen."asOf" DESC, chosen."visitId", chosen.reading_position, chosen.id
      LIMIT ${page.size} OFFSET ${page.offset}`),
  ]);
  const nameOf = await readNames(rows.flatMap((row) => row.verifiedBy ?? []));
  return { total: counted[0]?.count ?? 0, readings: rows.map((row) => readingOf(row, nameOf)) };
}

function readingOf(row: ReadingRow, nameOf: (id: string) => string): LedgerReading {
  const { id, dimension, value, asOf, definition, source, visitedAs, verification, conflicting: conflict } = row;
  return {
    id,
    indicator: { id: row.indicatorId, name: row.indicatorName, unit: row.unit },
    dimension,
    value,
    asOf,
    definition,
    source,
    site: { id: row.siteId, name: row.siteName, kind: row.siteKind },
    visitedAs,
    visit: { id: row.visitId, visitedOn: row.visitedOn, state: row.visitState, version: row.version },
    verification,
    check: row.verifiedAt && {
      note: row.note,
      byName: row.verifiedBy ? nameOf(row.verifiedBy) : "",
      at: row.verifiedAt.toISOString(),
    },
    conflicting: conflict,
  };
}

/** By indicator, how far its readings that count have been checked. */
export async function countChecks(
  scope: ProjectScope,
  filter: LedgerFilter,
  reader: Reader = database(),
): Promise<Map<string, CheckCounts>> {
  const rows = await reader.$queryRaw<
    { indicatorId: string; verification: VerificationState; count: number }[]
  >(Prisma.sql`
    SELECT r.indicator_id AS "indicatorId", r.verification, count(*)::int AS count
    FROM ${countedReadings(scope, countedPart(filter))} GROUP BY r.indicator_id, r.verification`);
  const counts = new Map<string, CheckCounts>();
  for (const { indicatorId, verification, count } of rows) {
    const own = counts.get(indicatorId) ?? { unverified: 0, verified: 0, disputed: 0 };
    own[verification] += count;
    counts.set(indicatorId, own);
  }
  return counts;
}

export interface IndicatorName {
  id: string;
  name: string;
  unit: string;
}

/** Every indicator of the project that has a figure at all, for the filter. */
export function listIndicatorNames(scope: ProjectScope, reader: Reader = database()): Promise<IndicatorName[]> {
  return reader.indicator.findMany({
    where: { projectId: scope.projectId, readings: { some: {} } },
    select: { id: true, name: true, unit: true },
    orderBy: [{ position: "asc" }, { name: "asc" }, { id: "asc" }],
  });
}
