import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { AppError, type FieldProblem } from "@/lib/errors";
import type { ImportedVisitInput } from "@/lib/imports/book-schema";
import { contentHash } from "@/lib/visits/content-hash";
import { within } from "@/lib/statements";
import { lockVisit, saveVisit, type SaveVisitOutcome } from "@/lib/visits/mutations";
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
  const done: ImportedVisits = { created: [], changed: [], unchanged: [] };
  const problems: { place: number; fields: FieldProblem[] }[] = [];
  const before = await importedVersions(
    tx,
    scope,
    visits.map(({ id }) => id),
  );
  // In the order of the ids, so that two imports at once wait for each other instead of both standing still.
  const inOrder = visits.map((visit, place) => ({ ...visit, place })).sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id, content, place } of inOrder) {
    const outcome = await saveOne(tx, scope, { id, content, now }, before.get(id) ?? 0);
    if (outcome.status === "saved") {
      done[outcome.write === "created" ? "created" : "changed"].push(id);
      await remember(tx, scope, { visitId: id, version: outcome.version, now });
    } else if (outcome.status === "duplicate") done.unchanged.push(id);
    else problems.push({ place, fields: refusals(outcome, `visits.${place}`) });
  }
  const told = problems.sort((a, b) => a.place - b.place).flatMap(({ fields }) => fields);
  if (told.length > 0) throw new AppError("invalid", "imports.excel.refused.title", told.slice(0, 200));
  return done;
}

type Outcome = SaveVisitOutcome | { status: "returned" };

async function saveOne(
  tx: Transaction,
  scope: ProjectScope,
  visit: Omit<Parameters<typeof saveVisit>[2], "baseVersion" | "submit">,
  baseVersion: number,
): Promise<Outcome> {
  const known = await lockVisit(tx, scope, visit.id);
  // A returned visit carries a reviewer's comments, which are answered in the form, not by a file.
  if (known?.state === "returned" && known.contentHash !== contentHash(visit.content)) return { status: "returned" };
  return saveVisit(within(tx), scope, { ...visit, baseVersion, submit: false });
}

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
  { visitId, version, now }: { visitId: string; version: number; now: Date },
): Promise<void> {
  const row = { version, importedBy: scope.userId, importedAt: now };
  await tx.importedVisit.upsert({
    where: { projectId_visitId: { projectId: scope.projectId, visitId } },
    create: { projectId: scope.projectId, visitId, ...row },
    update: row,
    select: { version: true },
  });
}
