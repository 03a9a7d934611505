import { pieceAt, sentencesOf } from "@/lib/reports/clauses";
import { fieldworkCountAt } from "@/lib/reports/counted-fieldwork";
import { ofKinds, othersOf, siteCandidates, type Candidates, type CountedPoint } from "@/lib/reports/counted-sites";
import type { StatedNumber } from "@/lib/reports/numbers";
import { quantifiersIn } from "@/lib/reports/site-quantifiers";
import { isOfOthers, kindsBefore, namesBefore, sitesBefore, siteWordAt } from "@/lib/reports/site-words";
import type { ReportCounts } from "@/lib/reports/types";

/**
 * What the counts say at the place of a figure that a person typed: 20个镇街反映专职人员不足 is held against the sites of
 * that theme, 走访的24个镇街园区 against all that were visited, 12个镇 against the towns among them, 近三成的镇街 against
 * their share. Pure.
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

/** A figure's place, as the counts see it. */
export interface CountedPlace {
  /** The figure says what is counted. */
  right: boolean;
  /** What is counted; null if the figure is right, or is of a part of it that has no words of its own. */
  counted: Counted | null;
  /** What could be written instead. */
  instead: string | null;
}

/** A text of 20,000 characters is not read again for each of its figures. */
const around = (text: string, start: number, behind: number) =>
  [text.slice(Math.max(0, start - 400), start), text.slice(behind, behind + 100)] as const;

const isRight: CountedPlace = { right: true, counted: null, instead: null };
const wrong = (instead: string | null): CountedPlace => ({ right: false, counted: null, instead });

/** Null if nothing that is counted stands at this place. `point`: null for a text around the points. */
export function countedAt(
  text: string,
  number: StatedNumber,
  counts: ReportCounts,
  point: CountedPoint | null,
): CountedPlace | null {
  if (number.idle) return null;
  const [before, behind] = around(text, number.start, number.behind);
  if (number.kind === "share") return shareAt(text, number, counts, point);
  const word = siteWordAt(behind);
  const partial = word === null && sitesBefore(before, behind);
  const kinds = word ? word.kinds : kindsBefore(before, behind);
  if (!word && !partial && !kinds) return point ? null : fieldworkAt(text, number, counts);
  const { names, more } = namesBefore(before, counts);
  if (names > 0 && more && number.high < names) return wrong(null);
  if (names > 1 && !more) return number.value === names ? isRight : wrong(String(names));
  const found = siteCandidates(text, number, { counts, point, some: partial, kinds });
  // 没有一个镇街反映.
  if (/(?:没有|无)$/u.test(before) && number.value === 1) return noneOf(found, counts);
  const ofOthers = isOfOthers(before, behind);
  const ofAll = !kinds || counts.sites.every(({ kind }) => kinds.includes(kind));
  if (ofAll && !ofOthers) return sitesAt(number, found, counts);
  const asked = kinds ? ofKinds(found, kinds) : found;
  const place = sitesAt(number, ofOthers ? othersOf(asked) : asked, counts);
  // What is counted of a theme is not what is counted here.
  return place && { ...place, counted: null };
}

const noneOf = ({ meant }: Candidates, counts: ReportCounts): CountedPlace =>
  meant.every(({ sites }) => sites(counts).length === 0) ? isRight : wrong(null);

const says = ({ low, high }: StatedNumber, value: number) => low <= value && value <= high;

function sitesAt(number: StatedNumber, { meant, also }: Candidates, counts: ReportCounts): CountedPlace | null {
  const { seen } = counts;
  if ([...meant, ...also].some(({ sites }) => says(number, sites(counts).length))) return isRight;
  const before = seen && meant.find(({ sites }) => says(number, sites(seen).length));
  const chosen = before ?? meant[0];
  if (!chosen) return null;
  const { of, name, sites } = chosen;
  const [value, was] = [sites(counts).length, before && seen ? sites(seen).length : null];
  return { right: false, counted: { value, ofSites: counts.sites.length, of, name, was }, instead: String(value) };
}

function fieldworkAt(text: string, number: StatedNumber, counts: ReportCounts): CountedPlace | null {
  const { seen } = counts;
  const found = fieldworkCountAt(text, number, counts);
  if (!found) return null;
  const { of, method, count } = found;
  const value = count(counts);
  if (says(number, value)) return isRight;
  if (method !== null) return wrong(String(value));
  const was = seen && says(number, count(seen)) ? count(seen) : null;
  return { right: false, counted: { value, ofSites: counts.sites.length, of, name: "", was }, instead: String(value) };
}

/** 走访的24个镇街园区中21个反映，占87.5%. */
const ofWhole = /(?:占(?:比|总数|走访总数|全部)?|总数)(?:的|为|高达|达到?|约|近|超过?)*$/u;

function shareAt(
  text: string,
  number: StatedNumber,
  counts: ReportCounts,
  point: CountedPoint | null,
): CountedPlace | null {
  const { start, end } = number;
  // 半数以上 is held against the sites with the other words for their number.
  if (/半/u.test(text.slice(start, end)) && quantifiersIn(text).some((one) => overlaps(one, number))) return isRight;
  const sign = /^\s?[%％]/u.exec(text.slice(end))?.[0] ?? "";
  const [before, behind] = around(text, start, end + sign.length);
  const word = siteWordAt(behind);
  const sentence = text.slice(pieceAt(sentencesOf(text), start).start, start);
  const ofSites = ofWhole.test(before) && /镇街园区|镇街|乡镇/u.test(sentence);
  if (!word && !ofSites && !sitesBefore(before, behind)) return null;
  const found = siteCandidates(text, number, { counts, point, some: true, kinds: word?.kinds ?? null });
  const { meant, also } = word?.kinds ? ofKinds(found, word.kinds) : found;
  const whole = counts.sites.filter(({ kind }) => word?.kinds?.includes(kind) ?? true).length;
  const shares = [...meant, ...also].flatMap(({ of, sites }) => (of === "sites" ? [] : [share(sites(counts), whole)]));
  const [first] = shares;
  if (first === undefined) return null;
  if (shares.some((one) => saysShare(number, one))) return isRight;
  const rounded = String(Math.round(first * 10) / 10);
  return meant[0]?.of === "sites" ? null : wrong(sign === "" ? `${rounded}%` : rounded);
}

const overlaps = (one: { start: number; word: string }, other: { start: number; end: number }) =>
  one.start < other.end && other.start < one.start + one.word.length;

const share = (sites: readonly string[], whole: number) => (whole === 0 ? 0 : (100 * sites.length) / whole);

/** A whole per cent may be rounded, and so may one with a digit behind its point. */
function saysShare({ low, high, value }: StatedNumber, counted: number): boolean {
  const rounding = Number.isInteger(value) ? 0.5 : 0.05;
  return low - rounding <= counted && counted <= high + rounding;
}
