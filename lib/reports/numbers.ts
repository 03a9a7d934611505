import {
  countsSomething,
  halfMore,
  hanValue,
  idleSpans,
  isOrdinal,
  measureAt,
  namedSpans,
  rangeEnd,
  type Span,
} from "@/lib/reports/numerals-in-text";
import { isThing, isWish, nothingOf, sameNothing } from "@/lib/reports/zero-words";

/** The figures in a text: what each is worth, and what it counts. Pure. */

export interface StatedNumber {
  /** Of the numeral with its scale, in the text as it was given. */
  start: number;
  end: number;
  /** Where the words begin that say what it counts: behind a blank, 多, % and the rest of a range. */
  behind: number;
  /** As it is written, with its measure word: 12座, 3.5万. */
  written: string;
  /** A share is in percent: 三成, 30% and 十分之三 are 30. */
  kind: "count" | "share" | "date";
  /** As the numeral says … */
  value: number;
  /** … and with its 约, 近, 多, 余: what it may stand for. */
  low: number;
  high: number;
  /** The measure word, or ""; of 零投诉 what there is none of. */
  unit: string;
  /**
   * A Chinese numeral that most probably counts nothing (一个, 二者). It needs no source, but it may stand where a source
   * has a figure.
   */
  idle: boolean;
}

const scales: Record<string, number> = {
  十: 10,
  百: 100,
  千: 1_000,
  万: 10_000,
  百万: 1_000_000,
  千万: 10_000_000,
  亿: 100_000_000,
};

const numeral = new RegExp(
  [
    "(?<share>(?:百分之(?<percent>[零〇一二两三四五六七八九十百]+(?:点[零一二三四五六七八九]+)?|\\d+(?:\\.\\d+)?))|(?<of>[二三四五六七八九十]|\\d+)分之(?<parts>[一二三四五六七八九]|\\d+)|(?<![统合归划唯万])(?<tenths>[一二两三四五六七八九]|\\d(?:\\.\\d)?)成(?<half>半|[一二三四五六七八九](?![名个户家人件]))?(?![立员为功果分本长品交就效绩了对群])|一半|(?<![参人次户件笔])半数|过半(?:数|(?![年天个小月夜])))",
    "(?<year>[〇零一二三四五六七八九]{4})(?=年)",
    "(?<digits>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(?<more>[多余几来](?=[十百千万亿]))?(?:[ \u00a0\u2009]?(?<scale>百万|千万|[十百千万亿]))?",
    "(?<vague>[数几][十百千万亿]+|十几[百千万亿]?)",
    `(?<zero>零)(?=(?<nothing>${nothingOf}))`,
    "(?<han>[零〇一二两三四五六七八九十百千万亿廿卅]+)",
  ].join("|"),
  "gu",
);

