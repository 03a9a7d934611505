import type { FieldProblem } from "@/lib/errors";
import {
  chosenFields,
  forFields,
  singleFields,
  timeFields,
  type ListField,
  type SingleField,
} from "@/lib/visits/fields";
import type { AudienceContent, EntryContent, FigureContent, VisitContent } from "@/lib/visits/schema";
import { dimensionKeys, type DimensionKey, type DimensionMark } from "@/lib/vocabulary";

/** A visit as it stands in the form: what has been typed so far, whole or not. It is what the device keeps. */
export type DraftEntry = EntryContent;
export type DraftFigure = FigureContent;
/** Under an id for the screen, its numbers as they are typed. */
export type DraftAudience = { id: string } & Record<keyof AudienceContent, string>;

interface DraftLists {
  memberIds: string[];
  audiences: DraftAudience[];
  entries: DraftEntry[];
  figures: DraftFigure[];
  marks: Record<DimensionKey, DimensionMark | null>;
}

/** What has one value is text, empty until it is filled. */
export type DraftVisit = Record<SingleField, string> & Pick<DraftLists, ListField>;

const noMarks = { status: null, example: null, problem: null, suggestion: null };

/** A blank visit of today, written by the person at hand. */
export function blankVisit({ today, me }: { today: string; me: string }): DraftVisit {
  return {
    ...forFields(singleFields, () => ""),
    visitedOn: today,
    recorderId: me,
    memberIds: [me],
    audiences: [],
    entries: [],
    figures: [],
    marks: { ...noMarks },
  };
}

/** A stored visit as the form shows it. Audience rows carry no id of their own: `makeId` gives each one for the screen. */
export function draftOf(content: VisitContent, makeId: () => string): DraftVisit {
  return {
    ...content,
    ...forFields(timeFields, (field) => content[field] ?? ""),
    audiences: content.audiences.map(({ category, headCount }) => ({
      id: makeId(),
      category,
      headCount: String(headCount),
    })),
  };
}

const filled = (...texts: string[]) => texts.some((text) => text.trim() !== "");

/** Rows in which nothing stands yet are no content: an entry without text, a figure or an audience without anything. */
function writtenRows(typed: DraftVisit) {
  return {
    audiences: typed.audiences.filter((row) => filled(row.category, row.headCount)),
    entries: typed.entries.filter((entry) => filled(entry.text)),
    figures: typed.figures.filter((row) => filled(row.indicator, row.value, row.asOf, row.definition, row.source)),
  };
}

/** Full-width digits, points and thousands separators of a figure as people type it; what is no figure stays as it is. */
export function plainFigure(text: string): string {
  const plain = text.normalize("NFKC").trim();
  return /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(",", "").replace(/^\+/, "") : plain;
}

function wholeNumber(text: string): number | string | undefined {
  const plain = plainFigure(text);
  if (plain === "") return undefined;
  return /^\d{1,9}$/.test(plain) ? Number(plain) : text;
}

/** What the schema is asked about, with the ids of the rows in the order in which its problems number them. */
export function candidateOf(typed: DraftVisit) {
  const rows = writtenRows(typed);
  const candidate = {
    ...typed,
    // What nobody has chosen yet is missing, not malformed.
    ...forFields(chosenFields, (field) => typed[field] || undefined),
    ...forFields(timeFields, (field) => typed[field] || null),
    audiences: rows.audiences.map(({ category, headCount }) => ({ category, headCount: wholeNumber(headCount) })),
    entries: rows.entries,
    figures: rows.figures.map((row) => ({
      ...row,
      value: plainFigure(row.value) || undefined,
      asOf: row.asOf.normalize("NFKC").trim() || undefined,
    })),
  };
  const ids = { audiences: rows.audiences, entries: rows.entries, figures: rows.figures };
  return { candidate, ids };
}

/** "entries.3.text", by place in what was sent → "entries.<id>.text", by the row that is on the screen. */
export function onScreen(
  path: string,
  ids: Record<"audiences" | "entries" | "figures", readonly { id: string }[]>,
): string {
  const [list, place, ...rest] = path.split(".");
  if (list !== "audiences" && list !== "entries" && list !== "figures") return path;
  const row = place === undefined ? undefined : ids[list][Number(place)];
  return row ? [list, row.id, ...rest].join(".") : path;
}

/** The server's problems with what was sent from this typed visit, at the rows of the screen. */
export function problemsOnScreen(typed: DraftVisit, problems: readonly FieldProblem[]): FieldProblem[] {
  const { ids } = candidateOf(typed);
  return problems.map((problem) => ({ ...problem, path: onScreen(problem.path, ids) }));
}

/** How much a dimension holds that is written. */
export function writtenCount(typed: Pick<DraftVisit, "entries" | "figures">, key: DimensionKey): number {
  const entries = typed.entries.filter((entry) => entry.dimension === key && filled(entry.text));
  const figures = typed.figures.filter((row) => row.dimension === key && filled(row.indicator, row.value));
  return entries.length + figures.length;
}

/** The dimensions that were neither filled nor marked: asked for once more before submitting. */
export function untouchedDimensions(typed: Pick<DraftVisit, "entries" | "figures" | "marks">): DimensionKey[] {
  return dimensionKeys.filter((key) => !typed.marks[key] && writtenCount(typed, key) === 0);
}

/** A blank visit has a day and a recorder already. */
const filledFromTheStart: readonly SingleField[] = ["visitedOn", "recorderId"];

/** Whether anything stands in the visit that would be a loss. */
export function isBlank(typed: DraftVisit): boolean {
  const rows = writtenRows(typed);
  const nothingListed = rows.audiences.length + rows.entries.length + rows.figures.length === 0;
  const noMark = dimensionKeys.every((key) => typed.marks[key] === null);
  const typedIn = singleFields.filter((field) => !filledFromTheStart.includes(field));
  return nothingListed && noMark && !filled(...typedIn.map((field) => typed[field]));
}
