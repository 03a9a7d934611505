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
