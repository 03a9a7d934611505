import { fillWords } from "@/lib/fill-words";
import type { IndicatorTotal } from "@/lib/findings/queries/indicator-totals";
import { mostListRows, type OfficeList } from "@/lib/reports/lists/office-list";
import { fewestSites } from "@/lib/reports/outward/mask-report";
import type { ReportEdition, VerificationState } from "@/lib/vocabulary";

/** 数据台账: the figure of each site, and the totals. Pure. */
export interface ListedFigure {
  indicator: string;
  unit: string;
  site: string;
  /** Exact decimal, or the words of an inexact figure. */
  value: string;
  asOf: string;
  definition: string;
  source: string;
  verification: VerificationState;
  /** YYYY-MM-DD */
  visitedOn: string;
}

export type ListedTotal = Pick<
  IndicatorTotal,
  "name" | "unit" | "definition" | "sites" | "total" | "inexact" | "earliestAsOf" | "latestAsOf" | "mixedAsOf"
>;

export interface FigureListInput {
  totals: readonly ListedTotal[];
  /** One more than fits, if there are more. */
  figures: readonly ListedFigure[];
  /** Sites with a visit that counts. */
  visited: number;
  edition: ReportEdition;
  mask: (text: string) => string;
  words: FigureWords;
  note: string;
}

export interface FigureWords {
  titles: { figures: string };
  figureColumns: Record<
    "number" | "indicator" | "unit" | "site" | "value" | "asOf" | "definition" | "source" | "check" | "day",
    string
  >;
  totalSheet: string;
  totalColumns: Record<"number" | "indicator" | "unit" | "total" | "sites" | "asOf" | "definition" | "said", string>;
  checks: Record<VerificationState, string>;
  /** 约{total} */
  inexact: string;
  /** `{from}` `{to}` */
  span: string;
  noTotal: string;
  few: string;
  mixed: string;
  /** `{count}` */
  missing: string;
  separator: string;
  cut: string;
  /** Why the figures of the sites are not in it. */
  onlyTotals: string;
}

function totalRow(total: ListedTotal, index: number, { visited, edition, mask, words }: FigureListInput) {
  const few = edition === "outward" && total.sites < fewestSites;
  const said = [
    ...(total.mixedAsOf ? [words.mixed] : []),
    ...(total.sites < visited && !few ? [fillWords(words.missing, { count: visited - total.sites })] : []),
  ];
  const sum = total.inexact ? fillWords(words.inexact, { total: total.total ?? "" }) : (total.total ?? "");
  const span = { from: total.earliestAsOf, to: total.latestAsOf };
  return [
    index + 1,
    mask(total.name),
    total.unit,
    few ? words.few : total.total === null ? words.noTotal : sum,
    few ? words.few : total.sites,
    total.mixedAsOf ? fillWords(words.span, span) : total.latestAsOf,
    mask(total.definition),
    said.join(words.separator),
  ];
}

export function figureList(input: FigureListInput): OfficeList {
  const { totals, figures, edition, words, note } = input;
  const { figureColumns: name, totalColumns: sum } = words;
  const totalSheet = {
    name: words.totalSheet,
    columns: [
      { title: sum.number, width: 6 },
      { title: sum.indicator, width: 24 },
      { title: sum.unit, width: 8 },
      { title: sum.total, width: 14 },
      { title: sum.sites, width: 12 },
      { title: sum.asOf, width: 22 },
      { title: sum.definition, width: 36 },
      { title: sum.said, width: 26 },
    ],
    rows: totals.map((total, index) => totalRow(total, index, input)),
  };
  const title = words.titles.figures;
  // A number of one place is that place's, whatever letter stands before it.
  if (edition === "outward") return { title, main: totalSheet, more: [], notes: [note, words.onlyTotals] };
  const left = figures.length > mostListRows ? [fillWords(words.cut, { most: mostListRows })] : [];
  const rows = figures
    .slice(0, mostListRows)
    .map(({ indicator, unit, site, value, asOf, definition, source, verification, visitedOn }, index) => [
      ...[index + 1, indicator, unit, site, /^-?\d{1,15}(?:\.\d+)?$/.test(value) ? Number(value) : value, asOf],
      ...[definition, source, words.checks[verification], visitedOn],
    ]);
  const main = {
    name: title,
    columns: [
      { title: name.number, width: 6 },
      { title: name.indicator, width: 24 },
      { title: name.unit, width: 8 },
      { title: name.site, width: 18 },
      { title: name.value, width: 14 },
      { title: name.asOf, width: 12 },
      { title: name.definition, width: 30 },
      { title: name.source, width: 24 },
      { title: name.check, width: 10 },
      { title: name.day, width: 12 },
    ],
    rows,
  };
  return { title, main, more: [totalSheet], notes: [note, ...left] };
}
