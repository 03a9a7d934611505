import "server-only";
import { can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import type { SourceChanges } from "@/lib/findings/sourced/sources";
import type { EntryForm, VisitState } from "@/lib/vocabulary";

/**
 * Question: which entries are new, changed or gone since a text was written on them, and why do they not count any
 * more? Denominator: none. Excluded: words and place of an entry whose visit the reader may not open.
 */
export interface ChangedEntry {
  id: string;
  how: "added" | "changed" | "deleted" | "unapproved" | "voided" | "recoded";
  /** Null where the reader may not read it, or where it is gone. */
  entry: { text: string; form: EntryForm; visitId: string; visitedOn: string } | null;
}

/** How many are listed; the page says how many there are in all. */
const mostListed = 30;

export async function changedEntries(
  scope: ProjectScope,
  { added, changed, removed }: SourceChanges,
  reader: Reader = readFindings(),
): Promise<ChangedEntry[]> {
  const ids = [...added, ...changed, ...removed].slice(0, mostListed);
  if (ids.length === 0) return [];
  const rows = await reader.entry.findMany({
    where: { projectId: scope.projectId, id: { in: ids } },
    select: {
      ...{ id: true, text: true, form: true, visitId: true },
      visit: { select: { state: true, visitedOn: true, recorderId: true, createdBy: true } },
    },
  });
  const entryOf = new Map(rows.map((row) => [row.id, row]));
  const isNew = new Set(added);
  const isGone = new Set(removed);
  return ids.map((entryId) => {
    const row = entryOf.get(entryId);
    const state = row?.visit.state as VisitState | undefined; // checked by the database
    const how = isNew.has(entryId) ? "added" : isGone.has(entryId) ? whyGone(state) : "changed";
    if (!row || !state) return { id: entryId, how, entry: null };
    const { recorderId, createdBy, visitedOn } = row.visit;
    const readable = can(scope.actor, "visit.read", { state, recorderId, createdBy });
    const { text, form, visitId } = row;
    const entry = { text, form: form as EntryForm, visitId, visitedOn: visitedOn.toISOString().slice(0, 10) }; // checked by the database
    return { id: entryId, how, entry: readable ? entry : null };
  });
}

function whyGone(state: VisitState | undefined): ChangedEntry["how"] {
  if (!state) return "deleted";
  if (state === "approved") return "recoded";
  return state === "voided" ? "voided" : "unapproved";
}
