import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { timeZone } from "@/lib/env";
import { AppError, type FieldProblem } from "@/lib/errors";
import type { ImportedVisitInput } from "@/lib/imports/book-schema";
import { contentHash } from "@/lib/visits/content-hash";
import { within } from "@/lib/statements";
import { lastDayAt } from "@/lib/visits/days-ahead";
import { saveAll } from "@/lib/visits/save-all";
import type { SaveVisitOutcome } from "@/lib/visits/save-decision";
import { isOfState } from "@/lib/visits/write-refusal";

/** The ids of the visits, by what became of each. */
export interface ImportedVisits {
  created: string[];
  /** They said something else the last time they were imported, and nobody has touched them since. */
  changed: string[];
  unchanged: string[];
}

/** As the page that sent the workbook is told. */
export interface SavedBook extends ImportedVisits {
  /** The moment under which the list finds what was written. ISO 8601 in UTC. */
  importedAt: string;
}

/**
 * Saves the visits of a workbook as drafts, all of them or none: one refusal undoes the rest, and every refusal is
 * named, its path beginning with "visits.<place in the list>". A visit that was changed by hand since, or handed in, is
 * never gone over.
 * @throws AppError invalid with the problems of all visits.
 */
export async function importVisits(
  tx: Transaction,
  scope: ProjectScope,
  { visits, now }: { visits: readonly ImportedVisitInput[]; now: Date },
): Promise<ImportedVisits> {
  const before = await importedVersions(
    tx,
    scope,
    visits.map(({ id }) => id),
  );
  const sent = visits.map(({ id, content }) => ({
    id,
    content,
    hash: contentHash(content),
    baseVersion: before.get(id) ?? 0,
    submit: false,
    lastDay: lastDayAt(now, timeZone()),
  }));
  // A returned visit carries a reviewer's comments, which are answered in the form, not by a file.
  const refuse: Parameters<typeof saveAll<Returned>>[3]["refuse"] = ({ hash }, { visit }) =>
    visit?.state === "returned" && visit.contentHash !== hash ? { status: "returned" } : null;
  const outcomes = await saveAll(within(tx), scope, sent, { now, refuse });

  const done: ImportedVisits = { created: [], changed: [], unchanged: [] };
  const told: FieldProblem[] = [];
  const versions = new Map<string, number>();
  for (const [place, { id }] of visits.entries()) {
    const outcome = outcomes.get(id);
    if (outcome?.status === "saved") {
      done[outcome.write === "created" ? "created" : "changed"].push(id);
      versions.set(id, outcome.version);
    } else if (outcome?.status === "duplicate") done.unchanged.push(id);
    else if (outcome) told.push(...refusals(outcome, `visits.${place}`));
  }
  if (told.length > 0) throw new AppError("invalid", "imports.excel.refused.title", told.slice(0, 200));
  await remember(tx, scope, versions, now);
  return done;
}

interface Returned {
  status: "returned";
}
type Outcome = SaveVisitOutcome | Returned;

function refusals(outcome: Exclude<Outcome, { status: "saved" | "duplicate" }>, path: string): FieldProblem[] {
  switch (outcome.status) {
    case "returned":
      return [{ path, key: "imports.excel.refused.returned" }];
    case "conflict":
      return [
        {
          path,
          key:
            outcome.server.state === "draft" ? "imports.excel.refused.changedByHand" : "imports.excel.refused.handedIn",
        },
      ];
    case "invalid":
      return outcome.fields.map((field) => ({ ...field, path: `${path}.${field.path}` }));
    case "forbidden":
      return [
        {
          path,
          key: isOfState(outcome.refusal) ? "imports.excel.refused.handedIn" : "imports.excel.refused.notYours",
        },
      ];
  }
}

/** The version that a workbook wrote last, by visit. */
async function importedVersions(tx: Transaction, scope: ProjectScope, ids: string[]): Promise<Map<string, number>> {
  const rows = await tx.importedVisit.findMany({
    where: { projectId: scope.projectId, visitId: { in: ids } },
    select: { visitId: true, version: true },
  });
  return new Map(rows.map(({ visitId, version }) => [visitId, version]));
}

async function remember(
  tx: Transaction,
  scope: ProjectScope,
  versions: ReadonlyMap<string, number>,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO imported_visits (project_id, visit_id, version, imported_by, imported_at)
    SELECT ${scope.projectId}::uuid, written.*, ${scope.userId}::uuid, ${now}::timestamptz
    FROM unnest(${[...versions.keys()]}::uuid[], ${[...versions.values()]}::int[]) AS written
    ON CONFLICT (project_id, visit_id) DO UPDATE SET version = excluded.version, imported_by = excluded.imported_by,
      imported_at = excluded.imported_at`;
}
