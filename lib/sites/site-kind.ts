import type { SiteKind } from "@/lib/vocabulary";

/**
 * The kind of a 调研点 as its name shows it, or null if the name shows nothing (a village, a prison, a whole county).
 *
 * The rules, in order; the end of a name decides, as in 工业园区街道 (a 街道) and 街道工业园区 (a 园区):
 * 1. A bracket or a body's own word at the end is ignored: 泗县开发区管委会（……）→ 泗县开发区; 桥头镇人民政府 → 桥头镇.
 * 2. …街道, …街道办事处, …地区办事处, …地区, …办事处 → subdistrict.
 * 3. …镇 → town, except 各乡镇, 直属乡镇 and similar words, which name no single town (肥乡镇 is one).
 *    …乡, …族乡, …苏木, …区公所 → township.
 * 4. Areas run by their own committee → park: 开发区, 高新区, 园区, 产业园, 新区, 度假区, 保税区 …
 * 5. Farms and similar units beside towns in the national list (农场, 林场, 牧场, 良种场 …) → park:
 *    they are visited and counted as one unit, and no other kind fits; 市场, 广场 and similar places do not count.
 * The bare word of a kind (镇, 街道, 园区) is recognised too, so that a 类型 column is read by the same rules.
 */
export function recognizeSiteKind(name: string): SiteKind | null {
  const core = withoutTail(name.replace(/\s+/gu, ""));
  if (/(?:街道|街道办|地区|办事处)$/u.test(core)) return "subdistrict";
  if (/(?:^|特殊|直属|各|其他)乡镇$/u.test(core)) return null;
  if (/镇$/u.test(core)) return "town";
  if (/(?:乡|苏木|区公所)$/u.test(core)) return "township";
  if (parkEndings.test(core)) return "park";
  if (/场$/u.test(core) && !/(?:市|广|现|会|商|剧|操|球|停车)场$/u.test(core)) return "park";
  return null;
}

/** An exact reading of a 类型 cell: 镇, 乡, 街道, 园区 and their synonyms, but not the name of a place. */
export function readKindWord(text: string): SiteKind | null {
  const word = text.replace(/\s+/gu, "");
  return kindWords.test(word) ? recognizeSiteKind(word) : null;
}

const kindWords =
  /^(?:建制镇|镇|乡|民族乡|苏木|街道|街道办|街道办事处|地区办事处|办事处|园区|开发区|经济开发区|高新区|工业园|工业园区|产业园|产业园区|功能区|农场|林场|牧场)$/u;

const parkEndings = new RegExp(
  "(?:" +
    [
      "(?:开发|经开|高新|高新技术产业|经济|园|工业|集聚|聚集|集中|功能|新|示范|试验|实验|合作|保税|综保|自贸|贸易|度假|旅游|风景|景|管理|保护|港|片|物流|商务|科教)区",
      "(?:产业|工业|科技|科创|创新|创业|双创|孵化|物流|软件|信息|电商|智造|制造|农业|生态|加工|示范|化工|商贸|医药|食品|汽车|光电|材料|经济|文化|创意)园",
      "(?:科技|科学|大学|生态|航空|工业|商贸|港|新)城",
      "(?:产业)?基地",
    ].join("|") +
    ")$",
  "u",
);

const tail = /(?:（[^（）]*）|\([^()]*\)|人民政府|政府|党工委|党委|工委|管理委员会|管委会|管理处|管理局)$/u;

function withoutTail(name: string): string {
  let core = name;
  for (let turn = 0; turn < 3; turn += 1) {
    const shorter = core.replace(tail, "");
    if (shorter === core || shorter === "") return core;
    core = shorter;
  }
  return core;
}
