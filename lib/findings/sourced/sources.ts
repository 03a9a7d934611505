import * as z from "zod";
import { id } from "@/lib/text";

/** The entries that a text of the team stands on, as they were when it was written. Pure. */

/** The id of an entry, and a hash of its words. */
export type Source = readonly [id: string, hash: string];

const storedSources = z.array(z.tuple([id, z.string()]));

/** @throws ZodError if a row was not written by this code */
export const readSources = (stored: unknown): Source[] => storedSources.parse(stored);

export interface SourceChanges {
  /** Entries that count there since, … */
  added: string[];
  /** … whose words are others, … */
  changed: string[];
  /** … and that do not count there any more: deleted, not approved, or under other themes. */
  removed: string[];
}

export function compareSources(before: readonly Source[], now: readonly Source[]): SourceChanges {
  const was = new Map(before);
  const is = new Map(now);
  return {
    added: now.flatMap(([entryId]) => (was.has(entryId) ? [] : [entryId])),
    changed: now.flatMap(([entryId, hash]) => (was.has(entryId) && was.get(entryId) !== hash ? [entryId] : [])),
    removed: before.flatMap(([entryId]) => (is.has(entryId) ? [] : [entryId])),
  };
}

export const sameSources = (before: readonly Source[], now: readonly Source[]): boolean =>
  Object.values(compareSources(before, now)).every((ids: string[]) => ids.length === 0);
