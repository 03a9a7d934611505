import "server-only";
import { createHash } from "node:crypto";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import type { PassageText } from "@/lib/findings/queries/passage-texts";

/** [from, to, from in the other, to in the other], in UTF-16 units of the texts as they are written. */
export type MarkedRun = [number, number, number, number];

export interface KeptPassage {
  entry: PassageText;
  /** Another entry, or a paragraph of a file. */
  other: PassageText;
  share: number;
  longest: number;
  runs: MarkedRun[];
}

interface Pass {
  unapproved: boolean;
  signature: string;
  texts: number;
  found: number;
  cut: boolean;
  /** The strongest first. */
  passages: readonly KeptPassage[];
  now: Date;
}

/** As PostgreSQL's md5() of the text: a passage is shown only while both texts are the compared ones. */
const md5 = (text: string) => createHash("md5").update(text, "utf8").digest("hex");

/** Replaces what the last pass found. */
export async function savePass(tx: Transaction, { projectId }: ProjectScope, pass: Pass): Promise<void> {
  const { unapproved, passages, now, ...rest } = pass;
  // Two servers at once: the later one finds the row and replaces it.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`passages ${projectId} ${unapproved}`}, 0))`;
  await tx.passagePass.deleteMany({ where: { projectId, unapproved } });
  await tx.passagePass.create({ data: { projectId, unapproved, ...rest, madeAt: now } });
  await tx.sharedPassage.createMany({
    data: passages.map(({ entry, other, share, longest, runs }, position) => ({
      ...{ projectId, unapproved, position, share, longest, runs },
      entryId: entry.id,
      entryMd5: md5(entry.text),
      otherEntryId: other.paragraph === null ? other.id : null,
      attachmentId: other.paragraph === null ? null : other.id,
      paragraph: other.paragraph,
      otherMd5: md5(other.text),
    })),
  });
}

export interface ReadMaterial {
  attachmentId: string;
  /** Null for a file that cannot be read. */
  paragraphs: string[] | null;
}

export async function saveMaterials(
  tx: Transaction,
  { projectId }: ProjectScope,
  { read, now }: { read: readonly ReadMaterial[]; now: Date },
): Promise<void> {
  // An attachment that was removed meanwhile has no row to belong to.
  const ids = read.map(({ attachmentId }) => attachmentId);
  const there = await tx.attachment.findMany({ where: { projectId, id: { in: ids } }, select: { id: true } });
  const known = new Set(there.map(({ id }) => id));
  await tx.materialText.createMany({
    data: read.flatMap(({ attachmentId, paragraphs }) =>
      known.has(attachmentId)
        ? [{ projectId, attachmentId, paragraphs: paragraphs ?? [], readable: paragraphs !== null, readAt: now }]
        : [],
    ),
    skipDuplicates: true,
  });
}
