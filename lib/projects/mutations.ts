import "server-only";
import { v7 as uuidv7 } from "uuid";
import type * as z from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { readOutline, readProject, type OutlineDimension } from "@/lib/projects/data";
import { fingerprintOf } from "@/lib/projects/fingerprint";
import type { createProjectSchema, OutlineInput, updateProjectSchema } from "@/lib/projects/schema";
import { standardTemplate } from "@/lib/projects/template";

/** A new study with the standard outline. Its creator becomes its lead. */
export async function createProject(
  tx: Transaction,
  userId: string,
  input: z.output<typeof createProjectSchema>,
  now: Date,
): Promise<string> {
  const projectId = uuidv7();
  await tx.project.create({
    data: { ...input, ...storedDates(input), id: projectId, createdBy: userId, createdAt: now },
  });
  await addStandardOutline(tx, projectId);
  await tx.membership.create({ data: { projectId, userId, role: "lead", createdAt: now } });
  return projectId;
}

export async function addStandardOutline(tx: Transaction, projectId: string): Promise<void> {
  await tx.dimension.createMany({
    data: standardTemplate.map(({ key, label, guidance }, position) => ({ projectId, key, label, guidance, position })),
  });
  await tx.question.createMany({
    data: standardTemplate.flatMap(({ key, questions }) =>
      questions.map((question, position) => ({ projectId, id: uuidv7(), dimension: key, ...question, position })),
    ),
  });
}

/** Returns the fingerprint of what is stored now, for the next save of the same form. */
export async function updateProject(
  tx: Transaction,
  scope: ProjectScope,
  input: z.output<typeof updateProjectSchema>,
): Promise<string> {
  await lockProject(tx, scope);
  if (fingerprintOf(await readProject(scope, tx)) !== input.fingerprint)
    throw new AppError("conflict", "projects.errors.stale");
  const { projectId, fingerprint: _opened, ...data } = input;
  await tx.project.update({ where: { id: projectId }, data: { ...data, ...storedDates(input) } });
  return fingerprintOf(await readProject(scope, tx));
}

/**
 * Saves the whole outline at once. A question that is missing is retired, not deleted: entries may already answer it,
 * also on a device that has not sent them yet. Returns what is stored now, with its fingerprint.
 */
export async function saveOutline(
  tx: Transaction,
  scope: ProjectScope,
  input: OutlineInput,
  now: Date,
): Promise<{ outline: OutlineDimension[]; fingerprint: string }> {
  const { projectId } = scope;
  await lockProject(tx, scope);
  const stored = await readOutline(scope, tx);
  if (fingerprintOf(stored) !== input.fingerprint) throw new AppError("conflict", "projects.errors.stale");

  for (const { key, label, guidance, questions } of input.dimensions) {
    await tx.dimension.update({ where: { projectId_key: { projectId, key } }, data: { label, guidance } });
    const before = stored.find((dimension) => dimension.key === key);
    const known = new Set([...(before?.questions ?? []), ...(before?.retired ?? [])].map((question) => question.id));
    if (questions.some((question) => question.id !== null && !known.has(question.id))) {
      throw new AppError("conflict", "projects.errors.stale");
    }
    const kept = new Set(questions.map((question) => question.id));
    const dropped = (before?.questions ?? []).flatMap((question) => (kept.has(question.id) ? [] : question.id));
    await tx.question.updateMany({ where: { projectId, id: { in: dropped } }, data: { retiredAt: now } });
    for (const [position, { id, text, hint }] of questions.entries()) {
      if (id === null)
        await tx.question.create({ data: { projectId, id: uuidv7(), dimension: key, text, hint, position } });
      else
        await tx.question.update({
          where: { projectId_id: { projectId, id } },
          data: { text, hint, position, retiredAt: null },
        });
    }
  }
  const outline = await readOutline(scope, tx);
  return { outline, fingerprint: fingerprintOf(outline) };
}

/**
 * 结束课题: from now on it can be read and taken away, and nothing is written, until a lead opens it again. Waits for
 * what is being written. @throws AppError conflict unless it is open, as the page has seen it
 */
export const closeProject = (tx: Transaction, scope: ProjectScope, { seenClosed, now }: Seen & { now: Date }) =>
  setClosed(tx, scope, { seenClosed, wanted: false, closedAt: now });

/** @throws AppError conflict unless it is closed, as the page has seen it */
export const reopenProject = (tx: Transaction, scope: ProjectScope, { seenClosed }: Seen) =>
  setClosed(tx, scope, { seenClosed, wanted: true, closedAt: null });

interface Seen {
  seenClosed: boolean;
}

async function setClosed(
  tx: Transaction,
  { projectId }: ProjectScope,
  { seenClosed, wanted, closedAt }: Seen & { wanted: boolean; closedAt: Date | null },
): Promise<void> {
  const where = { id: projectId, deletedAt: null, closedAt: wanted ? { not: null } : null };
  const { count } = seenClosed === wanted ? await tx.project.updateMany({ where, data: { closedAt } }) : { count: 0 };
  if (count === 0) throw new AppError("conflict");
}

/** If two people save at once, the second sees what the first has saved. */
async function lockProject(tx: Transaction, scope: ProjectScope): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM projects WHERE id = ${scope.projectId}::uuid FOR UPDATE`;
}

function storedDates({ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null }) {
  return { startsOn: startsOn ? new Date(startsOn) : null, endsOn: endsOn ? new Date(endsOn) : null };
}
