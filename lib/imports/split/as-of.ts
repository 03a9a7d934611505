/** The day of a figure, as precise as it was said. */
export interface AsOf {
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  asOf: string;
  /** It stands in brackets behind the figures that it dates. */
  before: boolean;
  at: number;
  to: number;
}

const blank = "[\\s\\u3000]*";
const pattern = new RegExp(
  `截[至止](?:到|于)?${blank}(?:(?<year>\\d{4})${blank}年|(?<said>今年|去年|本年|上年|当年))?${blank}` +
    `(?:(?<dotted>\\d{4}[-./]\\d{1,2}(?:[-./]\\d{1,2})?)(?![\\d.])|(?:${blank}(?<month>\\d{1,2})${blank}月(?:份)?)?(?:${blank}(?<date>\\d{1,2})${blank}[日号])?)` +
    `(?<until>年?底|年末|月底|月末|上半年|第?[一二三四1-4]季度末?|末|底|目前)?`,
  "u",
);

const two = (text: string) => text.padStart(2, "0");

function dated(year: string, month: string | undefined, date: string | undefined, until: string): string | null {
  if (month === undefined) {
    if (/上半年/u.test(until)) return `${year}-06`;
    const quarter = /季度/u.test(until)
      ? "一二三四".indexOf(until.replace(/[第季度末]/gu, "")) + 1 || Number(/\d/u.exec(until)?.[0] ?? 0)
      : 0;
    if (quarter > 0) return `${year}-${two(String(quarter * 3))}`;
    return /底|末/u.test(until) ? `${year}-12` : year;
  }
  if (Number(month) < 1 || Number(month) > 12) return null;
  const upToMonth = `${year}-${two(month)}`;
  if (date === undefined) return upToMonth;
  const day = `${upToMonth}-${two(date)}`;
  const made = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(made.getTime()) && made.toISOString().startsWith(day) ? day : upToMonth;
}

/** 截至2026年10月底, 截至今年10月, 截至2026.10.31, （截至2026年10月）; a day to come dates no figure. */
export function asOfIn(sentence: string, today: string): AsOf | null {
  const match = pattern.exec(sentence);
  const groups = match?.groups;
  if (!match || !groups) return null;
  const { said, month, dotted, until = "" } = groups;
  const [thisYear, lastYear] = [today.slice(0, 4), String(Number(today.slice(0, 4)) - 1)];
  let asOf: string | null = null;
  if (dotted) {
    const [year = "", ofMonth, date] = dotted.split(/[-./]/u);
    asOf = dated(year, ofMonth, date, "");
  } else if (groups.year ?? said ?? month ?? (/上半年|季度|年底|年末/u.test(until) ? until : undefined)) {
    const spoken = said === undefined ? undefined : /去年|上年/u.test(said) ? lastYear : thisYear;
    const guessed = month === undefined || Number(month) <= Number(today.slice(5, 7)) ? thisYear : lastYear;
    asOf = dated(groups.year ?? spoken ?? guessed, month, groups.date, until);
  }
  if (asOf === null || asOf > today.slice(0, asOf.length)) return null;
  const [at, to] = [match.index, match.index + match[0].length];
  const bracketed = /[（(][\s\u3000]*$/u.test(sentence.slice(0, at)) && /^[^）)]{0,12}[）)]/u.test(sentence.slice(to));
  const numbersBefore = bracketed && /\d/u.test(sentence.slice(0, at));
  return { asOf, before: numbersBefore, at, to };
}
