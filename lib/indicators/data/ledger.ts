import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { conflictingPlaces, inLedgerOrder, ledgerRows } from "@/lib/indicators/data/ledger-rows";
import { Prisma } from "@/lib/generated/prisma/client";
import type { KnownRows, RowPage } from "@/lib/indicators/known-rows";
import type { LedgerFilter } from "@/lib/indicators/schema";
import type { LedgerFigure } from "@/lib/indicators/types";
import { readNames } from "@/lib/visits/data/people-names";

type FigureRow = Omit<LedgerFigure, "indicator" | "site" | "visit" | "check"> & {
  indicatorId: string;
  indicatorName: string;
  unit: string;
  siteId: string;
  siteName: string;
  siteKind: LedgerFigure["site"]["kind"];
  visitId: string;
  visitedOn: string;
  visitState: LedgerFigure["visit"]["state"];
  version: number;
  note: string;
  verifiedBy: string | null;
  verifiedAt: Date | null;
};

export interface FigurePage {
  /** All rows under the filter, by the same FROM and WHERE. */
  total: number;
  figures: LedgerFigure[];
}

async function countRows(scope: ProjectScope, filter: LedgerFilter, reader: Reader): Promise<number> {
  const counted = await reader.$queryRaw<{ count: number }[]>(
    Prisma.sql`SELECT count(*)::int AS count FROM ${ledgerRows(scope, filter)}`,
  );
  return counted[0]?.count ?? 0;
}

/**
 * One page of the ledger. Its rows are chosen first: what is shown of them is read of few. `known` is what is known of
 * the rows before they are read.
 */
export async function listFigures(
  scope: ProjectScope,
  filter: LedgerFilter,
  { size, offset, known }: RowPage & { known?: KnownRows | undefined },
  reader: Reader = readOnly(),
): Promise<FigurePage> {
  const from = ledgerRows(scope, filter);
  const rowsOfPage = known ? Prisma.sql`${from} AND f.indicator_id = ANY(${known.only}::uuid[])` : from;
  const onPage = Prisma.sql`AND f.indicator_id IN (SELECT indicator_id FROM page)`;
  const [total, rows] = await Promise.all([
    known ? known.total : countRows(scope, filter, reader),
    reader.$queryRaw<FigureRow[]>(Prisma.sql`
      WITH page AS MATERIALIZED (
        SELECT f.id, f.indicator_id, s.id AS site_id, row_number() OVER (ORDER BY ${inLedgerOrder}) AS place
        FROM ${rowsOfPage} ORDER BY ${inLedgerOrder} LIMIT ${size} OFFSET ${known ? known.offset : offset}
      ), conflicts AS (${conflictingPlaces(scope, filter, onPage)})
      SELECT f.id, f.indicator_id AS "indicatorId", i.name AS "indicatorName", i.unit, f.dimension,
        coalesce(nullif(f.said, ''), trim_scale(f.value)::text) AS value, f.as_of AS "asOf",
        f.definition, f.source, s.id AS "siteId", s.name AS "siteName", s.kind AS "siteKind",
        (SELECT nullif(former.name, s.name) FROM sites former
          WHERE former.project_id = v.project_id AND former.id = v.site_id) AS "visitedAs",
        v.id AS "visitId", to_char(v.visited_on, 'YYYY-MM-DD') AS "visitedOn", v.state AS "visitState", v.version,
        f.verification, f.verification_note AS note, f.verified_by AS "verifiedBy", f.verified_at AS "verifiedAt",
        EXISTS (SELECT 1 FROM conflicts
          WHERE conflicts.indicator_id = f.indicator_id AND conflicts.site_id = s.id AND conflicts.as_of = f.as_of) AS conflicting
      FROM page
      JOIN figures f ON f.project_id = ${scope.projectId}::uuid AND f.id = page.id
      JOIN indicators i ON i.project_id = f.project_id AND i.id = f.indicator_id
      JOIN visits v ON v.project_id = f.project_id AND v.id = f.visit_id
      JOIN sites s ON s.project_id = f.project_id AND s.id = page.site_id
      ORDER BY page.place`),
  ]);
  const nameOf = await readNames(rows.flatMap((row) => row.verifiedBy ?? []));
  return { total, figures: rows.map((row) => figureOf(row, nameOf)) };
}

function figureOf(row: FigureRow, nameOf: (id: string) => string): LedgerFigure {
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

export interface IndicatorName {
  id: string;
  name: string;
  unit: string;
}

/** Every indicator of the project that has a figure at all, for the filter. */
export function listIndicatorNames(scope: ProjectScope, reader: Reader = readOnly()): Promise<IndicatorName[]> {
  return reader.indicator.findMany({
    where: { projectId: scope.projectId, figures: { some: {} } },
    select: { id: true, name: true, unit: true },
    orderBy: [{ position: "asc" }, { name: "asc" }, { id: "asc" }],
  });
}
