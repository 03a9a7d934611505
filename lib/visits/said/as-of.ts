import { arabicDate } from "@/lib/chinese-date";

/**
 * 截至 as people say and write it (去年底, 10月底, 2026.10.31, 今年上半年), read as YYYY, YYYY-MM or YYYY-MM-DD: as precise as it
 * was said. Pure.
 */

const two = (value: number) => String(value).padStart(2, "0");

/** The YYYY-MM-DD, YYYY-MM or YYYY of a day that exists; null otherwise. */
function written(year: number, month?: number, date?: number): string | null {
  if (year < 1900 || year > 2199) return null;
  if (month === undefined) return String(year);
  if (month < 1 || month > 12) return null;
  if (date === undefined) return `${year}-${two(month)}`;
  const day = new Date(Date.UTC(year, month - 1, date));
  if (day.getUTCMonth() !== month - 1 || date < 1) return null;
  return `${year}-${two(month)}-${two(date)}`;
}

const yearWord: Record<string, number> = { 今年: 0, 本年: 0, 当年: 0, 去年: -1, 上年: -1, 前年: -2 };
const span: Record<string, number> = { 上半年: 6, 下半年: 12, 全年: 12, 一季度: 3, 二季度: 6, 三季度: 9, 四季度: 12 };

const end = "(?:底|末|份|底止|末止|初)?";
const ofYear = /^(?:(\d{4})年?|(今年|本年|当年|去年|上年|前年))(?:度)?/u;

/** What follows the year: nothing, its end, a half or a quarter, a month, a day. Null if it is something else. */
function withinYear(year: number, rest: string): string | null {
  if (rest === "") return written(year);
  if (/^年?[底末终]$/u.test(rest)) return written(year, 12);
  if (/^年?初$/u.test(rest)) return written(year, 1);
  const half = /^第?(上半年|下半年|全年|[一二三四1-4]季度)[底末]?$/u.exec(rest)?.[1];
  if (half) {
    const name = half.replace(/[1-4]/u, (digit) => "一二三四"[Number(digit) - 1] ?? "");
    return written(year, span[name]);
  }
  const month = new RegExp(`^[-/.]?(\\d{1,2})(?:月${end})?$`, "u").exec(rest);
  if (month) return written(year, Number(month[1]));
  const day = /^[-/.]?(\d{1,2})[-/.月](\d{1,2})[日号]?$/u.exec(rest);
  return day ? written(year, Number(day[1]), Number(day[2])) : null;
}

/** A month without its year is the last one of that name not after the visit. */
function withoutYear(plain: string, at: { year: number; month: number; day: string }): string | null {
  if (/^(?:目前|现在|当前|当天|当日|今天|今日|至今|走访当[天日]|现)$/u.test(plain)) return at.day;
  if (/^年[底末]$/u.test(plain)) return written(at.year, 12);
  if (/^年初$/u.test(plain)) return written(at.year, 1);
  if (/^(?:本月|这个月|当月)[底末]?$/u.test(plain)) return written(at.year, at.month);
  if (/^上个?月[底末]?$/u.test(plain)) {
    return at.month === 1 ? written(at.year - 1, 12) : written(at.year, at.month - 1);
  }
  if (/^第?(?:上半年|下半年|全年|[一二三四1-4]季度)[底末]?$/u.test(plain)) {
    const inYear = withinYear(at.year, plain);
    return inYear !== null && inYear > `${at.year}-${two(at.month)}` ? withinYear(at.year - 1, plain) : inYear;
  }
  const month = new RegExp(`^(\\d{1,2})月${end}(?:(\\d{1,2})[日号]?)?$`, "u").exec(plain);
  if (!month) return null;
  const year = Number(month[1]) > at.month ? at.year - 1 : at.year;
  return month[2] === undefined ? written(year, Number(month[1])) : written(year, Number(month[1]), Number(month[2]));
}

/**
 * @param visitedOn YYYY-MM-DD, what 今年 and 10月 are counted from.
 * @returns Null if it is not understood, or names a day that does not exist.
 */
export function saidAsOf(text: string, visitedOn: string): string | null {
  // A pasted paragraph is no date.
  if (text.length > 60) return null;
  const at = { year: Number(visitedOn.slice(0, 4)), month: Number(visitedOn.slice(5, 7)), day: visitedOn };
  const plain = arabicDate(text.normalize("NFKC").replace(/[\s\u200B\uFEFF]/gu, ""))
    .replace(/^(?:数据)?(?:截[至止]到?|统计[至到]|到)[:：]?/u, "")
    .replace(/(?:为止|止|时)$/u, "");
  const solid = /^(\d{4})(\d{2})(\d{2})?$/u.exec(plain);
  if (solid) {
    return written(Number(solid[1]), Number(solid[2]), solid[3] === undefined ? undefined : Number(solid[3]));
  }
  const year = ofYear.exec(plain);
  if (!year) return at.year ? withoutYear(plain, at) : null;
  const named = year[1] ? Number(year[1]) : at.year ? at.year + (yearWord[year[2] ?? ""] ?? 0) : 0;
  return withinYear(named, plain.slice(year[0].length));
}
