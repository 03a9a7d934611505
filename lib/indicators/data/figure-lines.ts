import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { countedFigures } from "@/lib/findings/filter";
import { guarded, plainText, worded } from "@/lib/findings/queries/csv-cells";
import { latestFigures } from "@/lib/findings/queries/latest-figures";
import { inLedgerOrder, ledgerRows } from "@/lib/indicators/data/ledger-rows";
import { Prisma } from "@/lib/generated/prisma/client";
import { countedPart } from "@/lib/indicators/ledger-address";
import type { LedgerFilter } from "@/lib/indicators/schema";
import { streamCsv, streamRows } from "@/lib/row-stream";

/**
 * Question: which figures does the ledger list, all of them, to download as a table?
 * Denominator: none; as many lines as the ledger's total, by the same FROM and WHERE.
 * Excluded: what the filter excludes, nothing else.
 */
export interface FigureLabels {
  kinds: Record<string, string>;
  /** The word for a figure that is added up, and for one that is not. */
  used: readonly [string, string];
  checks: Record<string, string>;
  /** Before the id of the visit and before the id of the figure. */
  link: readonly [string, string];
}

function figureCells(
  scope: ProjectScope,
  filter: LedgerFilter,
  labels: FigureLabels,
  text: typeof guarded,
): Prisma.Sql {
  const latest = Prisma.sql`LEFT JOIN latest ON latest.id = f.id`;
  return Prisma.sql`
    WITH latest AS (${latestFigures.ofSites(
      Prisma.sql`(${latestFigures.counted(countedFigures(scope, countedPart(filter)))}) AS counted`,
    )})
    SELECT ${text(Prisma.sql`i.name`)}, ${text(Prisma.sql`i.unit`)}, ${text(Prisma.sql`s.name`)},
      ${worded(Prisma.sql`s.kind`, labels.kinds)},
      CASE WHEN f.said = '' THEN trim_scale(f.value)::text ELSE ${text(Prisma.sql`f.said`)} END,
      ${text(Prisma.sql`f.as_of`)}, ${text(Prisma.sql`f.definition`)}, ${text(Prisma.sql`f.source`)},
      CASE WHEN latest.id IS NULL THEN ${labels.used[1]} ELSE ${labels.used[0]} END,
      ${worded(Prisma.sql`f.verification`, labels.checks)},
      CASE WHEN f.verified_at IS NOT NULL THEN ${text(Prisma.sql`f.verification_note`)} END,
      to_char(v.visited_on, 'YYYY-MM-DD'), ${labels.link[0]} || v.id || ${labels.link[1]} || f.id
    FROM ${ledgerRows(scope, filter, latest)} ORDER BY ${inLedgerOrder}`;
}

/** The lines of the table as CSV, without its head. */
export const figureLines = (scope: ProjectScope, filter: LedgerFilter, labels: FigureLabels) =>
  streamCsv(figureCells(scope, filter, labels, guarded));

/** The same rows as cells of text. */
export const figureRows = (scope: ProjectScope, filter: LedgerFilter, labels: FigureLabels) =>
  streamRows(figureCells(scope, filter, labels, plainText));
