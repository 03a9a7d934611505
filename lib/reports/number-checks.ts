import { supportingSites, standingEvidence } from "@/lib/reports/compose";
import { sentenceAt, sentencesOf } from "@/lib/reports/clauses";
import { countedAt, siteWord, themeCountAt, type Counted, type CountedPoint } from "@/lib/reports/counted-numbers";
import { unboundNumbers, type NumberSource } from "@/lib/reports/number-binding";
import { withoutRawSpeech } from "@/lib/reports/raw-speech";
import { sameUnit, statedNumbers, type StatedNumber } from "@/lib/reports/numbers";
import { citedSentences } from "@/lib/reports/cited-sentences";
import { tokenPieces, withoutCites } from "@/lib/reports/tokens";
import type { CitedEntry, DraftPoint, ReportCounts, ReportDraft, ThemeCount } from "@/lib/reports/types";

/**
 * Each figure of a report's text is a placeholder, in the words of a cited entry, a day or a count; or it is named.
 * Pure.
 */

export interface NamedNumber {
  /** number_moved: it was right when the numbers were last seen. */
  kind: "number_without_source" | "number_differs" | "number_uncited" | "number_moved";
  written: string;
  sentence: string;
  /** The numeral alone, and where in its sentence it stands. */
  numeral: string;
  offset: number;
  /** Words of the entry that it may come from. */
  source: string | null;
  /** The figure that stands there. */
  instead: string | null;
  /** What is counted at its place; null if nothing is, or if that is what it says. */
  counted: Counted | null;
}

function placed(text: string, { start, end, written }: StatedNumber) {
  return { written, numeral: text.slice(start, end), ...sentenceAt(text, sentencesOf(text), start) };
}

/** A figure that was right when the numbers were last seen, and is not any more. */
function movedNumber(text: string, number: StatedNumber, counted: Counted): NamedNumber {
  return { kind: "number_moved", ...placed(text, number), source: null, instead: null, counted };
}

/** What is counted at the place of a figure that says something else. */
function otherwise(counted: Counted | null, { low, high }: StatedNumber): Counted | null {
  return counted && (counted.value < low || counted.value > high) ? counted : null;
}

/** A placeholder is no figure of the text, whatever its name. */
function namesIn(text: string, counts: ReportCounts): string[] {
  const tokens = tokenPieces(text).flatMap((piece) =>
    piece.kind === "text" || piece.kind === "stray" ? [] : [piece.raw],
  );
  return [...tokens, ...counts.sites.map(({ name }) => name)];
}

/** True if a figure is followed by a word for sites and is one of their numbers. */
function isSiteCount(number: StatedNumber, rest: string, values: readonly number[]): boolean {
  return siteWord.test(rest) && values.includes(number.value);
}

/**
 * A year of the calendar, and a month of such a year that 上个月 or 下个月 may mean at one of the visits. They are dates,
 * not figures: a writer puts them for 明年 or 上个月.
 */
function isCalendar({ kind, unit, value }: StatedNumber, before: string, days: readonly string[]): boolean {
  if (kind !== "date") return false;
  if (unit === "年") return value >= 1900 && value < 2100;
  const year = unit === "月" ? /(\d{4})年$/u.exec(before)?.[1] : undefined;
  if (year === undefined) return false;
  return days.some((day) => {
    const [visitYear = 0, visitMonth = 0] = day.split("-").map(Number);
    const months = Number(year) * 12 + value - (visitYear * 12 + visitMonth);
    return months >= -2 && months <= 1;
  });
}

/** A day within the days of the visits. */
function isVisitDay({ unit, value }: StatedNumber, before: string, days: readonly string[]): boolean {
  const [from, to] = [days[0] ?? "", days.at(-1) ?? ""];
  if (from === "" || to === "") return false;
  const [firstYear = 0, firstMonth = 0, firstDay = 0] = from.split("-").map(Number);
  const [lastYear = 0, lastMonth = 0, lastDay = 0] = to.split("-").map(Number);
  const within = (month: number) => firstYear < lastYear || (month >= firstMonth && month <= lastMonth);
  if (unit === "月") return within(value);
  const month = Number(/(\d{1,2})月$/.exec(before)?.[1] ?? lastMonth);
  if (firstYear < lastYear) return true;
  return within(month) && (month > firstMonth || value >= firstDay) && (month < lastMonth || value <= lastDay);
}

/** The themes whose number of sites a text gives, each once, in the order of the text. */
export function countedThemes(text: string, counts: ReportCounts): ThemeCount[] {
  const found = statedNumbers(text, namesIn(text, counts)).flatMap(
    (number) => themeCountAt(text, number, counts) ?? [],
  );
  return [...new Set(found)];
}

