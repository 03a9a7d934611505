import { fieldsOf, requiredOf } from "@/lib/imports/excel/fields";
import type { BookContext, BookField, SheetRole } from "@/lib/imports/excel/types";

/**
 * The template for download, as rows of text. Every cell is text, the empty ones too, so that Excel makes no date of
 * 1-2 and no formula of =. Examples are only in the instructions, so nothing has to be filtered out when the file is
 * read. Pure.
 */
export interface TemplateSheet {
  name: string;
  /** Rows of text. If `blankRows` follow, the first is the header. */
  rows: string[][];
  /** Empty rows formatted as text below. */
  blankRows: number;
  /** Widths of the columns in characters. */
  widths: number[];
}

/** Sentences of the instructions, by the catalogue's keys below imports.excel.notes. */
export type NoteWords = (
  key:
    | "title"
    | "columnSheet"
    | "columnColumn"
    | "columnNeed"
    | "columnHow"
    | "need"
    | "optional"
    | "example"
    | "lists"
    | "sites"
    | "methods"
    | "dimensions"
    | "members"
    | "questions"
    | `how.${string}`,
) => string;

const roles = ["visits", "entries", "figures"] as const;
const wide: Partial<Record<BookField, number>> = {
  text: 60,
  audiences: 28,
  question: 30,
  place: 24,
  people: 20,
  definition: 24,
  source: 20,
  indicator: 22,
  site: 18,
  number: 8,
  start: 8,
  end: 8,
  unit: 8,
};
/** In the template a head-count is in the same cell as its category. */
const templateFields = (role: (typeof roles)[number]) => fieldsOf[role].filter((field) => field !== "headCount");

export function templateSheets({ words, sites, members, dimensions }: BookContext, note: NoteWords): TemplateSheet[] {
  const first = (list: readonly string[]) => list[0] ?? "";
  const header = (role: SheetRole, field: BookField) => dimensionLabel(role, field) ?? first(words.field[field]);
  const dimensionLabel = (role: SheetRole, field: BookField) =>
    role === "visits" ? dimensions.find(({ key }) => key === field)?.label : undefined;
  const sheets = roles.map((role): TemplateSheet => {
    const fields = templateFields(role);
    return {
      name: first(words.sheet[role]),
      rows: [fields.map((field) => header(role, field))],
      blankRows: role === "visits" ? 200 : 500,
      widths: fields.map((field) => wide[field] ?? 12),
    };
  });
  const how = roles.flatMap((role) =>
    templateFields(role).map((field) => {
      const needed = field === "number" || requiredOf[role].includes(field);
      return [
        first(words.sheet[role]),
        header(role, field),
        note(needed ? "need" : "optional"),
        howOf(role, field, note),
      ];
    }),
  );
  const list = (title: string, names: readonly string[]) => [[title], ...names.map((name) => ["", name])];
  const example = exampleRows(words, sites[0]?.name ?? "", dimensions[2]?.label ?? "");
  const notes: TemplateSheet = {
    name: first(words.sheet.notes),
    blankRows: 0,
    widths: [14, 26, 10, 70],
    rows: [
      [note("title")],
      [note("columnSheet"), note("columnColumn"), note("columnNeed"), note("columnHow")],
      ...how,
      [],
      [note("example")],
      ...example,
      [],
      [note("lists")],
      ...list(
        note("sites"),
        sites.map(({ name, county }) => (county ? `${name}（${county}）` : name)),
      ),
      ...list(note("methods"), Object.values(words.method).map(first)),
      ...list(
        note("dimensions"),
        dimensions.map(({ label }) => label),
      ),
      ...list(
        note("members"),
        members.map(({ displayName }) => displayName),
      ),
      ...dimensions.flatMap(({ label, questions }) =>
        questions.length > 0
          ? list(
              `${note("questions")} ${label}`,
              questions.map(({ text }) => text),
            )
          : [],
      ),
    ],
  };
  return [...sheets, notes];
}

const explained: Partial<Record<BookField, string>> = {
  site: "site",
  day: "day",
  start: "start",
  end: "end",
  method: "method",
  people: "people",
  recorder: "recorder",
  audiences: "audiences",
  status: "mark",
  example: "mark",
  problem: "mark",
  suggestion: "mark",
  dimension: "dimension",
  question: "question",
  text: "text",
  form: "form",
  speaker: "speaker",
  value: "value",
  asOf: "asOf",
};

function howOf(role: SheetRole, field: BookField, note: NoteWords): string {
  if (field === "number") return note(role === "visits" ? "how.number" : "how.entryNumber");
  const key = explained[field];
  return key ? note(`how.${key}`) : "";
}

function exampleRows(words: BookContext["words"], site: string, dimension: string): string[][] {
  const name = (role: (typeof roles)[number]) => words.sheet[role][0] ?? "";
  return [
    [name("visits"), ["1", site, "2026-03-12", "9:00", "11:30", words.method.seminar[0] ?? ""].join(" | ")],
    [name("entries"), ["1", dimension, "……"].join(" | ")],
    [name("figures"), ["1", dimension, "……", "12", "……", "2026-10"].join(" | ")],
  ];
}
