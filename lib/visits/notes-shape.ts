import { isListOf, isOneOf, isRecord, isText } from "@/lib/json-guards";
import { ShapeError, upgradeFields } from "@/lib/visits/content-shape";
import type { RowFields } from "@/lib/visits/fields";
import { isOf, isTextOrNull, rowsOf, type Guard } from "@/lib/visits/shape-guards";
import type { EarlierProblem, EarlierVisit, SaidEntry, SaidFigure, SiteNotes } from "@/lib/visits/site-notes";
import { visitMethods, visitStates } from "@/lib/vocabulary";

const saidEntry = {
  id: "text",
  dimension: "dimension",
  questionId: "question",
  text: "text",
  form: "form",
} as const satisfies RowFields<SaidEntry>;

const saidFigure = {
  id: "text",
  dimension: "dimension",
  questionId: "question",
  indicator: "text",
  value: "text",
  unit: "text",
  asOf: "text",
  definition: "text",
} as const satisfies RowFields<SaidFigure>;

const earlierProblem = {
  id: "text",
  visitId: "text",
  visitedOn: "text",
  questionId: "question",
  text: "text",
} as const satisfies RowFields<EarlierProblem>;

const earlierVisit = {
  id: isText,
  visitedOn: isText,
  method: isOneOf(visitMethods),
  state: isOneOf(visitStates),
  place: isText,
  audiences: isListOf(isText),
  visitedAs: isTextOrNull,
  entries: rowsOf(saidEntry),
  figures: rowsOf(saidFigure),
} satisfies Record<keyof EarlierVisit, Guard>;

const siteNotes = isOf({
  siteId: isText,
  siteIds: isListOf(isText),
  visits: isListOf(isOf(earlierVisit)),
  problems: rowsOf(earlierProblem),
} satisfies Record<keyof SiteNotes, Guard>);

function isSiteNotes(value: unknown): value is SiteNotes {
  return siteNotes(value);
}

/** The fields of a visit that notes have. They say nothing of answers to follow-ups. */
function upgradeVisit(visit: unknown, shape: number): unknown {
  const fields = upgradeFields(visit, shape);
  if (!isRecord(fields)) return fields;
  const { answers: _none, ...said } = fields;
  return said;
}

/** Notes on a site from a server of this shape, in today's shape. @throws ShapeError */
export function upgradeNotes(stored: unknown, shape: number): SiteNotes {
  const notes =
    isRecord(stored) && Array.isArray(stored["visits"])
      ? { ...stored, visits: stored["visits"].map((visit: unknown) => upgradeVisit(visit, shape)) }
      : stored;
  if (!isSiteNotes(notes)) throw new ShapeError("damaged", "site notes");
  return notes;
}
