const digits = "零一二三四五六七八九";

/** 二十三 → 23, 十 → 10, 三百零五 → 305, 三百五 → 350, 廿三 → 23; null for what is no number (一一, 万). Up to 亿. */
export function chineseNumber(text: string): number | null {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  // What a digit behind the last unit is worth: 三千二 is 3200, 三千零二 is 3002.
  let rest = 1;
  for (const character of plain(text)) {
    const value = digits.indexOf(character);
    if (value >= 0) {
      if (digit !== null && digit !== 0) return null;
      if (value === 0) rest = 1;
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
    rest = unit / 10;
  }
  const value = total + section + (digit ?? 0) * rest;
  return value > 0 ? value : null;
}

function plain(numeral: string): string {
  return numeral.replaceAll("〇", "零").replaceAll("两", "二").replaceAll("廿", "二十").replaceAll("卅", "三十");
}
