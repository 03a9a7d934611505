import type { PlacedPoint } from "@/lib/reports/nesting";
import type { SectionLayout } from "@/lib/vocabulary";

const digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"] as const;

/** 一 … 九十九, as in headings and 一是. From 100 on, which no report reaches, Arabic digits. */
export function chineseNumeral(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 99) return String(n);
  const tens = Math.floor(n / 10);
  const units = digits[n % 10] ?? "";
  if (tens === 0) return units;
  return `${tens === 1 ? "" : (digits[tens] ?? "")}十${units}`;
}

/** GB/T 9704-2012, 7.3.3: the first level is numbered 一、 */
export function levelOneNumber(n: number): string {
  return `${chineseNumeral(n)}、`;
}

/** GB/T 9704-2012, 7.3.3: the second level is numbered （一）, with no 、 after it. */
export function levelTwoNumber(n: number): string {
  return `（${chineseNumeral(n)}）`;
}

/** 一是, 二是: the beginning of a point in a series of points. */
export function runInOpening(n: number): string {
  return `${chineseNumeral(n)}是`;
}

/** 一要, 二要: the beginning of a point inside another, where points run on. */
export function heldOpening(n: number): string {
  return `${chineseNumeral(n)}要`;
}

/** GB/T 9704-2012, 7.3.3: the third level is numbered 1. */
export function levelThreeNumber(n: number): string {
  return `${n}.`;
}

/** GB/T 9704-2012, 7.3.3: the fourth level is numbered （1） */
export function levelFourNumber(n: number): string {
  return `（${n}）`;
}

/** ① … ⑳, inside （1） where points run on. */
function circledNumber(n: number): string {
  return n <= 20 ? String.fromCodePoint(0x245f + n) : levelFourNumber(n);
}

const headed = [levelTwoNumber, levelThreeNumber, levelFourNumber] as const;
const runningOn = [runInOpening, heldOpening, levelFourNumber] as const;
const runningOnNumbered = [runInOpening, levelFourNumber, circledNumber] as const;

/**
 * What stands before a point: 一是, 一要, （1） where points run on (`numbersHeld`: 一是, （1）, ①), （一）, 1., （1） where
 * they have headings. A single one that runs on is not numbered: 一是 promises 二是.
 */
export function pointNumber(
  { level, number, of }: Omit<PlacedPoint, "end">,
  layout: SectionLayout,
  numbersHeld = false,
): string {
  if (layout === "sub_headings") return headed[level](number);
  return of < 2 ? "" : (numbersHeld ? runningOnNumbered : runningOn)[level](number);
}
