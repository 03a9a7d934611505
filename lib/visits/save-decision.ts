import { can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import type { FieldProblem } from "@/lib/errors";
import { upgradeContent } from "@/lib/visits/content-shape";
import type { KnownVisit, SaveFacts } from "@/lib/visits/data/save-facts";
import { handInProblems } from "@/lib/visits/hand-in-problems";
import { referenceProblems } from "@/lib/visits/reference-problems";
import type { VisitContent } from "@/lib/visits/schema";
import type { ServerVisit } from "@/lib/visits/sync-schema";
import { isOfState, refusalToWrite, type WriteRefusal } from "@/lib/visits/write-refusal";
import type { VisitState } from "@/lib/vocabulary";

/** What becomes of a visit that is sent, by what is known. */

export interface SentVisit {
  id: string;
  /** The version this content was edited from. 0 for a visit that the server has not seen. */
  baseVersion: number;
  /** Parsed by visitDraftSchema. */
  content: VisitContent;
  hash: string;
  /** Whether to hand it to the reviewer. */
  submit: boolean;
  /** The last day that a visit may have that is handed in (days-ahead.ts). */
  lastDay: string;
  /** It takes over what a township corrected: a reviewer may do that while the visit is in review. */
  correcting?: boolean;
}

export interface SavedVisit {
  write: "created" | "changed" | "submitted";
  version: number;
  state: VisitState;
}

export type Unsaved =
  | { status: "duplicate"; version: number; state: VisitState }
  | { status: "conflict"; server: ServerVisit }
  | { status: "invalid"; fields: FieldProblem[] }
  | { status: "forbidden"; refusal: WriteRefusal };
export type SaveVisitOutcome = ({ status: "saved" } & SavedVisit) | Unsaved;

type Decision =
  | { status: "create"; saved: SavedVisit }
  | { status: "change"; saved: SavedVisit; visit: KnownVisit; before: VisitContent; edited: boolean }
  | Unsaved;

/** A new visit that the facts allow. */
export const created = (submit: boolean): SavedVisit =>
  submit ? { write: "submitted", version: 1, state: "submitted" } : { write: "created", version: 1, state: "draft" };

/**
 * The same content as the current version is a duplicate. Other content on the current version becomes a new version.
 * Content on an older version is a conflict, and nothing is overwritten.
 */
export function decideSave(scope: ProjectScope, sent: SentVisit, facts: SaveFacts): Decision {
  if (facts.visit) return decideKnown(scope, sent, facts, facts.visit);
  if (!can(scope.actor, "visit.write"))
    return { status: "forbidden", refusal: scope.actor.closed ? "closed" : "notWriter" };
  const fields = problemsOf(sent, facts);
  return fields.length > 0 ? { status: "invalid", fields } : { status: "create", saved: created(sent.submit) };
}

function decideKnown(scope: ProjectScope, sent: SentVisit, facts: SaveFacts, visit: KnownVisit): Decision {
  const { version, state } = visit;
  const mayCorrect = sent.correcting === true && can(scope.actor, "visit.correct", visit);
  const refusal = mayCorrect ? null : refusalToWrite(scope.actor, visit);
  const same = sent.hash === visit.contentHash;
  const mayKnow = refusal === null || isOfState(refusal);
  if (same && mayKnow && (refusal !== null || !sent.submit)) return { status: "duplicate", version, state };
  if (refusal) return { status: "forbidden", refusal };
  const conflict = !same && sent.baseVersion !== version;
  const fields = conflict ? [] : problemsOf(sent, facts);
  if (fields.length > 0) return { status: "invalid", fields };
  const before = same ? sent.content : storedContent(sent.id, facts);
  if (conflict) return { status: "conflict", server: { version, state, content: before } };
  const saved: SavedVisit = {
    write: sent.submit ? "submitted" : "changed",
    version: same ? version : version + 1,
    state: sent.submit ? "submitted" : state,
  };
  return { status: "change", saved, visit, before, edited: !same };
}

function storedContent(id: string, { stored }: SaveFacts): VisitContent {
  if (!stored) throw new Error(`visit ${id} has no revision of its version`);
  return upgradeContent(stored.content, stored.shape);
}

function problemsOf({ content, submit, lastDay }: SentVisit, facts: SaveFacts): FieldProblem[] {
  const problems = submit ? handInProblems(content, lastDay) : [];
  return problems.length > 0 ? problems : referenceProblems(content, facts);
}
