import { dayAt } from "@/lib/calendar";

/**
 * Days that have not come yet. A draft may have one, so that no text is ever refused for it. What is handed in may not:
 * nobody has been there, and no figure is known. Pure. docs/decisions/100.
 */

/** Neither a device's clock nor a time zone makes today's visit one of tomorrow. */
const graceMs = 86_400_000;

/** The last day that is not refused. */
export function lastDayAt(now: Date, timeZone: string): string {
  return dayAt(new Date(now.getTime() + graceMs), timeZone);
}

/** Whether a day lies after `last`; for a year or a month (截至), whether all of it does. */
export function isAfter(day: string, last: string): boolean {
  return day > last.slice(0, day.length);
}

/** The days of a visit, possibly not filled in yet. */
interface Days {
  visitedOn?: string | undefined;
  figures: readonly { asOf?: string | undefined }[];
}

export function checkDays(
  days: Days,
  last: string,
  report: (path: (string | number)[], message: string) => void,
): void {
  if (days.visitedOn && isAfter(days.visitedOn, last)) report(["visitedOn"], "visits.errors.dayAhead");
  days.figures.forEach(({ asOf }, index) => {
    if (asOf && isAfter(asOf, last)) report(["figures", index, "asOf"], "visits.errors.asOfAhead");
  });
}
