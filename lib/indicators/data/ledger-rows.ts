import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { countedFigures } from "@/lib/findings/filter";
import { Prisma } from "@/lib/generated/prisma/client";
import { countedPart } from "@/lib/indicators/ledger-address";
import type { LedgerFilter } from "@/lib/indicators/schema";

/** The site, indicator and 截至 for which the counted figures have more than one value; of these indicators only. */
export function conflictingPlaces(scope: ProjectScope, filter: LedgerFilter, among = Prisma.empty): Prisma.Sql {
  return Prisma.sql`
    SELECT f.indicator_id, s.id AS site_id, f.as_of FROM ${countedFigures(scope, countedPart(filter))} ${among}
    GROUP BY f.indicator_id, s.id, f.as_of HAVING min(f.value) <> max(f.value)`;
}

/**
 * Question: which figures are rows of the ledger? Those that count, narrowed by the ledger's own filter. i is the
 * indicator; `joins` are further tables.
 * Denominator: none.
 * Excluded: what the filter excludes, nothing else.
 */
export function ledgerRows(scope: ProjectScope, filter: LedgerFilter, joins = Prisma.empty): Prisma.Sql {
  const { indicator, verification, conflict, base } = filter;
  const from = countedFigures(
    scope,
    countedPart(filter),
    Prisma.sql`JOIN indicators i ON i.project_id = f.project_id AND i.id = f.indicator_id ${joins}`,
  );
  return Prisma.sql`${from}
    ${indicator ? Prisma.sql`AND f.indicator_id IN (${indicator}::uuid, ${base ?? indicator}::uuid)` : Prisma.empty}
    ${verification ? Prisma.sql`AND f.verification = ${verification}` : Prisma.empty}
    ${conflict ? Prisma.sql`AND (f.indicator_id, s.id, f.as_of) IN (${conflictingPlaces(scope, filter)})` : Prisma.empty}`;
}

/** By indicator, then by site, the latest figure of each site first. */
export const inLedgerOrder = Prisma.sql`i.position, i.name, i.id, s.position, s.name, s.id,
  v.visited_on DESC, f.as_of DESC, v.id, f.position, f.id`;
