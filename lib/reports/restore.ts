import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { bodyOf } from "@/lib/reports/annexes/annexes";
import { readSteps } from "@/lib/reports/data/history";
import { readReport } from "@/lib/reports/data/reports";
import { withHeld } from "@/lib/reports/nesting";
import { draftAt } from "@/lib/reports/parts/at-version";
import { changesOf } from "@/lib/reports/parts/changes";
import { assemble, orderOf, partsOf } from "@/lib/reports/parts/parts";
import { sentChanges } from "@/lib/reports/parts/tidy";
import { saveParts, type SavedParts } from "@/lib/reports/save-parts";
import type { ReportDraft, ReportRecord } from "@/lib/reports/types";

interface RestoreInput {
  reportId: string;
  /** The version whose text is wanted. */
  version: number;
  /** One part, or null for the whole report. */
  part: string | null;
  now: Date;
}

/** One part as it was then, in the report of today. A part that is gone comes back at the end of its section. */
function withPart(today: ReportDraft, then: ReportDraft, key: string): ReportDraft {
  const old = partsOf(then).get(key);
  if (!old) throw new AppError("not_found");
  const parts = partsOf(today);
  const order = orderOf(today);
  if (parts.has(key)) return assemble(parts.set(key, old), order);
  parts.set(key, old);
  if (old.kind === "section") return assemble(parts, [...order, { id: key, points: [] }]);
  const home = orderOf(then).find(({ points }) => points.includes(key))?.id;
  const body = new Set(bodyOf(today.sections).map(({ id }) => id));
  const place = home !== undefined && body.has(home) ? home : [...body].at(-1);
  if (place === undefined) throw new AppError("conflict", "reports.refusal.noSection");
  return assemble(
    parts,
    order.map(({ id, points }) => ({ id, points: id === place ? [...points, key] : points })),
  );
}

/** What a printed point held then comes back with it, where it is gone or left out today. */
function withHeldParts(today: ReportDraft, then: ReportDraft, key: string): ReportDraft {
  const parts = partsOf(today);
  const isPrinted = (id: string) => {
    const part = parts.get(id);
    return part?.kind === "point" && !part.content.dropped;
  };
  if (isPrinted(key)) return withPart(today, then, key);
  const held = withHeld(then.sections, key).map(({ id }) => id);
  return [key, ...held.filter((id) => id !== key && !isPrinted(id))].reduce(
    (draft, id) => withPart(draft, then, id),
    today,
  );
}

/** Citations whose entry was deleted since cannot be made anew. Those that the report still has stay. */
async function withoutGone(tx: Transaction, scope: ProjectScope, record: ReportRecord, draft: ReportDraft) {
  const kept = new Set(
    record.draft.sections.flatMap(({ points }) => points.flatMap(({ evidence }) => evidence.map(({ id }) => id))),
  );
  const all = draft.sections.flatMap(({ points }) => points.flatMap(({ evidence }) => evidence));
  const wanted = all.filter(({ id }) => !kept.has(id)).flatMap(({ entryId }) => entryId ?? []);
  const rows = await tx.entry.findMany({
    where: { projectId: scope.projectId, id: { in: wanted } },
    select: { id: true },
  });
  const there = new Set(rows.map(({ id }) => id));
  return {
    ...draft,
    sections: draft.sections.map((section) => ({
      ...section,
      points: section.points.map((point) => ({
        ...point,
        evidence: point.evidence.filter(({ id, entryId }) => kept.has(id) || (entryId !== null && there.has(entryId))),
      })),
    })),
  };
}

/** Brings back an earlier text, as a change like any other: what is there now stays in the history. */
export async function restore(tx: Transaction, scope: ProjectScope, input: RestoreInput): Promise<SavedParts> {
  const { reportId, version, part, now } = input;
  const record = await readReport(scope, reportId, tx);
  if (!record) throw new AppError("not_found");
  const steps = await readSteps(scope, reportId, tx);
  const then = draftAt(record.draft, steps.parts, steps.orders, version);
  const wanted = await withoutGone(tx, scope, record, part === null ? then : withHeldParts(record.draft, then, part));
  const changes = sentChanges(changesOf(record, wanted, { held: new Set(), tidy: (each) => each }));
  return saveParts(tx, scope, { reportId, since: record.version, changes, kind: "restored", now });
}
