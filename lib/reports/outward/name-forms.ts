import { looseName } from "@/lib/reports/outward/loose-text";

/**
 * The forms in which people write the name of a place. A sure form is that place wherever it is found; a short one (湖口
 * for 湖口镇) only where the words around it show that it stands alone. All are loose (loose-text.ts). Pure.
 */
export interface NameForms {
  sure: string[];
  short: string[];
}

/** What may follow the name proper, the longest first. */
const kindEndings = [
  "经济技术开发区|高新技术产业开发区|高新技术产业园|经济开发区|工业集中区|工业园区|产业园区|科技园区|农业园区|物流园区|开发区",
  "高新区|示范区|工业园|产业园|科技园|物流园|街道办事处|街道办|办事处|苏木|街道|地区|园区|新区|景区|基地|农场|林场|牧场",
  "民族镇|民族乡|镇|乡",
].join("|");
const ending = new RegExp(`^(.+?)(?:${kindEndings})$`, "u");
/** 青山回族乡 is called 青山. */
const people = /^(.{2,}?)(?:[\p{Script=Han}]{1,3}族)+$/u;
const office = /(?:人民政府|政府|党工委|党委|工委|管理委员会|管委会)$/u;
const inBrackets = /[（(](?:原|曾用名[:：]?|又名)?([^（）()]+)[）)]/gu;

/** Words that name a part of any town: alone they say nothing. */
const general = new Set(
  "城关 城东 城西 城南 城北 城中 城区 城厢 城郊 东城 西城 南城 北城 新城 新区 新市 老城 高新 经开 开发 工业 产业 中心 中山 人民 解放 建设 和平 胜利 团结 东风 红旗 光明 幸福 文化 新华 大学 大桥 东方 新兴 永安 太平 平安 高新技术 新材料 新能源 食品 电子 化工 科技 物流 农业 现代农业 生物医药 装备制造 智能制造 循环经济 经济技术 开发区 高新区 工业园 产业园 经开区".split(
    " ",
  ),
);

/** What the same place may be called after a change of its kind, or was before. */
const otherKinds = ["镇", "乡", "街道", "街道办", "街道办事处", "办事处", "公社"];

const without = (text: string, start: string) =>
  start !== "" && text.startsWith(start) ? text.slice(start.length) : text;

/** 青禾县 and 青禾, before a name that begins with them. */
export function countyForms(county: string): string[] {
  const whole = looseName(county);
  const base = whole.replace(/(?:自治县|自治旗|县|市|区|旗)$/u, "");
  return [whole, base].filter((form) => [...form].length > 1);
}

function core(name: string): string {
  return name.replace(inBrackets, "").replace(office, "");
}

/** A park is called by what it makes (新材料, 高新技术): its name without its ending is a common word. */
const town = /(?:镇|乡|苏木|街道|街道办|办事处|地区)$/u;

export function nameForms(name: string, county: string): NameForms {
  const counties = countyForms(county);
  const whole = looseName(name);
  const bracketed = [...whole.matchAll(inBrackets)].map(([, inner = ""]) => inner);
  const names = [core(whole), ...bracketed.map(core)].filter((form) => form !== "");
  const local = names
    .flatMap((form) => counties.map((start) => without(form, start)))
    .filter((form) => form.length > 2 && !general.has(form));
  const sure = new Set([whole, ...names, ...local]);
  const short = new Set<string>();
  const add = (word: string, isTown: boolean) => {
    const length = [...word].length;
    if (length < 1 || counties.includes(word) || general.has(word)) return;
    if (length > 2 && isTown) sure.add(word);
    else short.add(word);
    if (length > 1 && isTown) for (const kind of otherKinds) sure.add(word + kind);
  };
  for (const form of [...names, ...local]) {
    const isTown = town.test(form);
    if (!isTown && !names.includes(form)) continue;
    const base = ending.exec(form)?.[1] ?? "";
    for (const word of [base, people.exec(base)?.[1] ?? ""]) {
      add(word, isTown);
      if (isTown) for (const start of counties) add(without(word, start), isTown);
    }
  }
  return { sure: [...sure], short: [...short].filter((form) => !sure.has(form)) };
}
