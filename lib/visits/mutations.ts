import "server-only";
import { v7 as uuidv7 } from "uuid";
import { can, type VisitSubject } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import type { FieldProblem } from "@/lib/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import { fieldProblems, naming } from "@/lib/schema-problems";
import { contentHash } from "@/lib/visits/content-hash";
import { contentShape } from "@/lib/visits/content-shape";
import type { SingleField } from "@/lib/visits/fields";
import { referenceProblems } from "@/lib/visits/data/references";
import { readContent } from "@/lib/visits/data/stored-visit";
import { writeParts } from "@/lib/visits/part-mutations";
import { visitSubmitSchema, type VisitContent } from "@/lib/visits/schema";
import type { ServerVisit } from "@/lib/visits/sync-schema";
import { isOfState, refusalToWrite, type WriteRefusal } from "@/lib/visits/write-refusal";
import type { VisitState } from "@/lib/vocabulary";

export interface SaveVisitInput {
  id: string;
  /** The version this content was edited from. 0 for a visit that the server has not seen. */
  baseVersion: number;
  /** Parsed by visitDraftSchema. */
  content: VisitContent;
  /** Whether to hand it to the reviewer. */
  submit: boolean;
  now: Date;
}

export type SaveVisitOutcome =
  | { status: "saved"; write: "created" | "changed" | "submitted"; version: number; state: VisitState }
  | { status: "duplicate"; version: number; state: VisitState }
  | { status: "conflict"; server: ServerVisit }
  | { status: "invalid"; fields: FieldProblem[] }
  | { status: "forbidden"; refusal: WriteRefusal };

export interface LockedVisit extends VisitSubject {
  version: number;
  contentHash: string;
  siteId: string;
}

/**
 * Saves a visit that a device sends, once however often it is sent. The same content as the current version is a
 * duplicate. Other content on the current version becomes a new version. Content on an older version is a conflict, and
 * nothing is overwritten. Every refusal comes before the first write.
 */
export async function saveVisit(
  tx: Transaction,
  scope: ProjectScope,
  input: SaveVisitInput,
): Promise<SaveVisitOutcome> {
  const known = await lockVisit(tx, scope, input.id);
  if (known) return saveKnown(tx, scope, input, known);

  if (!can(scope.actor, "visit.write")) return { status: "forbidden", refusal: "notWriter" };
  const problems = await problemsOf(tx, scope, input, null);
  if (problems.length > 0) return { status: "invalid", fields: problems };
  if (await insertVisit(tx, scope, input))
    return finish(tx, scope, input, { write: "created", version: 1, state: "draft" });

  // Another request with the same id came first. Its transaction has ended by now.
  const winner = await lockVisit(tx, scope, input.id);
  if (!winner) throw new Error(`visit ${input.id} was neither inserted nor found`);
  return saveKnown(tx, scope, input, winner);
}

async function saveKnown(
  tx: Transaction,
  scope: ProjectScope,
  input: SaveVisitInput,
  known: LockedVisit,
): Promise<SaveVisitOutcome> {
  const { version, state } = known;
  const refusal = refusalToWrite(scope.actor, known);
  const same = contentHash(input.content) === known.contentHash;
  const mayKnow = refusal === null || isOfState(refusal);
  if (same && mayKnow && (refusal !== null || !input.submit)) return { status: "duplicate", version, state };
  if (refusal) return { status: "forbidden", refusal };
  if (!same && input.baseVersion !== version) {
    const content = await readContent(tx, scope, { id: input.id, version });
    return { status: "conflict", server: { version, state, content } };
  }
  const problems = await problemsOf(tx, scope, input, known.siteId);
  if (problems.length > 0) return { status: "invalid", fields: problems };
  if (!same) await updateVisit(tx, scope, input, version + 1);
  return finish(tx, scope, input, { write: same ? null : "changed", version: same ? version : version + 1, state });
}

