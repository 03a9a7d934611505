import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "@/lib/db";
import { sameSources, type Source } from "@/lib/findings/sourced/sources";

/** A text as another person wrote it meanwhile. */
export interface OtherText {
  id: string;
  text: string;
  writer: string;
  writtenAt: string;
}

/** Saved; or nothing was written, and why. */
export type SavedText =
  | { saved: true; versionId: string }
  /** Somebody has written since: their text, which stays until this one is saved on it. */
  | { saved: false; other: OtherText }
  /** What it stands on has changed since the writer read it. */
  | { saved: false; other: null };

interface LastVersion {
  id: string;
  text: string;
  sources: Source[];
  writer: string;
  writtenAt: Date;
}

interface VersionToSave<Last extends LastVersion> {
  /** What the text is of: two who write of it take turns. */
  subject: string;
  /** The last text, as it is once it is this writer's turn. */
  readLast: () => Promise<Last | undefined>;
  /** What a text would stand on now. */
  readSources: () => Promise<Source[]>;
  /** The text that is replaced, as the writer saw it; null: none. */
  version: string | null;
  /** Whether the writer has seen what it would stand on. */
  hasSeen: (sources: readonly Source[]) => boolean;
  /** Whether the last text says the same. */
  saysSame: (last: Last) => boolean;
  /** @throws AppError where the text may not stand on these */
  write: (versionId: string, sources: Source[]) => Promise<unknown>;
}

/**
 * Writes a text that stands on sources as a new version. Nothing is replaced: not a text that the writer did not see,
 * and not one that was written before. The same text on the same sources is not written again.
 */
export async function saveVersion<Last extends LastVersion>(
  tx: Transaction,
  { subject, readLast, readSources, version, hasSeen, saysSame, write }: VersionToSave<Last>,
): Promise<SavedText> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${subject}, 0))`;
  const last = await readLast();
  if (last && last.id !== version) {
    if (saysSame(last)) return { saved: true, versionId: last.id };
    const { id, text, writer, writtenAt } = last;
    return { saved: false, other: { id, text, writer, writtenAt: writtenAt.toISOString() } };
  }
  const sources = await readSources();
  if (!hasSeen(sources)) return { saved: false, other: null };
  if (last && saysSame(last) && sameSources(last.sources, sources)) return { saved: true, versionId: last.id };
  const versionId = uuidv7();
  await write(versionId, sources);
  return { saved: true, versionId };
}
