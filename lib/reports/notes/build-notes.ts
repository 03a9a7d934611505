import { fillWords } from "@/lib/fill-words";
import { silences, type DataBasis, type MethodFacts } from "@/lib/reports/notes/facts";
import type { NoteBlock, ReportNotes } from "@/lib/reports/notes/notes";
import { hideSmall, mergeSmall } from "@/lib/reports/notes/small-cells";
import { fewestSites } from "@/lib/reports/outward/mask-report";
import { dimensionKeys, type DimensionKey, type ReportEdition, type VisitMethod } from "@/lib/vocabulary";

/** Writes what the data prove, and nothing that they do not: without a fact its sentence is left out. Pure. */
export interface NoteInput {
  basis: DataBasis;
  /** For the annex; null without one. */
  facts: MethodFacts | null;
  edition: ReportEdition;
  words: NoteWords;
  /** Takes the names of places out of what people typed, in the outward edition. */
  mask: (text: string) => string;
}

type Line = "rule" | "counted" | "visited" | "unapproved" | "approvedOnly" | "issued" | "outward";
type MethodLine =
  | "fieldwork"
  | "methods"
  | "timed"
  | "team"
  | "teamNumber"
  | "heard"
  | "returned"
  | "coders"
  | "codersNumber"
  | "review"
  | "reviewAgreed"
  | "reviewLeft"
  | "curve"
  | "curveFlat";

export interface NoteWords {
  title: string;
  methodHeading: string;
  dataHeading: string;
  /** 数据说明：{text} */
  note: string;
  data: Record<Line, string>;
  method: Record<MethodLine, string>;
  methods: Record<VisitMethod, string>;
  methodCount: string;
  personCount: string;
  heads: string;
  otherHeard: string;
  separator: string;
  date: string;
  /** The head of the table of silence, after 维度. */
  silenceHead: readonly string[];
  dimensions: Record<DimensionKey, string>;
  silence: string;
  hidden: string;
  curveHead: readonly string[];
}

/** Fewer persons are not said apart (domain.md). */
const fewestPersons = 5;
const mostCategories = 12;

function dayText(day: string, words: NoteWords): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return fillWords(words.date, { year, month, day: date });
}

function dataText({ basis: { asOf, counted }, edition, words }: NoteInput): string {
  const { data } = words;
  const date = dayText(asOf, words);
  const base = counted?.base;
  return [
    data.rule,
    counted
      ? fillWords(data.counted, { date, visits: counted.visits, sites: counted.sites, entries: counted.entries })
      : fillWords(data.issued, { date }),
    base && base.visited > base.approved ? fillWords(data.visited, { ...base, includeUnapproved: "" }) : "",
    counted ? (counted.includeUnapproved ? data.unapproved : data.approvedOnly) : "",
    edition === "outward" ? data.outward : "",
  ].join("");
}

