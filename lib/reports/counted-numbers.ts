import { pieceAt, sentencesOf } from "@/lib/reports/clauses";
import { sameUnit, type StatedNumber } from "@/lib/reports/numbers";
import type { ReportCounts, ThemeCount } from "@/lib/reports/types";

/**
 * What the counts say at the place of a figure that a person typed: 20个镇街反映专职人员不足 is held against the sites of
 * that theme, 走访的24个镇街园区 against all that were visited. Pure.
 */
export interface Counted {
  value: number;
  /** Sites that count in the report. */
  ofSites: number;
  of: "theme" | "point" | "sites" | "visits" | "heard" | "entries";
  /** Of the theme; "" for the others. */
  name: string;
  /** What was counted when the numbers were last seen, if the figure was right then and is not any more. */
  was: number | null;
}

/** The point that a text belongs to: the sites behind it, by any counts. */
export interface CountedPoint {
  themeId: string | null;
  sitesBehind: (counts: ReportCounts) => number;
}

export const siteWord = /^个?(?:镇街园区|镇街|镇乡|乡镇|镇|乡|街道|园区|开发区|调研点|地(?![块址方区])|地方|单位)/u;

/** 数据不共享（5个镇街园区）: a number behind a theme's name is that theme's number of sites. */
export function themeCountAt(text: string, number: StatedNumber, counts: ReportCounts): ThemeCount | null {
  const before = text.slice(0, number.start);
  if (!before.endsWith("（") || !siteWord.test(text.slice(number.end))) return null;
  return counts.themes.find(({ name }) => before.endsWith(`${name}（`)) ?? null;
}

/** Shorter names are found in other words. */
const shortestName = 4;

/** The theme that a text names, if it names one only. A name within a longer one does not count. */
export function themeIn(text: string, { themes }: Pick<ReportCounts, "themes">): ThemeCount | null {
  const named = themes.filter(({ name }) => [...name].length >= shortestName && text.includes(name));
  const longest = named.filter(({ name }) => named.every((other) => other.name === name || !other.name.includes(name)));
  return longest.length === 1 ? (longest[0] ?? null) : null;
}

interface Candidate extends Pick<Counted, "of" | "name"> {
  count: (counts: ReportCounts) => number;
}

function ofTheme({ id, name }: ThemeCount): Candidate {
  return {
    ...{ of: "theme", name },
    count: ({ themes }) => themes.find((theme) => theme.id === id)?.siteIds.length ?? 0,
  };
}

const allSites: Candidate = { of: "sites", name: "", count: ({ sites }) => sites.length };

/** Figures of which the text does not say what they are a part of. */
const partOf = /其中[^，。；]{0,8}$/u;
/** 走访的24个镇街园区, 24个镇街园区中: all that were visited. */
const wholeBefore = /(?:走访|调研|到)(?:的|了|过)?$/u;
const wholeAfter = /^个?[^，。；、]{1,6}(?:中|里|当中)/u;

/** What a figure before a word for sites may count, the most likely first. */
function siteCandidates(
  text: string,
  number: StatedNumber,
  sentence: string,
  { counts, point }: { counts: ReportCounts; point: CountedPoint | null },
): Candidate[] {
  const [before, rest] = [text.slice(0, number.start), text.slice(number.end)];
  const listed = themeCountAt(text, number, counts);
  if (listed) return [ofTheme(listed)];
  if (partOf.test(before)) return [];
  if (wholeBefore.test(before) || wholeAfter.test(rest)) return [allSites];
  const named = themeIn(sentence, counts);
  if (named) return [ofTheme(named), allSites];
  if (!point) return [allSites];
  const theme = counts.themes.find(({ id }) => id === point.themeId);
  const own: Candidate = theme ? ofTheme(theme) : { of: "point", name: "", count: point.sitesBehind };
  return [own, allSites];
}

/** Figures of the whole fieldwork: 走访27次, 听取300人次, 条目640条. */
function wholeCandidates({ unit }: StatedNumber, sentence: string): Candidate[] {
  const found: Candidate[] = [];
  if (unit === "次" && sentence.includes("走访")) found.push({ of: "visits", name: "", count: ({ visits }) => visits });
  if (sameUnit(unit, "人") && unit !== "" && unit !== "个" && /听取|人次/u.test(sentence))
    found.push({ of: "heard", name: "", count: ({ heard }) => heard });
  if (unit === "条" && /条目|记录/u.test(sentence))
    found.push({ of: "entries", name: "", count: ({ entries }) => entries });
  return found;
}

/** Null if nothing that is counted stands at this place. `point`: null for a text around the points. */
export function countedAt(
  text: string,
  number: StatedNumber,
  counts: ReportCounts,
  point: CountedPoint | null,
): Counted | null {
  if (number.kind !== "count" || number.idle) return null;
  const { start, end } = pieceAt(sentencesOf(text), number.start);
  const sentence = text.slice(start, end);
  const candidates = siteWord.test(text.slice(number.end))
    ? siteCandidates(text, number, sentence, { counts, point })
    : point
      ? []
      : wholeCandidates(number, sentence);
  const { seen } = counts;
  const right = (value: number) => number.low <= value && value <= number.high;
  const meant = seen && candidates.find(({ count }) => right(count(seen)));
  const chosen = meant ?? candidates[0];
  if (!chosen) return null;
  const value = chosen.count(counts);
  const was = meant && !right(value) ? meant.count(seen) : null;
  return { value, ofSites: counts.sites.length, of: chosen.of, name: chosen.name, was };
}
