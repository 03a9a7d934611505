import { marksBeside, type DraftAnswer, type DraftEntry, type DraftFigure, type DraftVisit } from "@/lib/visits/draft";
import {
  forFields,
  mergeFields,
  singleFields,
  visitFields,
  type MergeField,
  type SingleField,
} from "@/lib/visits/fields";
import { dimensionKeys } from "@/lib/vocabulary";

/** Two texts of one visit, merged by a person: what differs, and the visit that follows from the choices. */
export type MergeChoice = "mine" | "theirs" | "both";

export type Difference =
  | { kind: "field"; key: MergeField; field: MergeField }
  | { kind: "entry"; key: string; mine: DraftEntry | null; theirs: DraftEntry | null }
  | { kind: "figure"; key: string; mine: DraftFigure | null; theirs: DraftFigure | null };

export type Choices = Readonly<Record<string, MergeChoice>>;

/** Whether both sides can be kept. For a row that both sides have, this is always possible. */
export function canKeepBoth(difference: Difference): boolean {
  return difference.kind === "field"
    ? visitFields[difference.field].merge === "join"
    : Boolean(difference.mine && difference.theirs);
}

type ComparedList = Exclude<MergeField, SingleField>;

/** What a list says, without the ids that rows have only for the screen, and with people in any order. */
const saidBy = {
  memberIds: ({ memberIds }) => JSON.stringify([...memberIds].sort()),
  audiences: ({ audiences }) => JSON.stringify(audiences.map(({ id: _screen, ...row }) => Object.entries(row).sort())),
  marks: ({ marks }) => JSON.stringify(dimensionKeys.map((key) => marks[key])),
  answers: ({ answers }) =>
    JSON.stringify(answers.map(({ id, entryIds, note }) => [id, [...entryIds].sort(), note]).sort()),
} satisfies Record<ComparedList, (typed: DraftVisit) => string>;

function isListed(field: MergeField): field is ComparedList {
  return field in saidBy;
}

function said(typed: DraftVisit, field: MergeField): string {
  return isListed(field) ? saidBy[field](typed) : typed[field];
}

function same(a: object, b: object): boolean {
  const sorted = (value: object) => JSON.stringify(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)));
  return sorted(a) === sorted(b);
}

function rowDifferences<T extends { id: string }>(mine: readonly T[], theirs: readonly T[]) {
  const theirsById = new Map(theirs.map((row) => [row.id, row]));
  const mineIds = new Set(mine.map(({ id }) => id));
  const fromMine = mine.map((row) => ({ key: row.id, mine: row, theirs: theirsById.get(row.id) ?? null }));
  const onlyTheirs = theirs
    .filter(({ id }) => !mineIds.has(id))
    .map((row) => ({ key: row.id, mine: null, theirs: row }));
  return [...fromMine, ...onlyTheirs].filter((pair) => !pair.mine || !pair.theirs || !same(pair.mine, pair.theirs));
}

export function differencesOf(mine: DraftVisit, theirs: DraftVisit): Difference[] {
  return [
    ...mergeFields
      .filter((field) => said(mine, field) !== said(theirs, field))
      .map((field) => ({ kind: "field" as const, key: field, field })),
    ...rowDifferences(mine.entries, theirs.entries).map((pair) => ({ kind: "entry" as const, ...pair })),
    ...rowDifferences(mine.figures, theirs.figures).map((pair) => ({ kind: "figure" as const, ...pair })),
  ];
}

/**
 * Until the person chooses otherwise nothing is lost: both if both are possible, the row if only one side has it, else
 * the person's own.
 */
export function safeChoice(difference: Difference): MergeChoice {
  if (canKeepBoth(difference)) return "both";
  return difference.kind === "field" || difference.mine ? "mine" : "theirs";
}

function joinedTexts(mine: string, theirs: string): string {
  return [...new Set([theirs, mine].map((text) => text.trim()).filter(Boolean))].join("；");
}

function joinedAudiences(mine: DraftVisit["audiences"], theirs: DraftVisit["audiences"]): DraftVisit["audiences"] {
  const known = new Set(mine.map(({ category, headCount }) => `${headCount} ${category}`));
  return [...mine, ...theirs.filter(({ category, headCount }) => !known.has(`${headCount} ${category}`))];
}

/** To one question both: the entries of both sides, and both lines. */
function joinedAnswers(mine: readonly DraftAnswer[], theirs: readonly DraftAnswer[]): DraftAnswer[] {
  const joined = new Map(theirs.map((answer) => [answer.id, answer]));
  for (const answer of mine) {
    const { entryIds, note } = joined.get(answer.id) ?? { entryIds: [], note: "" };
    const ids = [...new Set([...entryIds, ...answer.entryIds])];
    joined.set(answer.id, { ...answer, entryIds: ids, note: joinedTexts(answer.note, note) });
  }
  return [...joined.values()];
}

function mergedRows<T extends { id: string }>(
  input: { mine: readonly T[]; theirs: readonly T[] },
  choice: (id: string) => MergeChoice | undefined,
  makeId: () => string,
): T[] {
  const theirsById = new Map(input.theirs.map((row) => [row.id, row]));
  const mineIds = new Set(input.mine.map(({ id }) => id));
  const rows = input.mine.flatMap((mine): T[] => {
    const theirs = theirsById.get(mine.id);
    switch (choice(mine.id)) {
      case undefined:
      case "mine":
        return [mine];
      case "theirs":
        return theirs ? [theirs] : [];
      case "both":
        // The server's row keeps the id, because comments and themes refer to it.
        return theirs ? [theirs, { ...mine, id: makeId() }] : [mine];
    }
  });
  const added = input.theirs.filter(({ id }) => !mineIds.has(id) && choice(id) !== "mine");
  return [...rows, ...added];
}

/**
 * The visit that follows from the choices. A difference without a choice uses the safe one. Marks of dimensions that
 * now have rows are removed.
 */
export function mergeVisits(
  input: { mine: DraftVisit; theirs: DraftVisit; choices: Choices },
  makeId: () => string,
): DraftVisit {
  const { mine, theirs, choices } = input;
  const chosen = new Map(differencesOf(mine, theirs).map((each) => [each.key, choices[each.key] ?? safeChoice(each)]));
  const pick = (field: MergeField) => (chosen.get(field) === "theirs" ? theirs : mine);
  const both = (field: MergeField) => chosen.get(field) === "both";
  const choiceOf = (id: string) => chosen.get(id);
  const entries = mergedRows({ mine: mine.entries, theirs: theirs.entries }, choiceOf, makeId);
  const figures = mergedRows({ mine: mine.figures, theirs: theirs.figures }, choiceOf, makeId);
  return {
    ...forFields(singleFields, (field) => (both(field) ? joinedTexts(mine[field], theirs[field]) : pick(field)[field])),
    memberIds: both("memberIds") ? [...new Set([...mine.memberIds, ...theirs.memberIds])] : pick("memberIds").memberIds,
    audiences: both("audiences") ? joinedAudiences(mine.audiences, theirs.audiences) : pick("audiences").audiences,
    entries,
    figures,
    marks: marksBeside([...entries, ...figures], pick("marks").marks),
    answers: both("answers") ? joinedAnswers(mine.answers, theirs.answers) : pick("answers").answers,
  };
}
