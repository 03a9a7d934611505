import { fillWords } from "@/lib/fill-words";
import type { ReportLabels } from "@/lib/reports/formats/labels";
import { mostListRows, type OfficeList } from "@/lib/reports/lists/office-list";
import type { ReportModel, ReportPoint, ReportSection } from "@/lib/reports/model";
import { sentence } from "@/lib/sentence";
import { dimensionKeys, type DimensionKey, type RemedyState } from "@/lib/vocabulary";

/** The points of a report in one dimension, as a list to be worked through. Pure. */
export interface PointListInput {
  /** With all names, whatever the report prints of them. */
  model: ReportModel;
  dimension: ListDimension;
  /** The theme of a point, by the point's id. */
  themes: ReadonlyMap<string, string>;
  words: ListWords;
  labels: Pick<ReportLabels, "shortDate">;
  /** 数据说明. */
  note: string;
}

export type ListDimension = Extract<DimensionKey, "problem" | "suggestion" | "example">;

export interface ListWords {
  titles: Record<ListDimension | "figures", string>;
  columns: Record<
    "number" | "content" | "sites" | "evidence" | "owner" | "measure" | "person" | "due" | "state" | "id",
    string
  >;
  evidenceSheet: string;
  evidenceColumns: Record<"number" | "theme" | "site" | "day" | "text", string>;
  notesSheet: string;
  states: Record<RemedyState, string>;
  /** `{count}` `{sites}` */
  siteCount: string;
  siteFew: string;
  /** `{site}` `{day}` `{text}` */
  evidenceLine: string;
  separator: string;
  /** `{most}` */
  cut: string;
}

/** That of most of its evidence; without evidence that of its section. */
function dimensionOf(point: Pick<ReportPoint, "evidence">, section: ReportSection): DimensionKey | null {
  const most = (evidence: ReportPoint["evidence"]) => {
    const count = (key: DimensionKey) => evidence.filter(({ dimension }) => dimension === key).length;
    const [first] = [...dimensionKeys].sort((a, b) => count(b) - count(a));
    return evidence.length > 0 && first ? first : null;
  };
  return most(point.evidence) ?? most(section.points.flatMap(({ evidence }) => evidence));
}

function sitesOf({ support, evidence }: ReportPoint, words: ListWords): string {
  if (support?.few) return words.siteFew;
  const named = support?.siteNames ?? [];
  const sites = named.length > 0 ? named : [...new Set(evidence.map(({ siteName }) => siteName))];
  const count = support?.sites ?? sites.length;
  return count === 0 ? "" : fillWords(words.siteCount, { count, sites: sites.join(words.separator) });
}

export function pointList({ model, dimension, themes, words, labels, note }: PointListInput): OfficeList {
  const points = model.sections.flatMap((section) =>
    section.points.filter((point) => dimensionOf(point, section) === dimension),
  );
  const { columns: name, evidenceColumns: cited } = words;
  const line = ({ siteName, visitedOn, text }: ReportPoint["evidence"][number]) =>
    fillWords(words.evidenceLine, { site: siteName, day: labels.shortDate(visitedOn), text });
  const rows = points.map((point, index) => [
    index + 1,
    sentence(point.lead) + sentence(point.text),
    sitesOf(point, words),
    point.evidence.map(line).join("\n"),
    ...["", "", "", ""],
    words.states.pending,
    point.id,
  ]);
  const evidence = points.flatMap((point, index) =>
    point.evidence.map(({ siteName, visitedOn, text }) => [
      index + 1,
      themes.get(point.id) ?? "",
      siteName,
      labels.shortDate(visitedOn),
      text,
    ]),
  );
  const left = evidence.length > mostListRows ? [fillWords(words.cut, { most: mostListRows })] : [];
  return {
    title: words.titles[dimension],
    main: {
      name: words.titles[dimension],
      columns: [
        { title: name.number, width: 6 },
        { title: name.content, width: 44 },
        { title: name.sites, width: 26 },
        { title: name.evidence, width: 50 },
        { title: name.owner, width: 16 },
        { title: name.measure, width: 30 },
        { title: name.person, width: 10 },
        { title: name.due, width: 12 },
        { title: name.state, width: 10, choices: Object.values(words.states) },
        { title: name.id, width: 10, hidden: true },
      ],
      rows,
    },
    more: [
      {
        name: words.evidenceSheet,
        columns: [
          { title: cited.number, width: 6 },
          { title: cited.theme, width: 20 },
          { title: cited.site, width: 18 },
          { title: cited.day, width: 12 },
          { title: cited.text, width: 80 },
        ],
        rows: evidence.slice(0, mostListRows),
      },
    ],
    notes: [note, ...left],
  };
}
