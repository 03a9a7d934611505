import { loosen } from "@/lib/reports/outward/loose-text";

/**
 * Names of villages and communities. The data has no list of them: they are in the places of visits (芦荡镇芦东村村部) and
 * behind the names of sites in texts. Pure.
 */
export interface Village {
  /** 芦东, loose. */
  stem: string;
  /** 芦东村, loose; of a community also 芦东居委会. */
  names: string[];
  kind: "village" | "community";
  /** How many units of the text it takes. */
  length: number;
}

const kinds = "社区居委会|社区|行政村|自然村|居委会|村委会|嘎查|村|屯|寨";
/** 村民, 村干部 … belong to no name; 村村部 and 村村委会 do. */
const notAfter = "(?!民|干|务|集体|级|庄|镇|寨|落|里|规|两委|医|史|貌|容|居)";
/** No names: 全村, 各村, 21个村, 有的村, 行政村. */
const noName =
  /[各全每该某的个等]|^(?:[两几数些多一二三四五六七八九十百0-9]+|本|哪|此|有|在|到|农|乡|我|新|进|入|驻|下|山|老|小|大|中心|城中|城边|自然|行政|合并|村|示范|试点|薄弱|重点|先进|后进|贫困|帮扶|包|联|跨|邻|周边|其他|镇|街道|乡镇|园区|城市|智慧|农村|和谐|居民|移民|安置|所有|全部|整个|多数|大多数|大部分|部分|少数|许多|不少|其余|偏远|下辖|所辖|辖区)$/u;
const longestStem = 5;
const usualStem = 2;
const pattern = new RegExp(`^([\\p{Script=Han}]{1,${longestStem}}?)(${kinds})${notAfter}`, "u");

const han = /\p{Script=Han}$/u;
/** By UTF-16 unit. Of a character of two units, both are looked at. */
const hanUnits: (boolean | undefined)[] = [];
function isHan(loose: string, at: number): boolean {
  const unit = loose.charCodeAt(at);
  if (unit >= 0xd800 && unit <= 0xdfff) return han.test(loose.slice(Math.max(0, at - 1), at + 1));
  return (hanUnits[unit] ??= han.test(loose[at] ?? ""));
}

const kindStarts = /[社行自居村嘎屯寨]/gu;

/**
 * Looks along a text for what a name of a village ends with, so that the pattern is tried only where one may begin.
 * Asked from left to right.
 */
export function mayBeginVillage(loose: string): (at: number) => boolean {
  let ending = -1;
  return (at) => {
    if (ending <= at && ending !== loose.length) {
      kindStarts.lastIndex = at + 1;
      ending = kindStarts.exec(loose)?.index ?? loose.length;
    }
    return ending < loose.length && ending <= at + 2 * longestStem; // a character may be two units
  };
}

/** The village whose name begins there, or null. @param loose as loose-text.ts has it */
export function villageAt(loose: string, at: number): Village | null {
  const [, stem = "", ending = ""] = pattern.exec(loose.slice(at, at + 12)) ?? [];
  if (stem === "" || noName.test(stem)) return null;
  const length = stem.length + ending.length;
  if (/社区|居委会/u.test(ending)) return { stem, names: [`${stem}社区`, `${stem}居委会`], kind: "community", length };
  return { stem, names: [`${stem}${/屯|寨|嘎查/u.exec(ending)?.[0] ?? "村"}`], kind: "village", length };
}

/** Behind the names of sites in a text: 湖口镇湖心村. There it is a name for certain. */
export function villagesBehindSites(written: string, siteEndings: (loose: string) => readonly number[]): Village[] {
  const loose = loosen(written).text;
  const found = siteEndings(loose).flatMap((at) => villageAt(loose, at) ?? []);
  // Longer ones are often words before 村: 湖口镇组织驻村. Behind the site they are masked all the same.
  return found.filter(({ stem }) => [...stem].length <= usualStem);
}

/** In the place of a visit: at its beginning, behind a mark, and behind the name of a site. */
export function villagesOfPlace(place: string, siteEndings: (loose: string) => readonly number[]): Village[] {
  const loose = loosen(place).text;
  const ends = siteEndings(loose);
  const mayBegin = mayBeginVillage(loose);
  const found: Village[] = [];
  for (let at = 0; at < loose.length; at += 1) {
    const starts = at === 0 || !isHan(loose, at - 1) || ends.includes(at);
    const village = starts && mayBegin(at) ? villageAt(loose, at) : null;
    if (village) found.push(village);
  }
  return found;
}
