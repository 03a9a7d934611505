import type { Book, BookCell } from "@/lib/office/book";
import type { ListWords } from "@/lib/reports/lists/point-list";
import { remedyLimits } from "@/lib/reports/remedies/limits";
import { readDueDay } from "@/lib/reports/remedies/read-day";
import type { Remedy, RemedyFileProblem, RemedyProblem } from "@/lib/reports/remedies/types";
import { remedyStates, type RemedyState } from "@/lib/vocabulary";

/** A 问题清单 that was filled in, back as rows. Pure. */
export interface ReadRemedies {
  /** In the order of the list; each point once. */
  rows: (Remedy & { row: number })[];
  /** Rows that are not taken, each with its first reason. */
  problems: RemedyProblem[];
}

type Column = keyof ListWords["columns"];
type Place = Partial<Record<Column, number>>;

const headRows = 10;

const textOf = (row: readonly BookCell[], at: number | undefined) =>
  at === undefined ? "" : (row[at]?.text ?? "").trim();

/** The columns by their titles, wherever they were moved to. */
function placesOf(row: readonly BookCell[], titles: ListWords["columns"]): Place | null {
  const keys = Object.keys(titles) as Column[]; // the keys of the table itself
  const found = keys.map((key) => [key, row.findIndex(({ text }) => text.trim() === titles[key])] as const);
  const places: Place = Object.fromEntries(found.filter(([, at]) => at >= 0));
  return places.id === undefined ? null : places;
}

const same = (text: string) => text.normalize("NFKC").replace(/\s/gu, "");

export function readRemedies(
  book: Book,
  words: Pick<ListWords, "columns" | "states">,
  isKnown: (pointId: string) => boolean,
): ReadRemedies | { problem: RemedyFileProblem } {
  for (const { rows } of book.sheets) {
    for (const [at, row] of rows.slice(0, headRows).entries()) {
      const places = placesOf(row, words.columns);
      if (places) return readRows(rows, at + 1, places, words.states, isKnown);
    }
  }
  return { problem: "noIds" };
}

function readRows(
  rows: readonly (readonly BookCell[])[],
  first: number,
  places: Place,
  states: ListWords["states"],
  isKnown: (pointId: string) => boolean,
): ReadRemedies | { problem: RemedyFileProblem } {
  const read: ReadRemedies = { rows: [], problems: [] };
  const seen = new Set<string>();
  for (const [at, row] of rows.entries()) {
    if (at < first || row.every(({ text }) => text.trim() === "")) continue;
    const cell = (column: Column) => textOf(row, places[column]);
    const refuse = (code: RemedyProblem["code"], value: string) =>
      void read.problems.push({ row: at + 1, code, value: value.slice(0, 40) });
    const pointId = cell("id").toLowerCase();
    const state = stateOf(cell("state"), states);
    const due = cell("due");
    const dueOn = due === "" ? "" : readDueDay(due);
    const remedy = {
      ...{ content: cell("content"), sites: cell("sites"), owner: cell("owner") },
      ...{ measure: cell("measure"), person: cell("person") },
    };
    const long = Object.entries(remedyLimits).find(([key, most]) => remedy[key as keyof typeof remedy].length > most); // its keys
    if (!isKnown(pointId)) refuse("unknown", cell("content"));
    else if (seen.has(pointId)) refuse("twice", cell("content"));
    else if (state === null) refuse("state", cell("state"));
    else if (dueOn === null) refuse("due", due);
    else if (long) refuse("long", remedy[long[0] as keyof typeof remedy]);
    else read.rows.push({ row: at + 1, pointId, ...remedy, dueOn, state });
    seen.add(pointId);
  }
  return read.rows.length + read.problems.length === 0 ? { problem: "noRows" } : read;
}

/** An empty cell is 待办理. Null for a word that is no state. */
function stateOf(text: string, states: ListWords["states"]): RemedyState | null {
  if (text === "") return "pending";
  return remedyStates.find((state) => same(states[state]) === same(text)) ?? null;
}