async function problemsOf(
  tx: Transaction,
  scope: ProjectScope,
  input: SaveVisitInput,
  siteBefore: string | null,
): Promise<FieldProblem[]> {
  const complete = input.submit ? visitSubmitSchema.safeParse(input.content, naming) : null;
  if (complete?.error) return fieldProblems(complete.error);
  return referenceProblems(tx, scope, { id: input.id, content: input.content, siteBefore });
}

/** The current visit, locked until the transaction ends. Null if the project has no visit of that id. */
export async function lockVisit(tx: Transaction, scope: ProjectScope, id: string): Promise<LockedVisit | null> {
  const rows = await tx.$queryRaw<LockedVisit[]>`
    SELECT version, state, content_hash AS "contentHash", site_id AS "siteId", recorder_id AS "recorderId", created_by AS "createdBy"
    FROM visits WHERE project_id = ${scope.projectId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

type Columns = Required<Pick<Prisma.VisitCreateManyInput, SingleField>>;

/** Each field with one value has a column of its name; lists have tables (part-mutations.ts). */
function columnsOf({ memberIds, audiences, entries, figures, marks, ...singles }: VisitContent): Columns {
  return { ...singles, visitedOn: new Date(singles.visitedOn) };
}

/** False if another request has just used the id; waits for that one to end. */
async function insertVisit(tx: Transaction, scope: ProjectScope, input: SaveVisitInput): Promise<boolean> {
  const { content, now } = input;
  const { count } = await tx.visit.createMany({
    data: {
      ...columnsOf(content),
      projectId: scope.projectId,
      id: input.id,
      contentHash: contentHash(content),
      createdBy: scope.userId,
      createdAt: now,
      updatedAt: now,
    },
    skipDuplicates: true,
  });
  if (count === 0) return false;
  await writeRevision(tx, scope, input, 1);
  return true;
}

async function updateVisit(
  tx: Transaction,
  scope: ProjectScope,
  input: SaveVisitInput,
  version: number,
): Promise<void> {
  await tx.visit.update({
    where: { projectId_id: { projectId: scope.projectId, id: input.id } },
    data: { ...columnsOf(input.content), version, contentHash: contentHash(input.content), updatedAt: input.now },
    select: { id: true },
  });
  await writeRevision(tx, scope, input, version);
}

async function writeRevision(
  tx: Transaction,
  scope: ProjectScope,
  input: SaveVisitInput,
  version: number,
): Promise<void> {
  const { content, now } = input;
  await writeParts(tx, scope, { id: input.id, content, now });
  await tx.visitRevision.create({
    data: {
      projectId: scope.projectId,
      visitId: input.id,
      version,
      content,
      shape: contentShape,
      contentHash: contentHash(content),
      savedBy: scope.userId,
      savedAt: now,
    },
    select: { version: true },
  });
}

/** Submits if that was requested, and returns what was written. */
async function finish(
  tx: Transaction,
  scope: ProjectScope,
  input: SaveVisitInput,
  done: { write: "created" | "changed" | null; version: number; state: VisitState },
): Promise<SaveVisitOutcome> {
  const { version, state } = done;
  if (!input.submit) return { status: "saved", write: done.write ?? "changed", version, state };
  await tx.visit.update({
    where: { projectId_id: { projectId: scope.projectId, id: input.id } },
    data: { state: "submitted", submittedAt: input.now, updatedAt: input.now },
    select: { id: true },
  });
  await recordTransition(tx, scope, { visitId: input.id, from: state, to: "submitted", version, now: input.now });
  return { status: "saved", write: "submitted", version, state: "submitted" };
}

export interface Transition {
  visitId: string;
  from: VisitState;
  to: VisitState;
  version: number;
  note?: string;
  now: Date;
}

/** One step of a visit from state to state, for its history. */
export async function recordTransition(tx: Transaction, scope: ProjectScope, step: Transition): Promise<void> {
  await tx.visitTransition.create({
    data: {
      projectId: scope.projectId,
      id: uuidv7(),
      visitId: step.visitId,
      fromState: step.from,
      toState: step.to,
      version: step.version,
      actorId: scope.userId,
      at: step.now,
      note: step.note ?? "",
    },
    select: { id: true },
  });
}
