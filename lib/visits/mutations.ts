import "server-only";
import { v7 as uuidv7 } from "uuid";
import { can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import type { FieldProblem } from "@/lib/errors";
import type { AuditRecord } from "@/lib/gates/audit";
import { isLostRace, LostRace } from "@/lib/lost-race";
import { fieldProblems, naming } from "@/lib/schema-problems";
import type { Statements } from "@/lib/statements";
import { contentHash } from "@/lib/visits/content-hash";
import { upgradeContent } from "@/lib/visits/content-shape";
import { countedFigures } from "@/lib/visits/counted-figures";
import { readSaveFacts, type KnownVisit, type SaveFacts } from "@/lib/visits/data/save-facts";
import { referenceProblems } from "@/lib/visits/reference-problems";
import { writeVisit } from "@/lib/visits/save-statement";
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
 * One statement reads what decides, one writes, and writes only if it is still so. They need no transaction around
 * them; without one, a new visit is written without reading. @throws LostRace if it is not: nothing is written, and the gate begins again.
 */
export async function saveVisit(
  statements: Statements,
  scope: ProjectScope,
  input: SaveVisitInput,
): Promise<SaveVisitOutcome> {
  const hash = contentHash(input.content);
  const created = statements.alone && (await createUnread(statements, scope, { ...input, hash }));
  if (created) return created;
  const facts = await readSaveFacts(statements, scope, { id: input.id, content: input.content, hash });
  if (facts.visit) return saveKnown(statements, scope, { ...input, hash }, { ...facts, visit: facts.visit });

  if (!can(scope.actor, "visit.write")) return { status: "forbidden", refusal: "notWriter" };
  const problems = problemsOf(input, facts);
  if (problems.length > 0) return { status: "invalid", fields: problems };
  return write(statements, scope, { ...input, hash, facts, before: null, edited: true });
}

type Hashed = SaveVisitInput & { hash: string };

/** What is nearly always so when a visit is sent for the first time. */
const nothingThere: SaveFacts = {
  visit: null,
  stored: null,
  site: { removed: false },
  people: [],
  questions: [],
  ownEntries: [],
  ownFigures: [],
  taken: [],
  indicators: [],
};

/**
 * Saves a new visit without reading first: its statement writes only where there is no visit of that id and the site is
 * on the list, and the keys refuse people, questions and ids that are not the project's or not free. Null where nothing
 * was written: what it was is read and said the usual way. Figures need the ids of their indicators, so they are read.
 */
async function createUnread(
  statements: Statements,
  scope: ProjectScope,
  input: Hashed,
): Promise<SaveVisitOutcome | null> {
  const { baseVersion, content, submit } = input;
  if (baseVersion > 0 || !can(scope.actor, "visit.write") || countedFigures(content).length > 0) return null;
  if (submit && !visitSubmitSchema.safeParse(content).success) return null;
  return write(statements, scope, { ...input, facts: nothingThere, before: null, edited: true }).catch(
    (error: unknown) => {
      if (isLostRace(error)) return null;
      throw error;
    },
  );
}

async function saveKnown(
  statements: Statements,
  scope: ProjectScope,
  input: Hashed,
  facts: SaveFacts & { visit: KnownVisit },
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
  const before = same ? input.content : storedContent(input.id, facts);
  if (conflict) return { status: "conflict", server: { version, state, content: before } };
  return write(statements, scope, { ...input, facts, before, edited: !same });
}

function storedContent(id: string, { stored }: SaveFacts): VisitContent {
  if (!stored) throw new Error(`visit ${id} has no revision of its version`);
  return upgradeContent(stored.content, stored.shape);
}

function problemsOf(input: SaveVisitInput, facts: SaveFacts): FieldProblem[] {
  const complete = input.submit ? visitSubmitSchema.safeParse(input.content, naming) : null;
  if (complete?.error) return fieldProblems(complete.error);
  return referenceProblems(input.content, facts);
}

async function write(
  statements: Statements,
  scope: ProjectScope,
  input: Hashed & { facts: SaveFacts; before: VisitContent | null; edited: boolean },
): Promise<SaveVisitOutcome> {
  const { visit } = input.facts;
  const saved: SavedVisit = {
    write: input.submit ? "submitted" : visit ? "changed" : "created",
    version: (visit?.version ?? 0) + (input.edited ? 1 : 0),
    state: input.submit ? "submitted" : (visit?.state ?? "draft"),
  };
  const audit = input.audit?.(saved) ?? null;
  if (!(await writeVisit(statements, scope, { ...input, ...saved, audit }))) throw new LostRace();
  return { status: "saved", ...saved };
}
/** The current visit, locked until the transaction ends. Null if the project has no visit of that id. */
export async function lockVisit(tx: Transaction, scope: ProjectScope, id: string): Promise<KnownVisit | null> {
  const rows = await tx.$queryRaw<KnownVisit[]>`
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
