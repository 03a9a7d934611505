import { arabicDate } from "@/lib/chinese-date";
import { plain, timesRead } from "@/lib/imports/excel/date-words";
import { audiencesIn } from "@/lib/imports/split/fact-values";

/**
 * Turns cells as people write them into the form that the visit's schema requires. A value that cannot be understood is
 * returned unchanged, and the schema then reports what is wrong with it. Pure.
 */

const two = (text: string) => text.padStart(2, "0");

export interface DayRead {
  day: string;
  start: string;
  end: string;
  /** Our own sentence, if the schema's would not explain enough. */
  key?: "dayWithoutYear" | "daySerial" | "dayEarly" | "dayTime";
}

/** 2026-03-12, 2026/3/12, 2026.3.12, 2026年3月12日, 20260312; a time may follow: 2026年3月12日上午9:00-11:30. */
export function dayRead(text: string, isNumber: boolean): DayRead {
  const words = arabicDate(plain(text));
  const raw = { day: words, start: "", end: "" };
  const whole = /^(\d{4})(\d{2})(\d{2})$/u.exec(words);
  if (whole) return early({ ...raw, day: `${whole[1]}-${whole[2]}-${whole[3]}` });
  if (isNumber) return { ...raw, key: "daySerial" };
  const match = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)\s*[日号]?(.*)$/su.exec(words);
  if (!match) return /^\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?$/u.test(words) ? { ...raw, key: "dayWithoutYear" } : raw;
  const [, year = "", month = "", date = "", after = ""] = match;
  const day = `${year}-${two(month)}-${two(date)}`;
  const rest = after
    .replace(/^[T,。\s]+|[,。\s]+$/gu, "")
    .replace(/^\(?(?:星期|周)[一二三四五六日天]\)?\s*|^\((.*)\)$/gu, "$1")
    .trim();
  if (/^(?:上午|下午|晚上|晚|全天)?$/u.test(rest)) return early({ day, start: "", end: "" });
  const times = timesRead(rest);
  if (times) return early({ day, start: times.from, end: times.to ?? "" });
  // The day is valid and the time is not. Saying that there is no such day would be untrue.
  return /\d\s*[:点时]/u.test(rest) ? { day, start: "", end: "", key: "dayTime" } : raw;
}

/** A 3 typed into a cell that shows days is 1900-01-03. No visit was that long ago. */
function early(read: DayRead): DayRead {
  return isEarly(read.day) ? { ...read, key: "dayEarly" } : read;
}

export const isEarly = (day: string) => /^19[0-4]\d-\d{2}-\d{2}$/u.test(day);

/** 9:00, 09:00:00, 上午9点, 下午2时30分, or the time of a day with a time. */
export function timeRead(text: string): string {
  const words = plain(text).replace(/^\d{4}-\d{2}-\d{2} /u, "");
  const times = timesRead(words);
  return times && times.to === null ? times.from : words;
}

/** 2026, 2026年10月, 2026-10-31, 截至2026年10月底: as precise as it was written. */
export function asOfRead(text: string): string {
  const words = arabicDate(plain(text))
    .replace(/^截[至止]到?\s*/u, "")
    .replace(/ 00:00$/u, "");
  const match =
    /^(\d{4})(?:\s*[-/.年]\s*(?:(\d{1,2})(?:\s*[-/.月]\s*(?:(\d{1,2})\s*[日号]?)?)?)?)?\s*(年?[底末]|月[底末])?$/u.exec(
      words,
    );
  if (!match) return words;
  const [, year = "", month, date, until] = match;
  if (!month) return until ? `${year}-12` : year;
  return [year, two(month), ...(date ? [two(date)] : [])].join("-");
}

/** A decimal with more places than a figure stores. */
export const tooPrecise = (value: string) => /^-?[\d,]{1,20}\.\d{7,}%?$/u.test(plain(value));

/** 12, １２人, 12名 → 12; null if it is not a count. */
export function headCountRead(text: string): string | null {
  const count = plain(text).replace(/\s*[人名位]$/u, "");
  return count === "" || /^[1-9]\d{0,5}$/u.test(count) ? count : null;
}

/** 村干部5人、群众12人; `count` is that of a column beside it, or empty. Null if not all of it was understood. */
export function audiencesRead(text: string, count: string): { category: string; headCount: string }[] | null {
  const words = plain(text).replace(/\n+/gu, "、");
  if (words === "" && count === "") return [];
  if (words === "") return [{ category: "参会人员", headCount: count }];
  // 村干部-3人 is not a head-count of three.
  if (/[-−–—]\s*\d/u.test(words)) return null;
  const { rows, whole } = audiencesIn(words);
  if (whole) return rows;
  return count !== "" && !/\d/u.test(words) ? [{ category: words.replace(/等$/u, ""), headCount: count }] : null;
}