/**
 * The figures of a sentence that cites are held against what it cites. Those of other sentences are held against what
 * the point cites as a whole, and those of the lead, which sums the point up, against all of it.
 */
export function numbersOfPoint(point: DraftPoint, draft: ReportDraft, counts: ReportCounts): NamedNumber[] {
  const standing = standingEvidence(point, draft);
  const days = standing.map(({ entry }) => entry.visitedOn).toSorted();
  const siteCounts = [
    supportingSites(point, draft, counts).length,
    new Set(standing.map(({ entry }) => entry.siteId)).size,
    counts.sites.length,
  ];
  const marked = citedSentences(point.text, new Set(standing.map(({ id }) => id)));
  const loose = standing.filter(({ id }) => !marked.some(({ cited }) => cited.includes(id)));
  const texts = marked.some(({ cited }) => cited.length > 0)
    ? [
        { text: point.lead, sources: standing },
        ...marked.map(({ text, cited }) => ({
          text,
          sources: cited.length > 0 ? standing.filter(({ id }) => cited.includes(id)) : loose,
        })),
      ]
    : [{ text: `${point.lead}\n${withoutCites(point.text)}`, sources: standing }];
  const own: CountedPoint = {
    themeId: point.themeId,
    sitesBehind: (these) => supportingSites(point, draft, these).length,
  };
  return texts.flatMap(({ text, sources }) => {
    return unboundIn(text, sources.flatMap(sourcesOf), counts).flatMap(
      ({ number, nearest, instead, differs }): NamedNumber[] => {
        const theme = themeCountAt(text, number, counts);
        if (theme && theme.siteIds.length === number.value) return [];
        // Where an entry has another figure, the entry counts.
        const counted = differs && !theme ? null : countedAt(text, number, counts, own);
        if (counted && counted.was !== null) return [movedNumber(text, number, counted)];
        const settled =
          isCalendar(number, text.slice(0, number.start), days) ||
          (number.kind === "date" && isVisitDay(number, text.slice(0, number.start), days)) ||
          isSiteCount(number, text.slice(number.end), siteCounts);
        if (settled && !differs && !theme) return [];
        const kind = differs || theme ? "number_differs" : "number_without_source";
        return [{ kind, ...placed(text, number), source: nearest, instead, counted: otherwise(counted, number) }];
      },
    );
  });
}

function sourcesOf({ entry }: { entry: CitedEntry }): NumberSource[] {
  const { text, siteId, siteName, visitedAs, visitedOn } = entry;
  const names = visitedAs ? [siteName, visitedAs] : [siteName];
  // 去年 is a figure where the report writes the year.
  const resolved = withoutRawSpeech(text, { text, siteName: visitedAs ?? siteName, visitedOn });
  return (resolved === text ? [text] : [text, resolved]).map((words) => ({ text: words, siteId, names }));
}

function unboundIn(text: string, sources: readonly NumberSource[], counts: ReportCounts) {
  return unboundNumbers(text, sources, [...namesIn(text, counts), ...sources.flatMap(({ names }) => names)]);
}

/**
 * A text without citations: title, preface, the beginning of a section, closing. `points`: how many points it
 * announces.
 */
export function numbersWithoutCitation(text: string, counts: ReportCounts, points: readonly number[]): NamedNumber[] {
  const days = [counts.firstDay, counts.lastDay].filter((day) => day !== null);
  const siteCounts = [counts.sites.length, ...counts.themes.map(({ siteIds }) => siteIds.length)];
  const isCounted = (value: number, unit: string): boolean => {
    if (sameUnit(unit, "次")) return value === counts.visits || counts.methods.some(({ visits }) => visits === value);
    if (unit === "名" || unit === "人" || unit === "人次" || unit === "位") return value === counts.heard;
    return unit === "条" && value === counts.entries;
  };
  return statedNumbers(text, namesIn(text, counts)).flatMap((number): NamedNumber[] => {
    const counted = countedAt(text, number, counts, null);
    if (counted && counted.was !== null) return [movedNumber(text, number, counted)];
    const rest = text.slice(number.end);
    const settled =
      number.idle ||
      isCalendar(number, text.slice(0, number.start), days) ||
      (number.kind === "date" && isVisitDay(number, text.slice(0, number.start), days)) ||
      isSiteCount(number, rest, siteCounts) ||
      (number.kind === "count" && number.unit !== "" && number.unit !== "个" && isCounted(number.value, number.unit)) ||
      (/^个?(?:方面|部分|要点|问题|建议|点|条|项)/u.test(rest) && points.includes(number.value));
    if (settled) return [];
    return [
      {
        kind: "number_uncited",
        ...placed(text, number),
        source: null,
        instead: null,
        counted: otherwise(counted, number),
      },
    ];
  });
}
