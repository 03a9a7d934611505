import "server-only";
import { isDeepStrictEqual } from "node:util";
import { v7 as uuidv7 } from "uuid";
import { can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import type { FieldProblem } from "@/lib/errors";
import type { AuditRecord } from "@/lib/gates/audit";
import { fieldProblems, naming } from "@/lib/schema-problems";
import { contentHash } from "@/lib/visits/content-hash";
import { upgradeContent } from "@/lib/visits/content-shape";
import { readSaveFacts, type LockedVisit, type SaveFacts } from "@/lib/visits/data/save-facts";
import { readContent } from "@/lib/visits/data/stored-visit";
import { writeFigures } from "@/lib/visits/part-mutations";
import { referenceProblems } from "@/lib/visits/reference-problems";
import { writeVisit, type VisitWrite } from "@/lib/visits/save-statement";
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
  /** The audit row of what is about to be saved, written with it. Without it the caller's gate writes one. */
  audit?: (saved: SavedVisit) => AuditRecord;
}

export interface SavedVisit {
  write: "created" | "changed" | "submitted";
  version: number;
  state: VisitState;
}

export type SaveVisitOutcome =
  | ({ status: "saved" } & SavedVisit)
  | { status: "duplicate"; version: number; state: VisitState }
  | { status: "conflict"; server: ServerVisit }
  | { status: "invalid"; fields: FieldProblem[] }
  | { status: "forbidden"; refusal: WriteRefusal };

/**
 * Saves a visit that a device sends, once however often it is sent. The same content as the current version is a
 * duplicate. Other content on the current version becomes a new version. Content on an older version is a conflict, and
 * nothing is overwritten. Every refusal comes before the first write.
 *
 * One statement reads what decides, one writes; figures that changed need a few more.
 */
export async function saveVisit(
  tx: Transaction,
  scope: ProjectScope,
  input: SaveVisitInput,
): Promise<SaveVisitOutcome> {
  const hash = contentHash(input.content);
  const readFacts = () => readSaveFacts(tx, scope, { id: input.id, content: input.content, hash });
  const facts = await readFacts();
  if (facts.visit) return saveKnown(tx, scope, { ...input, hash }, { ...facts, visit: facts.visit });

  if (!can(scope.actor, "visit.write")) return { status: "forbidden", refusal: "notWriter" };
  const problems = problemsOf(input, facts);
  if (problems.length > 0) return { status: "invalid", fields: problems };
  const created = await write(tx, scope, { ...input, hash }, { before: null, stored: null, edited: true });
  if (created) return created;

  // Another request with the same id came first. Its transaction has ended by now.
  const { visit, ...others } = await readFacts();
  if (!visit) throw new Error(`visit ${input.id} was neither inserted nor found`);
  return saveKnown(tx, scope, { ...input, hash }, { ...others, visit });
}

type Hashed = SaveVisitInput & { hash: string };

async function saveKnown(
  tx: Transaction,
  scope: ProjectScope,
  input: Hashed,
  facts: SaveFacts & { visit: LockedVisit },
): Promise<SaveVisitOutcome> {
  const { version, state, contentHash: storedHash } = facts.visit;
  const refusal = refusalToWrite(scope.actor, facts.visit);
  const same = input.hash === storedHash;
  const mayKnow = refusal === null || isOfState(refusal);
  if (same && mayKnow && (refusal !== null || !input.submit)) return { status: "duplicate", version, state };
  if (refusal) return { status: "forbidden", refusal };
  const conflict = !same && input.baseVersion !== version;
  const problems = conflict ? [] : problemsOf(input, facts);
  if (problems.length > 0) return { status: "invalid", fields: problems };
  const stored = same ? null : await storedContent(tx, scope, input.id, facts);
  if (conflict && stored) return { status: "conflict", server: { version, state, content: stored } };
  const saved = await write(tx, scope, input, { before: { version, state }, stored, edited: !same });
  if (!saved) throw new Error(`visit ${input.id} is locked and was not updated`);
  return saved;
}

/** The current version. It is read by itself only if another save was just ahead of this one. */
async function storedContent(
  tx: Transaction,
  scope: ProjectScope,
  id: string,
  { visit, stored }: SaveFacts & { visit: LockedVisit },
): Promise<VisitContent> {
  if (stored) return upgradeContent(stored.content, stored.shape);
  return readContent(tx, scope, { id, version: visit.version });
}

function problemsOf(input: SaveVisitInput, facts: SaveFacts): FieldProblem[] {
  const complete = input.submit ? visitSubmitSchema.safeParse(input.content, naming) : null;
  if (complete?.error) return fieldProblems(complete.error);
  return referenceProblems(input.content, facts);
}

/** Null if another request has just used the id of a new visit. */
async function write(
  tx: Transaction,
  scope: ProjectScope,
  input: Hashed,
  known: { before: VisitWrite["before"]; stored: VisitContent | null; edited: boolean },
): Promise<SaveVisitOutcome | null> {
  const { id, content, submit } = input;
  const { before, stored, edited } = known;
  const saved: SavedVisit = {
    write: submit ? "submitted" : before ? "changed" : "created",
    version: (before?.version ?? 0) + (edited ? 1 : 0),
    state: submit ? "submitted" : (before?.state ?? "draft"),
  };
  const audit = input.audit?.(saved) ?? null;
  if (!(await writeVisit(tx, scope, { ...input, ...known, version: saved.version, audit }))) return null;
  if (edited && !isDeepStrictEqual(stored?.figures ?? [], content.figures))
    await writeFigures(tx, { projectId: scope.projectId, visitId: id }, content.figures);
  return { status: "saved", ...saved };
}

/** The current visit, locked until the transaction ends. Null if the project has no visit of that id. */
export async function lockVisit(tx: Transaction, scope: ProjectScope, id: string): Promise<LockedVisit | null> {
  const rows = await tx.$queryRaw<LockedVisit[]>`
    SELECT version, state, content_hash AS "contentHash", site_id AS "siteId", recorder_id AS "recorderId", created_by AS "createdBy"
    FROM visits WHERE project_id = ${scope.projectId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return rows[0] ?? null;
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
