import { cleanText } from "@/lib/clean-text";
import type { FieldProblem } from "@/lib/errors";
import { countsOf, sumOf, type Counts } from "@/lib/visits/counts";
import {
  chosenFields,
  forFields,
  singleFields,
  timeFields,
  type ListField,
  type SingleField,
} from "@/lib/visits/fields";
import { figureRead } from "@/lib/visits/said/figure";
import { headCountRead } from "@/lib/visits/said/head-count";
import type { AnswerContent, AudienceContent, EntryContent, FigureContent, VisitContent } from "@/lib/visits/schema";
import { dimensionKeys, type DimensionKey, type DimensionMark } from "@/lib/vocabulary";

/** A visit as it is in the form: what has been typed so far, complete or not. The device stores this. */
export type DraftEntry = EntryContent;
export type DraftFigure = FigureContent;
export type DraftAnswer = AnswerContent;
/** A row under an id for the screen. Its numbers are as typed. */
export type DraftAudience = { id: string } & Record<keyof AudienceContent, string>;

interface DraftLists {
  memberIds: string[];
  audiences: DraftAudience[];
  entries: DraftEntry[];
  figures: DraftFigure[];
  marks: Record<DimensionKey, DimensionMark | null>;
  answers: DraftAnswer[];
}

/** A field with one value is text, empty until it is filled. */
export type DraftVisit = Record<SingleField, string> & Pick<DraftLists, ListField>;

const noMarks = { status: null, example: null, problem: null, suggestion: null };

/** A blank visit of today, with the current person as its recorder. */
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
    answers: [],
  };
}

/**
 * A stored visit as the form shows it. Audience rows have no id of their own, so `makeId` gives each one an id for the
 * screen.
 */
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

type WrittenLists = Pick<DraftVisit, "entries" | "figures">;

/** Most texts begin like this, and nothing more is to be looked at. */
const beginsVisibly = /^[\p{Script=Han}A-Za-z0-9]/u;

/** Whether anybody could see something in it. */
const filled = (...texts: string[]) =>
  texts.some((text) => beginsVisibly.test(text) || cleanText(text, true).trim() !== "");

/** Empty rows are not content: an entry without text, or a figure or an audience with all fields empty. */
export function writtenRows(typed: Pick<DraftVisit, "audiences" | "entries" | "figures">) {
  return {
    audiences: typed.audiences.filter((row) => filled(row.category, row.headCount)),
    entries: typed.entries.filter((entry) => filled(entry.text)),
    figures: typed.figures.filter((row) => filled(row.indicator, row.value, row.asOf, row.definition, row.source)),
  };
}

/** What the answers say: the entries that are written, or a line about what was not answered. Others say nothing. */
export function writtenAnswers(answers: readonly DraftAnswer[], entries: readonly { id: string }[]): DraftAnswer[] {
  const written = new Set(entries.map(({ id }) => id));
  return answers
    .map((answer) => ({ ...answer, entryIds: answer.entryIds.filter((id) => written.has(id)) }))
    .filter(({ entryIds, note }) => entryIds.length > 0 || filled(note));
}

/** A dimension in which something was heard has no mark that nothing was. */
export function marksBeside(
  rows: readonly { dimension: DimensionKey }[],
  marks: DraftVisit["marks"],
): DraftVisit["marks"] {
  const heard = new Set(rows.map(({ dimension }) => dimension));
  return {
    status: heard.has("status") ? null : marks.status,
    example: heard.has("example") ? null : marks.example,
    problem: heard.has("problem") ? null : marks.problem,
    suggestion: heard.has("suggestion") ? null : marks.suggestion,
  };
}

/** The input of the schema, with the ids of the rows in the order in which its problems number them. */
export function candidateOf(typed: DraftVisit) {
  const rows = writtenRows(typed);
  const candidate = {
    ...typed,
    // A field that nobody has chosen yet is missing, not malformed.
    ...forFields(chosenFields, (field) => typed[field] || undefined),
    ...forFields(timeFields, (field) => typed[field] || null),
    audiences: rows.audiences.map(({ category, headCount }) => ({ category, headCount: headCountRead(headCount) })),
    entries: rows.entries,
    figures: rows.figures.map((row) => {
      const { value, unit, asOf } = figureRead(row, typed.visitedOn);
      return { ...row, value: value || undefined, unit, asOf: asOf || undefined };
    }),
    marks: marksBeside([...rows.entries, ...rows.figures], typed.marks),
    answers: writtenAnswers(typed.answers, rows.entries),
  };
  const { audiences, entries, figures } = rows;
  const ids = { audiences, entries, figures, answers: candidate.answers };
  return { candidate, ids };
}

const rowLists = ["audiences", "entries", "figures", "answers"] as const;
type RowList = (typeof rowLists)[number];
const isRowList = (list: string): list is RowList => rowLists.some((each) => each === list);

/** "entries.3.text", by place in what was sent → "entries.<id>.text", by the row on the screen. */
export function onScreen(path: string, ids: Record<RowList, readonly { id: string }[]>): string {
  const [list = "", place, ...rest] = path.split(".");
  if (!isRowList(list)) return path;
  const row = place === undefined ? undefined : ids[list][Number(place)];
  return row ? [list, row.id, ...rest].join(".") : path;
}

/** The server's problems with what was sent from this typed visit, each at its row on the screen. */
export function problemsOnScreen(typed: DraftVisit, problems: readonly FieldProblem[]): FieldProblem[] {
  const { ids } = candidateOf(typed);
  return problems.map((problem) => ({ ...problem, path: onScreen(problem.path, ids) }));
}

/** What is written in each dimension. */
export function writtenCounts(typed: WrittenLists): Record<DimensionKey, Counts> {
  const { entries, figures } = writtenRows({ ...typed, audiences: [] });
  const of = (key: DimensionKey) =>
    countsOf({
      entries: entries.filter(({ dimension }) => dimension === key),
      figures: figures.filter(({ dimension }) => dimension === key),
    });
  return { status: of("status"), example: of("example"), problem: of("problem"), suggestion: of("suggestion") };
}

/** What is written in the whole visit. */
export function writtenTotal(typed: WrittenLists): Counts {
  return sumOf(Object.values(writtenCounts(typed)));
}

/** The dimensions that were neither filled nor marked. The person is asked about them once more before submitting. */
export function untouchedDimensions(typed: WrittenLists & Pick<DraftVisit, "marks">): DimensionKey[] {
  const counts = writtenCounts(typed);
  return dimensionKeys.filter((key) => !typed.marks[key] && counts[key].entries + counts[key].figures === 0);
}

/**
 * Whether nothing has been written down yet. What is only chosen from a list or a calendar (site, day, method,
 * recorder, members) is not written down: it is there from the start, or a press away.
 */
export function isBlank(typed: DraftVisit): boolean {
  const rows = writtenRows(typed);
  const nothingListed = rows.audiences.length + rows.entries.length + rows.figures.length === 0;
  const noMark = dimensionKeys.every((key) => typed.marks[key] === null);
  const chosen: readonly SingleField[] = chosenFields;
  const written = singleFields.filter((field) => !chosen.includes(field));
  const noAnswer = writtenAnswers(typed.answers, rows.entries).length === 0;
  return nothingListed && noMark && noAnswer && !filled(...written.map((field) => typed[field]));
}
