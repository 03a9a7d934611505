/** Where nobody has set TIME_ZONE: the product is made for cities and counties of China. */
export const USUAL_TIME_ZONE = "Asia/Shanghai";

type Precision = "minutes" | "seconds";

/**
 * One for each time zone: making one takes a hundred times as long as using it, and memory outside the heap that only
 * the garbage collector gives back. The Swedish locale writes dates like ISO 8601.
 */
const days = new Map<string, Intl.DateTimeFormat>();
const times = new Map<string, Intl.DateTimeFormat>();

function kept(
  made: Map<string, Intl.DateTimeFormat>,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const known = made.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, ...options });
  made.set(timeZone, format);
  return format;
}

/** The day at a place at a given moment, YYYY-MM-DD. @throws RangeError for a time zone that does not exist */
export function dayAt(moment: Date, timeZone: string): string {
  return kept(days, timeZone, {}).format(moment);
}

const clock: Intl.DateTimeFormatOptions = {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
};

/** The time at a place at a given moment, HH:MM or HH:MM:SS. @throws RangeError as `dayAt` */
export function timeAt(moment: Date, timeZone: string, precision: Precision = "minutes"): string {
  const time = kept(times, timeZone, clock).format(moment);
  return precision === "seconds" ? time : time.slice(0, 5);
}
