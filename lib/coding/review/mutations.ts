import "server-only";
import { randomInt } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { ProjectScope } from "@/lib/auth/scope";
import { drawEntries } from "@/lib/coding/review/draw";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { DimensionKey } from "@/lib/vocabulary";

/** 复核抽样: how a sample begins, is coded by the second person, and ends. */
const refuse = (key: string, values: Record<string, string | number> = {}) =>
  new AppError("conflict", `codebook.review.refusal.${key}`, [], values);

interface StartInput {
  dimension: DimensionKey | "";
  size: number;
  reviewerId: string;
  now: Date;
  /** Given only by tests. */
  seed?: number;
}

/** Draws the entries and gives them to the second person. Returns the sample's id and how many there are. */
export async function startSample(
  tx: Transaction,
  scope: ProjectScope,
  { dimension, size, reviewerId, now, seed = randomInt(1, 2 ** 31 - 1) }: StartInput,
): Promise<{ sampleId: string; entries: number }> {
  const { projectId, userId } = scope;
  const member = await tx.membership.count({
    where: { projectId, userId: reviewerId, removedAt: null, role: { not: "viewer" }, user: { disabledAt: null } },
  });
  if (member === 0)
    throw new AppError("invalid", "codebook.review.refusal.reviewer", [
      { path: "reviewerId", key: "codebook.review.refusal.reviewer" },
    ]);
  const drawn = await drawEntries(tx, scope, { dimension, size, seed, reviewerId });
  if (drawn.length === 0) throw refuse("noEntries");
  const sampleId = uuidv7();
  await tx.reviewSample.create({
    data: {
      ...{ projectId, id: sampleId, dimension: dimension === "" ? null : dimension, seed, reviewerId },
      ...{ startedBy: userId, startedAt: now },
    },
    select: { id: true },
  });
  await tx.reviewSampleEntry.createMany({
    data: drawn.map(({ id, textHash, themes }, position) => ({
      ...{ projectId, sampleId, entryId: id, position, textHash, firstThemes: themes },
    })),
  });
  return { sampleId, entries: drawn.length };
}

/** The sample of this second person, held until the transaction ends. Others are told that there is none. */
async function holdOwn(tx: Transaction, { projectId, userId }: ProjectScope, sampleId: string): Promise<void> {
  const [sample] = await tx.$queryRaw<{ finished: boolean; ended: boolean }[]>`
    SELECT finished_at IS NOT NULL AS finished, ended_at IS NOT NULL AS ended FROM review_samples
    WHERE project_id = ${projectId}::uuid AND id = ${sampleId}::uuid AND reviewer_id = ${userId}::uuid FOR UPDATE`;
  if (!sample) throw new AppError("not_found");
  if (sample.ended) throw refuse("ended");
  if (sample.finished) throw refuse("finished");
}

/** The themes that the second person gives an entry: perhaps none. They are put on nothing. */
export async function codeSampled(
  tx: Transaction,
  scope: ProjectScope,
  { sampleId, entryId, themeIds, now }: { sampleId: string; entryId: string; themeIds: string[]; now: Date },
): Promise<void> {
  const { projectId } = scope;
  await holdOwn(tx, scope, sampleId);
  const own = { projectId, sampleId, entryId };
  if ((await tx.reviewSampleEntry.count({ where: own })) === 0) throw new AppError("not_found");
  const [entry] = await tx.$queryRaw<{ dimension: string }[]>`
    SELECT e.dimension FROM review_sample_entries own
    JOIN entries e ON e.project_id = own.project_id AND e.id = own.entry_id AND md5(e.text) = own.text_hash
    JOIN visits v ON v.project_id = e.project_id AND v.id = e.visit_id AND v.state = 'approved'
    WHERE own.project_id = ${projectId}::uuid AND own.sample_id = ${sampleId}::uuid AND own.entry_id = ${entryId}::uuid`;
  if (!entry) throw refuse("entryChanged");
  const wanted = [...new Set(themeIds)].sort();
  const themes = await tx.theme.findMany({
    where: { projectId, id: { in: wanted } },
    select: { name: true, dimension: true, archivedAt: true },
  });
  if (themes.length < wanted.length) throw refuse("themeGone");
  const archived = themes.find(({ archivedAt }) => archivedAt !== null);
  if (archived) throw new AppError("conflict", "codebook.refusal.archived", [], { name: archived.name });
  if (themes.some(({ dimension }) => dimension !== entry.dimension))
    throw new AppError("invalid", "codebook.refusal.otherDimension");
  await tx.reviewSampleEntry.updateMany({ where: own, data: { secondThemes: wanted, codedAt: now } });
}

/** From here on the two codings stand beside each other. Entries that have changed since need nothing. */
export async function finishSample(
  tx: Transaction,
  scope: ProjectScope,
  { sampleId, now }: { sampleId: string; now: Date },
): Promise<void> {
  const { projectId } = scope;
  await holdOwn(tx, scope, sampleId);
  const [open] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM review_sample_entries own
    JOIN entries e ON e.project_id = own.project_id AND e.id = own.entry_id AND md5(e.text) = own.text_hash
    JOIN visits v ON v.project_id = e.project_id AND v.id = e.visit_id AND v.state = 'approved'
    WHERE own.project_id = ${projectId}::uuid AND own.sample_id = ${sampleId}::uuid AND own.coded_at IS NULL`;
  if (open && open.count > 0) throw refuse("notAll", { count: open.count });
  await tx.reviewSample.update({
    where: { projectId_id: { projectId, id: sampleId } },
    data: { finishedAt: now },
    select: { id: true },
  });
}

/** 作废: the sample is counted nowhere. What was settled stays on the entries. */
export async function endSample(
  tx: Transaction,
  { projectId, userId }: ProjectScope,
  { sampleId, now }: { sampleId: string; now: Date },
): Promise<void> {
  const written = await tx.reviewSample.updateMany({
    where: { projectId, id: sampleId, endedAt: null },
    data: { endedAt: now, endedBy: userId },
  });
  if (written.count > 0) return;
  if ((await tx.reviewSample.count({ where: { projectId, id: sampleId } })) === 0) throw new AppError("not_found");
  throw refuse("ended");
}