/** Full-width digits, point and percent as ASCII, character by character. A full-width comma separates two figures. */
function narrow(text: string): string {
  return text.replace(/[０-９．％]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}

const plain = (value: number) => Number(value.toPrecision(12));
const number = (text: string) => (/^[\d.]+$/.test(text) ? Number(text) : (hanValue(text)?.low ?? 0));

function percentOf(groups: Record<string, string | undefined>): number {
  const { percent, of, parts, tenths, half } = groups;
  if (percent !== undefined) {
    const [whole = "", point] = percent.split("点");
    const decimals = [...(point ?? "")].map((digit) => "零一二三四五六七八九".indexOf(digit)).join("");
    return point === undefined ? number(percent) : Number(`${number(whole)}.${decimals}`);
  }
  if (of !== undefined && parts !== undefined) return (100 * number(parts)) / number(of);
  if (tenths !== undefined) return 10 * number(tenths) + (half === "半" ? 5 : half ? number(half) : 0);
  return 50;
}

/** 数十 and 几十 are 10 to 100, 十几 is 10 to 20. */
function vagueValue(text: string): [number, number] {
  const tens = text.startsWith("十几");
  const value = (hanValue(`一${text.slice(tens ? 2 : 1)}`)?.low ?? 1) * (tens ? 10 : 1);
  return [value, value * (tens ? 2 : 10)];
}

/** 230多 is 230 to 240, 200余 is 200 to 300: up to the next one of its last place. */
function lastPlace(value: number): number {
  let place = 1;
  while (value >= place * 10 && value % (place * 10) === 0) place *= 10;
  return place;
}

/** Words behind a figure and its measure word: 21人左右. Not those of the next clause, nor 上下联动. */
const inexactAfter = /^[^，,。；;：:、！!？?\s]{0,4}?(?:左右(?!逢|为难|两|岸)|上下(?!联|贯|级|一|游|班|楼|车))/u;
const moreAfter = /^[^，,。；;：:、！!？?\s]{0,4}以上/u;

/** What a figure with these words around it may stand for. */
function reach(value: number, high: number, before: string, after: string): { low: number; high: number } {
  if (/^[多余几来]/u.test(after)) return { low: value, high: high + lastPlace(value) };
  if (/(?:(?<![最附邻临])近|将近|接近|不足|不到|不满)$/u.test(before)) return { low: value * 0.8, high };
  if (/(?:约|大约|大概|左右)$/u.test(before) || inexactAfter.test(after)) return { low: value * 0.9, high: high * 1.1 };
  if (/(?:超|超过|逾|突破|至少|不少于)$/u.test(before) || moreAfter.test(after))
    return { low: value, high: high * 1.3 };
  return { low: value, high };
}

/** 上百 and 上千 are up to the next unit, 过半 is more than a half. 线上300人 are 300. */
function reachOf(taken: string, value: number, high: number, before: string, after: string) {
  if (/^过半/u.test(taken)) return { low: value, high: value * 1.3 };
  const upTo = /上$/u.test(before) && /^[百千万亿]+$/u.test(taken);
  return upTo ? { low: value, high: value * 10 } : reach(value, high, before, after);
}

function within(spans: readonly Span[], start: number, end: number): boolean {
  return spans.some((span) => span.start < end && start < span.end);
}

/** `named`: names in which a numeral counts nothing, such as those of sites. */
export function statedNumbers(given: string, named: readonly string[] = []): StatedNumber[] {
  const text = narrow(given);
  const [skipped, sayings] = [namedSpans(text, named), idleSpans(text)];
  const found: StatedNumber[] = [];
  for (const match of text.matchAll(numeral)) {
    const groups: Record<string, string | undefined> = match.groups ?? {};
    const { index: start, 0: taken } = match;
    const end = start + taken.length;
    if (within(skipped, start, end)) continue;
    // 27 次 is 27次.
    const gap =
      groups["digits"] === undefined
        ? ""
        : (/^[ \u00a0\u2009](?=[\p{Script=Han}%‰])/u.exec(text.slice(end))?.[0] ?? "");
    const next = end + gap.length;
    const [before, after] = [text.slice(Math.max(0, start - 4), start), text.slice(next, next + 16)];
    const tail = /^[多余几来]/u.exec(after)?.[0] ?? "";
    const own = measureAt(after.slice(tail.length));
    const range = own === "" ? rangeEnd(after) : null;
    const unit = groups["nothing"] ?? (range ? measureAt(range.rest) : own);
    const put = (kind: StatedNumber["kind"], low: number, high: number, rest = after, idle = false) => {
      const around = reachOf(taken, low, high, before, rest);
      const measured = own === "" || groups["share"] !== undefined ? 0 : gap.length + tail.length + own.length;
      const counted = groups["nothing"]?.length ?? measured;
      found.push({
        start,
        end,
        behind: range ? next + after.length - range.rest.length : next + tail.length,
        written: given.slice(start, end + counted),
        kind,
        value: plain(low),
        low: plain(around.low),
        high: plain(around.high),
        unit: kind === "share" && groups["share"] !== undefined ? "" : unit,
        idle,
      });
    };
    if (groups["share"] !== undefined) {
      const percent = percentOf(groups);
      put("share", percent, percent);
    } else if (groups["year"] !== undefined) {
      const year = Number(
        [...groups["year"]].map((digit) => Math.max(0, "〇一二三四五六七八九".indexOf(digit))).join(""),
      );
      put("date", year, year);
    } else if (groups["digits"] !== undefined) {
      const scale = groups["scale"] ?? range?.scale ?? "";
      const value = Number(groups["digits"].replaceAll(",", "")) * (scales[scale] ?? 1) + more(after);
      if (unit === "%" || unit === "‰")
        put("share", unit === "‰" ? value / 10 : value, unit === "‰" ? value / 10 : value);
      else
        put(
          isDate(value, unit, before, after) ? "date" : "count",
          value,
          value,
          groups["more"] ?? after,
          isOrdinal(before, after),
        );
    } else if (groups["nothing"] !== undefined) {
      const clause = /[^，,。；;：:\n]*$/u.exec(text.slice(Math.max(0, start - 40), start))?.[0] ?? "";
      put("count", 0, 0, "", within(sayings, start, end) || isWish(clause, text.slice(end + unit.length)));
    } else if (groups["vague"] !== undefined) {
      const [value, high] = vagueValue(groups["vague"]);
      put("count", value, high);
    } else {
      const value =
        hanValue(taken) ??
        (/^[百千万亿]+$/u.test(taken) ? { low: scales[taken] ?? 0, high: scales[taken] ?? 0 } : null);
      if (!value || value.low === 0) continue;
      const idle = within(sayings, start, end) || !countsSomething(before, taken, after);
      const kind = isDate(value.low, unit, before, after) ? "date" : "count";
      put(kind, value.low + more(after), value.high + more(after), after, idle);
    }
  }
  return found;
}

/** 两年半 and 3个半小时 are a half more. */
const more = (after: string) => (halfMore(after) === "" ? 0 : 0.5);

/** 限时3日, 5日内, 3日办结: a length and no day. */
const lengthBefore = /(?:限时|限期|为期|连续|历时|用时|缩短[至到为]|压[缩减][至到为]|缩至|满|需|每)$/u;
const lengthAfter = /^[日号](?:[内办制限反清游后结]|之内|以内)/u;

/** 2026年, 9月, 7日: a day of the calendar. 三年 and 三个月 are lengths. */
function isDate(value: number, unit: string, before: string, after: string): boolean {
  if (unit === "年") return value >= 1900 && value < 2100;
  if (unit === "月") return value <= 12;
  if ((unit !== "日" && unit !== "号") || value > 31) return false;
  return !lengthBefore.test(before) && (/月$/u.test(before) || !lengthAfter.test(after));
}

const alike: readonly string[][] = [
  ["名", "人", "位", "人次"],
  ["户", "家"],
  ["件", "起", "条", "宗", "桩", "批"],
  ["次", "趟", "回", "遍", "场", "轮", "拨", "场次"],
  ["元", "块", "块钱", "万元"],
  ["天", "日", "号"],
  ["份", "张", "页", "本"],
];

/** True if two figures count with the same word, or with words that mean the same. 个 and 人 are different ones. */
export function countsAlike(one: StatedNumber, other: StatedNumber): boolean {
  if ((one.kind === "share") !== (other.kind === "share")) return false;
  return one.unit === other.unit || alike.some((units) => units.includes(one.unit) && units.includes(other.unit));
}

/** 名 and 人 count the same; 个 counts anything, and so does a figure without a measure word. */
export function sameUnit(one: string, other: string): boolean {
  if (one === other || one === "" || other === "" || one === "个" || other === "个") return true;
  if (isThing(one) && isThing(other)) return sameNothing(one, other);
  // 投诉0件, for which a report says 零投诉.
  if (isThing(one) || isThing(other)) return true;
  return alike.some((units) => units.includes(one) && units.includes(other));
}

/** True if a source's figure is what the text says: the same numeral, or inside what its 约, 近 or 多 allows. */
export function saysTheSame(text: StatedNumber, source: StatedNumber): boolean {
  if ((text.kind === "share") !== (source.kind === "share") || !sameUnit(text.unit, source.unit)) return false;
  if (text.kind === "share") return Math.abs(text.value - source.value) < 0.05 || inside(text, source);
  if (!rounded(text) && !rounded(source) && text.high !== source.high) return false;
  return text.value === source.value || inside(text, source);
}

/** 约12 may stand for 11, 七八个 only for 七八个. */
const rounded = ({ low, high, value, written }: StatedNumber) =>
  (low < value || high > value) && !/[一二三四五六七八][二三四五六七八九]/u.test(written);

function inside(text: StatedNumber, source: StatedNumber): boolean {
  return rounded(text) && text.low <= source.low && source.high <= text.high;
}
