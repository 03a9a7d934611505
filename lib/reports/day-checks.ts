import { sentencesOf, pieceAt } from "@/lib/reports/clauses";
import type { StatedNumber } from "@/lib/reports/numbers";

/** Years, months and days of a text, against the days of the visits. Pure. */

/** The days of visits, YYYY-MM-DD, in their order. */
export interface VisitDays {
  days: readonly string[];
  /** A day must be one of them; otherwise it may lie between the first and the last. */
  each: boolean;
  /** 上个月 of a visit may be written as a month. */
  nearMonths: boolean;
}

/** A visit of a site, with the names by which a text may speak of it. */
export interface DatedVisit {
  visitedOn: string;
  names: readonly string[];
}

/** What stands between two parts of one day, or of two days: 2026年9月7日至11月20日, 9—11月, 7日、9日. */
const joined = /^[年月日号]?(?:份|、|，|和|及|至|到|[—–~～-]{1,2})?$/u;
/** Between the parts of one day, and between the two ends of a time. */
const within = /^[年月]$/u;
const until = /^[年月日号]?份?(?:至|到|[—–~～-]{1,2})(?:次年|同年|当年)?$/u;
const fieldwork = /走访|调研组|调研时间|实地/u;
const otherYear = /(?:去|上|前|明|次|后|往|翌)年(?:度)?$/u;

export interface CalendarPlace {
  /** Null where the text says none. */
  year: number | null;
  month: number | null;
  day: number | null;
  /** 去年10月: a year that is not known here. */
  elsewhere: boolean;
  /** 9月7日至11月20日走访: the beginning or the end of the fieldwork. */
  end: "first" | "last" | null;
}

/** What day, month or year each date of a text is, by where it stands. */
export function calendarPlaces(text: string, numbers: readonly StatedNumber[]): Map<number, CalendarPlace> {
  const found = new Map<number, CalendarPlace>();
  let last: StatedNumber | null = null;
  for (const number of numbers) {
    if (number.kind !== "date") continue;
    const { start, unit, value } = number;
    const before = last && joined.test(text.slice(last.end, start)) ? (found.get(last.start) ?? null) : null;
    const year = unit === "年" ? value : (before?.year ?? null);
    const month = unit === "月" ? value : unit === "年" ? null : (before?.month ?? null);
    const day = unit === "日" || unit === "号" ? value : null;
    const elsewhere = unit !== "年" && (before ? before.elsewhere : otherYear.test(text.slice(0, start)));
    found.set(start, { year, month, day, elsewhere, end: null });
    last = number;
  }
  markEnds(
    text,
    numbers.filter(({ start }) => found.has(start)),
    found,
  );
  return found;
}

/** 2026年9月7日至11月20日 in a sentence about the fieldwork: which parts are of its first and of its last day. */
function markEnds(text: string, parts: readonly StatedNumber[], found: ReadonlyMap<number, CalendarPlace>): void {
  const days: StatedNumber[][] = [];
  for (const part of parts) {
    const last = days.at(-1)?.at(-1);
    if (last && within.test(text.slice(last.end, part.start))) days.at(-1)?.push(part);
    else days.push([part]);
  }
  const mark = (day: readonly StatedNumber[], end: "first" | "last") => {
    for (const { start } of day) Object.assign(found.get(start) ?? {}, { end });
  };
  for (const [at, day] of days.entries()) {
    const [from, to, next] = [day.at(-1), days[at + 1]?.[0], days[at + 1]];
    if (!from || !to || !next || !until.test(text.slice(from.end, to.start))) continue;
    const sentence = pieceAt(sentencesOf(text), from.start);
    if (!fieldwork.test(text.slice(sentence.start, sentence.end))) continue;
    mark(day, "first");
    mark(next, "last");
  }
}

const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** The months between the first and the last visit that a month of the text may be. */
function monthsWithin({ year, month }: CalendarPlace, days: readonly string[]): number[] {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const all = Array.from({ length: monthOf(last) - monthOf(first) + 1 }, (_, at) => monthOf(first) + at);
  return all.filter(
    (one) => (year === null || Math.floor(one / 12) === year) && (month === null || (one % 12) + 1 === month),
  );
}

function isNear({ year, month }: CalendarPlace, days: readonly string[]): boolean {
  if (year === null || month === null) return false;
  return days.some((day) => {
    const months = year * 12 + month - 1 - monthOf(day);
    return months >= -2 && months <= 1;
  });
}

/** Each part of a date is named by itself: a wrong year alone, if month and day are right. */
function isEnd({ year, month, day }: CalendarPlace, date: string): boolean {
  const [endYear, endMonth, endDay] = date.split("-").map(Number);
  if (day !== null) return day === endDay;
  return month === null ? year === endYear : month === endMonth;
}

function dayWithin(place: CalendarPlace, { days, each }: VisitDays): boolean {
  const [first = "", last = ""] = [days[0], days.at(-1)];
  return monthsWithin(place, days).some((month) => {
    const day = [Math.floor(month / 12), (month % 12) + 1, place.day ?? 0]
      .map((part) => String(part).padStart(2, "0"))
      .join("-");
    if (each) return days.includes(day);
    return first <= day && day <= last && new Date(`${day}T00:00:00Z`).getUTCDate() === place.day;
  });
}

/**
 * True if a date needs no source: a year of the calendar, and a month or a day of the visits. A day whose month is not
 * one of theirs is named with its month alone.
 */
export function isVisitDate(place: CalendarPlace, visits: VisitDays): boolean {
  const { year, month, day, elsewhere, end } = place;
  if (end !== null && !visits.each) return isEnd(place, (end === "first" ? visits.days[0] : visits.days.at(-1)) ?? "");
  if (day === null && month === null) return year !== null;
  if (elsewhere) return day !== null && month !== null;
  const months = monthsWithin(place, visits.days);
  if (day === null) return months.length > 0 || (visits.nearMonths && isNear(place, visits.days));
  const monthNamed = months.length === 0 && month !== null && !(visits.nearMonths && isNear(place, visits.days));
  return monthNamed || dayWithin(place, visits);
}

/** The days of the sites that a sentence names; of all of them if it names none. */
export function daysAt(text: string, at: number, visits: readonly DatedVisit[]): string[] {
  const { start, end } = pieceAt(sentencesOf(text), at);
  const sentence = text.slice(start, end);
  const own = visits.filter(({ names }) => names.some((name) => name !== "" && sentence.includes(name)));
  return [...new Set((own.length > 0 ? own : visits).map(({ visitedOn }) => visitedOn))].toSorted();
}
