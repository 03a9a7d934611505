import { chineseNumber } from "@/lib/chinese-number";

/** A figure as people say it ("约1.2万余", "近三成", "35%"), read as a number that can be added up. Pure. */

export interface SaidNumber {
  /** Exact decimal: up to 15 digits before and 6 after the point. */
  number: string;
  /** The words that make it inexact, as they were said: 约, 余, 近, 不足 …. Empty for an exact number. */
  qualifier: string;
  /** "%", "‰" or "" */
  sign: string;
}

const before =
  "(?:大约|约莫|约为|大概|差不多|将近|接近|超过|不足|不到|不少于|不低于|不超过|至少|最多|最少|估计|总计|合计|共计|累计|达到|约|近|超|逾|达|共)";
const after = "(?:左右|上下|以上|以下|有余|来|余|多|几)";
const shape = new RegExp(
  `^(${before}*)([+-]?)(\\d[\\d,]*(?:\\.\\d+)?|[零〇一二两三四五六七八九十百千万亿半]+)(${after}?)(万亿|千万|百万|十万|亿|万|千|百)?(${after}?)(%|‰|个百分点|成)?(${after}?)$`,
  "u",
);
/** Words before a number that leave it exact. */
const exact = /^(?:总计|合计|共计|累计|达到|达|共)*$/u;

const places: Record<string, number> = { 百: 2, 千: 3, 万: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8, 万亿: 12 };

/** Moves the point of a decimal to the left (positive) or right by powers of ten. No figure passes through a float. */
function shifted(decimal: string, by: number): string {
  const [whole = "", fraction = ""] = decimal.split(".");
  const digits = fraction.padEnd(by, "0");
  const moved = `${whole}${digits.slice(0, by)}.${digits.slice(by)}`;
  return moved
    .replace(/^0+(?=\d)/u, "")
    .replace(/0+$/u, "")
    .replace(/\.$/u, "");
}

function digitsOf(numeral: string): string | null {
  if (/^\d/u.test(numeral)) {
    if (numeral.includes(",") && !/^\d{1,3}(,\d{3})+(\.\d+)?$/u.test(numeral)) return null;
    return numeral.replaceAll(",", "").replace(/^0+(?=\d)/u, "");
  }
  if (numeral === "零" || numeral === "〇") return "0";
  if (numeral === "半") return "0.5";
  const value = chineseNumber(numeral.replace(/半$/u, ""));
  if (value === null) return null;
  return numeral.endsWith("半") ? null : String(value);
}

/** Without blanks and full-width signs, as a figure is compared and stored. */
export function plainSaid(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s\u200B\uFEFF]/gu, "")
    .replace(/[−–—]/gu, "-");
}

export interface SaidParts {
  /** Exact decimal: up to 15 digits before and 6 after the point. */
  number: string;
  /** The words before it that make it inexact: 约, 近, 不足 …. Empty for an exact number. */
  lead: string;
  /** The words after it: 余, 多, 左右 …. */
  tail: string;
  /** "%", "‰" or "" */
  sign: string;
}

/** Null if it is not a single number (a range, two numbers, words), or is larger or finer than a figure may be. */
export function saidNumber(text: string): SaidNumber | null {
  const parts = saidParts(text);
  return parts && { number: parts.number, qualifier: parts.lead + parts.tail, sign: parts.sign };
}

/** As `saidNumber`, with the words before and after the number apart. */
export function saidParts(text: string): SaidParts | null {
  // A pasted paragraph is no figure.
  if (text.length > 60) return null;
  const match = shape.exec(plainSaid(text));
  if (!match) return null;
  const [, lead = "", minus = "", numeral = "", near = "", scale = "", mid = "", sign = "", tail = ""] = match;
  const digits = digitsOf(numeral);
  if (digits === null) return null;
  // 三成 is 30 %.
  const tenths = sign === "成" ? 1 : 0;
  const number = (minus === "-" ? "-" : "") + shifted(digits, (scale ? (places[scale] ?? 0) : 0) + tenths);
  if (!/^-?\d{1,15}(\.\d{1,6})?$/u.test(number)) return null;
  return {
    number: number === "-0" ? "0" : number,
    lead: exact.test(lead) ? "" : lead,
    tail: near + mid + tail,
    sign: tenths ? "%" : sign === "‰" ? "‰" : sign ? "%" : "",
  };
}
