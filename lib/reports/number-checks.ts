import { supportingSites, standingEvidence } from "@/lib/reports/compose";
import { sentenceAt, sentencesOf } from "@/lib/reports/clauses";
import { countedAt, type Counted, type CountedPlace } from "@/lib/reports/counted-numbers";
import { themeCountAt, type CountedPoint } from "@/lib/reports/counted-sites";
import { calendarPlaces, daysAt, isVisitDate, type DatedVisit } from "@/lib/reports/day-checks";
import { unboundNumbers, type NumberSource } from "@/lib/reports/number-binding";
import { withoutRawSpeech } from "@/lib/reports/raw-speech";
import { statedNumbers, type StatedNumber } from "@/lib/reports/numbers";
import { citedSentences } from "@/lib/reports/cited-sentences";
import { tokenPieces, withoutCites } from "@/lib/reports/tokens";
import { deniedIn, isThing } from "@/lib/reports/zero-words";
import type { CitedEntry, DraftPoint, ReportCounts, ReportDraft, ThemeCount } from "@/lib/reports/types";

/**
 * Each figure of a report's text is a placeholder, in the words of a cited entry, a day or a count; or it is named.
 * Pure.
 */

export interface NamedNumber {
  /** number_moved: it was right when the numbers were last seen. */
  kind: "number_without_source" | "number_differs" | "number_uncited" | "number_moved";
  written: string;
  value: number;
  sentence: string;
  /** The numeral alone, and where in its sentence it stands. */
  numeral: string;
  offset: number;
  /** How often the same sentence stands before it. */
  earlier: number;
  /** Words of the entry that it may come from. */
  source: string | null;
  /** The figure that stands there. */
  instead: string | null;
  /** What is counted at its place; null if nothing is, or if that is what it says. */
  counted: Counted | null;
}

const timesIn = (text: string, sentence: string) => text.split(sentence).length - 1;

function placed(text: string, { start, end, written, value }: StatedNumber) {
  const { sentence, offset } = sentenceAt(text, sentencesOf(text), start);
  const earlier = timesIn(text.slice(0, start - offset), sentence);
  return { written, value, numeral: text.slice(start, end), sentence, offset, earlier };
}

/** A figure that was right when the numbers were last seen, and is not any more. */
function movedNumber(text: string, number: StatedNumber, counted: Counted): NamedNumber {
  return { kind: "number_moved", ...placed(text, number), source: null, instead: null, counted };
}

/** A placeholder is no figure of the text, whatever its name. */
function namesIn(text: string, counts: ReportCounts): string[] {
  const tokens = tokenPieces(text).flatMap((piece) =>
    piece.kind === "text" || piece.kind === "stray" ? [] : [piece.raw],
  );
  return [...tokens, ...counts.sites.map(({ name }) => name)];
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
  const visits = standing.map(({ entry }): DatedVisit => ({ visitedOn: entry.visitedOn, names: namesOf(entry) }));
  const own: CountedPoint = {
    themeId: point.themeId,
    sitesBehind: (these) => supportingSites(point, draft, these),
    sitesCited: [...new Set(standing.map(({ entry }) => entry.siteId))],
  };
  const found = texts.map(({ text, sources }) => {
    const dates = calendarPlaces(text, statedNumbers(text, namesIn(text, counts)));
    return unboundIn(text, sources.flatMap(sourcesOf), counts).flatMap(
      ({ number, nearest, instead, differs }): NamedNumber[] => {
        if (!differs && isDenied(number, sources)) return [];
        const theme = themeCountAt(text, number, counts);
        // Where an entry has another figure, the entry counts.
        const place = differs && !theme ? null : countedAt(text, number, counts, own);
        if (place?.counted && place.counted.was !== null) return [movedNumber(text, number, place.counted)];
        const date = dates.get(number.start);
        const days = { days: daysAt(text, number.start, visits), each: true, nearMonths: true };
        if (!differs && (place?.right || (date && isVisitDate(date, days)))) return [];
        if (theme && place?.right) return [];
        const kind = differs || theme ? "number_differs" : "number_without_source";
        return [named(kind, text, number, place, { source: nearest, instead })];
      },
    );
  });
  return found.flatMap((numbers, at) => {
    const before = texts.slice(0, at).map(({ text }) => text);
    return numbers.map((one) => ({
      ...one,
      earlier: before.reduce((times, text) => times + timesIn(text, one.sentence), one.earlier),
    }));
  });
}

/** 零事故 of an entry that says 没有发生安全事故. */
const isDenied = ({ unit }: StatedNumber, sources: readonly { entry: CitedEntry }[]) =>
  isThing(unit) && sources.some(({ entry }) => deniedIn(entry.text, unit));

function named(
  kind: NamedNumber["kind"],
  text: string,
  number: StatedNumber,
  place: CountedPlace | null,
  { source, instead }: Pick<NamedNumber, "source" | "instead">,
): NamedNumber {
  return { kind, ...placed(text, number), source, instead: place?.instead ?? instead, counted: place?.counted ?? null };
}

function namesOf({ siteName, visitedAs }: CitedEntry): string[] {
  return visitedAs ? [siteName, visitedAs] : [siteName];
}

function sourcesOf({ entry }: { entry: CitedEntry }): NumberSource[] {
  const { text, siteId, siteName, visitedAs, visitedOn } = entry;
  const names = namesOf(entry);
  // 去年 is a figure where the report writes the year.
  const resolved = withoutRawSpeech(text, { text, siteName: visitedAs ?? siteName, visitedOn });
  return (resolved === text ? [text] : [text, resolved]).map((words) => ({ text: words, siteId, names }));
}

function unboundIn(text: string, sources: readonly NumberSource[], counts: ReportCounts) {
  const sites = counts.sites.map(({ id, name }) => ({ id, name }));
  return unboundNumbers(text, sources, [...namesIn(text, counts), ...sources.flatMap(({ names }) => names)], sites);
}

/** 3个方面, 5条建议: parts that a text announces. 办结5条 and 5点30分 are none. */
const parts = /^个?(?:方面|部分|要点|问题|建议|点(?![\d一二三四五六七八九十半钟整左]))/u;
const items = /^[条项]/u;
const announcing = /反映|存在|提出|梳理|归纳|概括|总结|建议|措施|对策|经验|做法|问题|以下|如下|分为|围绕|抓好|做好/u;

function announces(text: string, { start, behind }: StatedNumber): boolean {
  const rest = text.slice(behind);
  return parts.test(rest) || (items.test(rest) && announcing.test(sentenceAt(text, sentencesOf(text), start).sentence));
}

/**
 * A text without citations: title, preface, the beginning of a section, closing. `points`: how many points it
 * announces. `visited`: the days that it may name.
 */
export function numbersWithoutCitation(
  text: string,
  counts: ReportCounts,
  points: readonly number[],
  visited: readonly (string | null)[] = [counts.firstDay, counts.lastDay],
): NamedNumber[] {
  const days = { days: visited.filter((day) => day !== null), each: false, nearMonths: false };
  const numbers = statedNumbers(text, namesIn(text, counts));
  const dates = calendarPlaces(text, numbers);
  return numbers.flatMap((number): NamedNumber[] => {
    const place = countedAt(text, number, counts, null);
    if (place?.counted && place.counted.was !== null) return [movedNumber(text, number, place.counted)];
    const date = dates.get(number.start);
    const settled =
      number.idle ||
      place?.right ||
      (date && isVisitDate(date, days)) ||
      (points.includes(number.value) && announces(text, number));
    return settled ? [] : [named("number_uncited", text, number, place, { source: null, instead: null })];
  });
}
