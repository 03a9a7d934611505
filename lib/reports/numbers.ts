import { chineseNumber } from "@/lib/chinese-number";

/** The figures in a text, so that each can be looked up in its sources. Pure. */

const scales: Record<string, number> = {
  百: 100,
  千: 1_000,
  万: 10_000,
  百万: 1_000_000,
  千万: 10_000_000,
  亿: 100_000_000,
};
const figure = /(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(百万|千万|百|千|万|亿)?/g;

const chinese = /[零〇一二两三四五六七八九十百千万亿]+/g;

/** Full-width digits, point and percent as ASCII. A full-width comma separates two figures and is not changed. */
function narrow(text: string): string {
  return text.replace(/[０-９．％]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}

function plain(value: number): string {
  return String(Number(value.toPrecision(15)));
}

export interface StatedNumber {
  /** As it is written: 1,200 or 3.5万. */
  written: string;
  /** Every way in which the same figure may be written in a source: 3.5, 35000. */
  values: string[];
}

export function statedNumbers(text: string): StatedNumber[] {
  return [...narrow(text).matchAll(figure)].map(([written, numeral = "", scale]) => {
    const value = Number(numeral.replaceAll(",", ""));
    const factor = scale ? scales[scale] : undefined;
    return { written, values: factor ? [plain(value * factor)] : [plain(value)] };
  });
}

/** Every figure in a source, in digits or in characters, in every way it may be written. */
export function sourceValues(text: string): Set<string> {
  const values = new Set(statedNumbers(text).flatMap((number) => number.values));
  for (const [numeral] of text.matchAll(chinese)) {
    const value = chineseNumber(numeral);
    if (value !== null) values.add(plain(value));
  }
  return values;
}

/** Figures of the text that are in none of its sources, as they are written, each once. */
export function numbersWithoutSource(text: string, sources: readonly string[]): string[] {
  const known = new Set(sources.flatMap((source) => [...sourceValues(source)]));
  const missing = statedNumbers(text).filter((number) => !number.values.some((value) => known.has(value)));
  return [...new Set(missing.map((number) => number.written))];
}

/** 约万人, 已达万, 合计人: a unit whose figure is missing. */
const lostNumbers = [
  /(?:约|已达|达到|达|共计|总计|合计|累计|共)(?:万|亿)(?=[人户家个件次元亩吨条项名只辆套公平里，。；、,;.]|$)/g,
  /(?:约|共计|总计|合计|累计)(?:人(?![均民员大才才工])|户(?!外)|家(?!庭)|个|件|条|次|名|元|亩|公里|[%％])/g,
];

/** XX, **, ××, ___, ？？, 待补: a placeholder that was never filled in. */
const placeholders = /[XＸ×]{2,}|[*＊]{2,}|○{2,}|[_＿]{2,}|[?？]{2,}|[(（]?(?:待补充?|待核实)[)）]?|\bTODO\b|\bTBD\b/g;

/** Places where a figure was lost in editing or never filled in, as they are written. */
export function unfilledPlaces(text: string): string[] {
  const found = [...lostNumbers, placeholders].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([written]) => written),
  );
  return [...new Set(found)];
}
