import "server-only";
import { v7 as uuidv7 } from "uuid";
import { can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { timeZone } from "@/lib/env";
import type { AuditRecord } from "@/lib/gates/audit";
import { isLostRace, LostRace } from "@/lib/lost-race";
import type { Statements } from "@/lib/statements";
import { changeVisit } from "@/lib/visits/change-statement";
import { contentHash } from "@/lib/visits/content-hash";
import { countedFigures } from "@/lib/visits/counted-figures";
import { createVisits } from "@/lib/visits/create-statement";
import { readSaveFacts, type KnownVisit } from "@/lib/visits/data/save-facts";
import { lastDayAt } from "@/lib/visits/days-ahead";
import { handInProblems } from "@/lib/visits/hand-in-problems";
import {
  created,
  decideSave,
  type SavedVisit,
  type SaveVisitOutcome,
  type SentVisit,
} from "@/lib/visits/save-decision";
import type { VisitState } from "@/lib/vocabulary";

export type { SaveVisitOutcome };

export interface SaveVisitInput extends Omit<SentVisit, "hash" | "lastDay"> {
  now: Date;
  /** The audit row of what is about to be saved, written with it. Without it the caller's gate writes one. */
  audit?: (saved: SavedVisit) => AuditRecord;
}

/**
 * Saves a visit that a device sends, once however often it is sent (save-decision.ts). Every refusal comes before the
 * first write. One statement reads what decides, one writes, and writes only if it is still so. They need no
 * transaction around them; without one, a new visit is written without reading.
 * @throws LostRace if something has changed in between: nothing is written, and the gate begins again.
 */
export async function saveVisit(
  statements: Statements,
  scope: ProjectScope,
  input: SaveVisitInput,
): Promise<SaveVisitOutcome> {
  const lastDay = lastDayAt(input.now, timeZone());
  const sent = { ...input, lastDay, hash: contentHash(input.content) };
  if (statements.alone && (await createUnread(statements, scope, sent)))
    return { status: "saved", ...created(input.submit) };
  const [facts] = await readSaveFacts(statements, scope, [sent]);
  if (!facts) throw new Error("a save without facts");
  const decision = decideSave(scope, sent, facts);
  if (decision.status !== "create" && decision.status !== "change") return decision;
  const { saved } = decision;
  const audit = input.audit?.(saved) ?? null;
  const { now } = input;
  const written =
    decision.status === "create"
      ? (await createVisits(statements, scope, { visits: [sent], indicators: facts.indicators, now, audit })).length > 0
      : await changeVisit(statements, scope, { ...sent, ...decision, ...saved, facts, now, audit });
  if (!written) throw new LostRace();
  return { status: "saved", ...saved };
}

/**
 * Saves a new visit without reading first: its statement writes only where there is no visit of that id and the site is
 * on the list, and the keys refuse what is not the project's or not free. False where nothing was written: why is read
 * and said the usual way. Figures need the ids of their indicators, so they are read.
 */
async function createUnread(
  statements: Statements,
  scope: ProjectScope,
  sent: SaveVisitInput & SentVisit,
): Promise<boolean> {
  const { baseVersion, content, submit, lastDay, now } = sent;
  if (baseVersion > 0 || !can(scope.actor, "visit.write") || countedFigures(content).length > 0) return false;
  if (submit && handInProblems(content, lastDay).length > 0) return false;
  const audit = sent.audit?.(created(submit)) ?? null;
  return createVisits(statements, scope, { visits: [sent], indicators: new Map(), now, audit }).then(
    ({ length }) => length > 0,
    (error: unknown) => {
      if (isLostRace(error)) return false;
      throw error;
    },
  );
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
