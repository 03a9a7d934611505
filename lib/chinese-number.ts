const digits = "零一二三四五六七八九";

/** 二十三 → 23, 十 → 10, 三百零五 → 305; null for what is no number (一一, 万). Up to 亿. */
export function chineseNumber(text: string): number | null {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const character of text.replaceAll("〇", "零").replaceAll("两", "二")) {
    const value = digits.indexOf(character);
    if (value >= 0) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
      continue;
    }
    const unit = { 十: 10, 百: 100, 千: 1_000, 万: 10_000, 亿: 100_000_000 }[character];
    if (unit === undefined) return null;
    if (unit < 10_000) section += (digit ?? (unit === 10 && section === 0 ? 1 : 0)) * unit;
    else {
      total += (section + (digit ?? 0)) * unit;
      section = 0;
    }
    digit = null;
  }
  const value = total + section + (digit ?? 0);
  return value > 0 ? value : null;
}
