import { checkTyped, type CheckedVisit } from "@/lib/visits/check-draft";
import { candidateOf, type DraftEntry, type DraftVisit } from "@/lib/visits/draft";
import { draftLimits } from "@/lib/visits/limits";
import { checkDraft, draftEntrySchema, draftFields, type EntryContent, type VisitContent } from "@/lib/visits/schema";

/** What the schema made of an entry. */
const known = new WeakMap<DraftEntry, EntryContent>();

function entryContent(entry: DraftEntry): EntryContent | undefined {
  const before = known.get(entry);
  if (before) return before;
  const { data } = draftEntrySchema.safeParse(entry);
  if (data) known.set(entry, data);
  return data;
}

/** The content of a draft without a problem, else undefined. */
function soundContent(typed: DraftVisit): VisitContent | undefined {
  const { candidate } = candidateOf(typed);
  if (candidate.entries.length > draftLimits.entries) return undefined;
  const entries: EntryContent[] = [];
  for (const entry of candidate.entries) {
    const content = entryContent(entry);
    if (!content) return undefined;
    entries.push(content);
  }
  const { data: rest } = draftFields.safeParse({ ...candidate, entries: [] });
  if (!rest) return undefined;
  const content = { ...rest, entries };
  let sound = true;
  checkDraft(content, () => (sound = false));
  return sound ? content : undefined;
}

/**
 * As `checkTyped` of a draft, for a form that is checked again and again: an entry that is still the same object is not
 * looked at again. So its entries must never be changed in place. What has a problem is checked as a whole.
 */
export function checkAgain(typed: DraftVisit): CheckedVisit {
  const content = soundContent(typed);
  return content ? { ok: true, content } : checkTyped(typed, "draft");
}