function methodLines(facts: MethodFacts, { edition, words, mask }: NoteInput): string[] {
  const { method } = words;
  const outward = edition === "outward";
  const list = (items: readonly string[]) => items.join(words.separator);
  const said = (line: string, when: boolean, values: Record<string, string | number>) =>
    when ? [fillWords(line, values)] : [];
  const named = (people: readonly { name: string; count: number }[]) =>
    list(people.map((person) => fillWords(words.personCount, person)));
  const went = facts.people.filter(({ visits }) => visits > 0).map(({ name, visits }) => ({ name, count: visits }));
  const coders = facts.people.filter(({ coded }) => coded > 0).map(({ name, coded }) => ({ name, count: coded }));
  const total = facts.heard.reduce((sum, { heads }) => sum + heads, 0);
  const groups = facts.heard.map(({ category, heads }) => ({ category: mask(category), heads }));
  const heard = outward ? mergeSmall(groups, fewestPersons, words.otherHeard) : groups.filter(({ heads }) => heads > 0);
  const shown = heard.slice(0, mostCategories);
  const left = total - shown.reduce((sum, { heads }) => sum + heads, 0);
  const categories = left > 0 ? [...shown, { category: words.otherHeard, heads: left }] : shown;
  const last = facts.curve.at(-1);
  return [
    ...said(method.fieldwork, facts.firstDay !== null, {
      from: dayText(facts.firstDay ?? "", words),
      to: dayText(facts.lastDay ?? "", words),
      days: facts.days,
      sites: facts.sites,
      visits: facts.visits,
    }),
    ...said(method.methods, facts.methods.length > 0, {
      methods: list(
        facts.methods.map(({ method: key, visits }) =>
          fillWords(words.methodCount, { method: words.methods[key], visits }),
        ),
      ),
    }),
    ...said(method.timed, facts.timed.visits > 0, {
      visits: facts.timed.visits,
      hours: Math.round(facts.timed.minutes / 6) / 10,
      minutes: Math.round(facts.timed.minutes / Math.max(1, facts.timed.visits)),
    }),
    ...said(outward ? method.teamNumber : method.team, went.length > 0, { count: went.length, names: named(went) }),
    ...said(method.heard, total > 0 && (!outward || total >= fewestPersons), {
      total,
      categories: list(categories.map((group) => fillWords(words.heads, { ...group }))),
    }),
    ...said(method.returned, facts.returned.times > 0, facts.returned),
    ...said(outward ? method.codersNumber : method.coders, coders.length > 0, {
      count: coders.length,
      names: named(coders),
    }),
    ...said(facts.review?.differing === 0 ? method.reviewAgreed : method.review, facts.review !== null, {
      ...(facts.review ?? { entries: 0, agreed: 0, differing: 0 }),
      left: facts.review && facts.review.left > 0 ? fillWords(method.reviewLeft, { left: facts.review.left }) : "",
    }),
    ...said(last && last.visits < facts.visits ? method.curveFlat : method.curve, last !== undefined, {
      themes: last?.themes ?? 0,
      last: last?.visits ?? 0,
      since: facts.visits - (last?.visits ?? 0),
    }),
  ];
}

/** At most ten rows: after the first visit, after the last, and evenly between. */
function curveTable(facts: MethodFacts, words: NoteWords): NoteBlock[] {
  if (facts.curve.length < 2) return [];
  const steps = Math.min(10, facts.visits);
  const after = [...new Set(Array.from({ length: steps }, (_, at) => Math.ceil(((at + 1) * facts.visits) / steps)))];
  const rows = after.map((visits) => [
    String(visits),
    String(facts.curve.findLast((step) => step.visits <= visits)?.themes ?? 0),
  ]);
  return [{ kind: "table", head: [...words.curveHead], rows }];
}

function silenceTable(facts: MethodFacts, { words, edition }: NoteInput): NoteBlock[] {
  if (facts.sites === 0) return [];
  const rows = dimensionKeys.map((key) => {
    const cells = silences.map((silence) => facts.silence[key][silence]);
    const shown = edition === "outward" ? hideSmall(cells, fewestSites) : cells;
    return [words.dimensions[key], ...shown.map((cell) => (cell === null ? words.hidden : String(cell)))];
  });
  return [
    { kind: "text", text: words.silence },
    { kind: "table", head: [...words.silenceHead], rows },
  ];
}

export function buildNotes(input: NoteInput): ReportNotes {
  const { facts, words } = input;
  const text = dataText(input);
  const data = fillWords(words.note, { text });
  if (!facts) return { data, annex: null };
  const blocks: NoteBlock[] = [
    { kind: "heading", text: words.methodHeading },
    ...methodLines(facts, input).map((line): NoteBlock => ({ kind: "text", text: line })),
    ...curveTable(facts, words),
    { kind: "heading", text: words.dataHeading },
    { kind: "text", text },
    ...silenceTable(facts, input),
  ];
  return { data, annex: { title: words.title, blocks } };
}
