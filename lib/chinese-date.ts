import { hanNumber } from "@/lib/point-runs";

const hanDigits = "〇一二三四五六七八九";

/** 二〇二六年十月三十一日 → 2026年10月31日, 九点半 → 9点半. */
export function arabicDate(text: string): string {
  return text
    .replace(/[〇○零一二三四五六七八九]{4}(?=年)/gu, (year) =>
      [...year].map((each) => Math.max(0, hanDigits.indexOf(each))).join(""),
    )
    .replace(/[一二三四五六七八九十]{1,3}(?=[月日号点时])/gu, (number) => String(hanNumber(number) ?? number));
}
