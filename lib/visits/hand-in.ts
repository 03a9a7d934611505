import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { timeZone } from "@/lib/env";
import { AppError, type FieldProblem } from "@/lib/errors";
import { excerptsOf } from "@/lib/privacy/excerpts";
import { readContent } from "@/lib/visits/data/stored-visit";
import { lastDayAt } from "@/lib/visits/days-ahead";
import { draftOf, onScreen, untouchedDimensions } from "@/lib/visits/draft";
import { handInProblems } from "@/lib/visits/hand-in-problems";
import { within } from "@/lib/statements";
import { lockVisit, saveVisit } from "@/lib/visits/mutations";
import { personalTexts } from "@/lib/visits/personal-texts";
import type { VisitContent } from "@/lib/visits/schema";
import { isOfState, refusalToWrite } from "@/lib/visits/write-refusal";
import type { DimensionKey } from "@/lib/vocabulary";

/** A field that keeps a visit from being handed in, at its place in the form. */
export interface HandInProblem extends FieldProblem {
  /** For an entry or a figure: its dimension, and its place there, from 1. */
  row: { dimension: DimensionKey; number: number } | null;
}

export type HandInOutcome =
  | { status: "submitted"; version: number }
  | { status: "incomplete"; problems: HandInProblem[] }
  /** Something looks like personal data. The form asks about each of these words, so it is handed in there. */
  | { status: "personal"; count: number }
  /** These were neither filled nor marked, and the person has not been asked yet. */
  | { status: "untouched"; dimensions: DimensionKey[] };

export interface HandInInput {
  visitId: string;
  version: number;
  /** The person has been asked about untouched dimensions. */
  untouched: boolean;
  now: Date;
}

/**
 * Hands in a draft as the server has it, with the questions that the form would ask. Throws not_found, forbidden, or
 * conflict if it is not as it was read.
 */
export async function handInVisit(tx: Transaction, scope: ProjectScope, input: HandInInput): Promise<HandInOutcome> {
  const { visitId, version, untouched, now } = input;
  const visit = await lockVisit(tx, scope, visitId);
  if (!visit) throw new AppError("not_found");
  const refusal = refusalToWrite(scope.actor, visit);
  if (refusal && !isOfState(refusal)) throw new AppError("forbidden");
  // A returned visit has comments that are answered in the form.
  if (visit.version !== version || visit.state !== "draft") throw new AppError("conflict", "visits.refusal.moved");

  const content = await readContent(tx, scope, { id: visitId, version });
  const problems = handInProblems(content, lastDayAt(now, timeZone()));
  if (problems.length > 0) return incomplete(content, problems);
  const typed = draftOf(content, () => "");
  const count = personalTexts(typed).flatMap(({ text }) => excerptsOf(text)).length;
  if (count > 0) return { status: "personal", count };
  const dimensions = untouchedDimensions(typed);
  if (dimensions.length > 0 && !untouched) return { status: "untouched", dimensions };

  const saved = await saveVisit(within(tx), scope, { id: visitId, baseVersion: version, content, submit: true, now });
  if (saved.status === "saved") return { status: "submitted", version: saved.version };
  if (saved.status === "invalid") return incomplete(content, saved.fields);
  throw new AppError("conflict", "visits.refusal.moved");
}

function incomplete(content: VisitContent, fields: FieldProblem[]): HandInOutcome {
  return { status: "incomplete", problems: fields.map((field) => inForm(content, field)) };
}

/** The problem with its path as in the form, which names rows by their ids. */
function inForm(content: VisitContent, problem: FieldProblem): HandInProblem {
  const [list, place] = problem.path.split(".");
  // The form gives rows of people their ids itself, so the whole list is named.
  const path = list === "audiences" ? list : onScreen(problem.path, { ...content, audiences: [] });
  const row = list === "entries" || list === "figures" ? content[list][Number(place)] : undefined;
  if (!row || (list !== "entries" && list !== "figures")) return { ...problem, path, row: null };
  const among = [...content[list]].filter(({ dimension }) => dimension === row.dimension);
  const number = among.findIndex(({ id }) => id === row.id) + 1;
  return { ...problem, path, row: { dimension: row.dimension, number } };
}
