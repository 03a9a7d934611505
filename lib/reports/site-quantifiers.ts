import { pieceAt, clausesOf, sentenceAt, sentencesOf } from "@/lib/reports/clauses";
import { remembered } from "@/lib/remembered";
import {
  brokenBound,
  usualBounds,
  type BrokenBound,
  type QuantifierKey,
  type SiteSupport,
  type WordBounds,
} from "@/lib/reports/word-bounds";

/**
 * Words that say how many sites there are without a figure (普遍, 多数, 个别), held against the number of distinct sites
 * behind a point. Words about others are no matter: 部分群众 are people. Pure.
 */

/** In the order in which they are looked for: 绝大多数 before 多数. */
const quantifierWords: readonly (readonly [QuantifierKey, string])[] = [
  ["nearlyAll", "绝大多数|绝大部分|几乎所有|几乎全部|九成以上"],
  ["every", "所有|全部|每个|每一个|全体"],
  ["nearlyHalf", "近半数?|接近半数|接近一半|将近半数|将近一半|近一半"],
  ["most", "大多数?|大部分|大半|多半|多数|过半数?|半数以上|一半以上|超半数|超过半数|超过一半"],
  ["many", "不少|许多|很多|众多|较多"],
  ["some", "部分|一些|有些|有的|若干个?"],
  ["few", "少数|极少数|少部分|少量"],
  ["single", "个别"],
];

const siteNoun =
  "(?:镇街园区|乡镇街道|镇街|乡镇(?:（街道）)?|镇乡|镇(?:（街道）)?(?![街乡])|乡(?![镇街])|街道|园区|开发区|调研点|地方|地区|基层单位|基层|县区|县市区|地)";
/** After a site's noun these are what is spoken of: 部分园区企业 are enterprises. */
export const others =
  "企业|商户|店铺|干部|群众|居民|村民|社区|行政村|村|工作人员|人员|职工|员工|工人|网格|窗口|书记|党员|领导|负责人|小区|主任|社工|老人|代表|道路|路段|项目|部门|站办|内部|里弄|学校|医院";
const people =
  "群众|居民|村民|企业|企业家|商户|干部|网格员|社工|职工|员工|工人|人员|代表|老人|农户|党员|学生|家长|同志|业主|大家|受访者|年轻人|青年|专员|村|社区|小区|户|人|老师|医生|骑手|司机|租户|志愿者|负责人|经营者|作坊";
const said = "反映|提出|建议|认为|谈到|存在|面临|缺乏|尚未|表示|希望|要求|呼吁|提到";
const wanted =
  /(?:建议|应当|应该|应(?![急用对])|(?<![主重首需])要(?!求)|推动|力争|争取|确保|逐步|今后|下一步|希望|鼓励|督促|指导|组织|推广|延伸到|覆盖到|实现|面向|通报|印发)/u;
const excepted = /(?:除|除了|并非|不是|不只|不仅|没有|并不是|未必|不能代表)$/u;
const lacking = /^(?:存在)?(?:数量)?(?:不足|偏少|短缺|紧张|缺|不够|过少|流失|偏紧)/u;

export interface Quantified {
  key: QuantifierKey;
  start: number;
  word: string;
  /** 个别镇街（湖口镇）: how many sites the text itself names behind the word; null if it names none. */
  named: number | null;
}

const predicate = "没有|缺少|缺乏|缺|尚未|未能|未|存在|仅有|只有|配有|配备|已配|已建|建立|设立|开展|实行|推行";
const leading: readonly (readonly [QuantifierKey, string])[] = [
  ["every", "均|都|全都"],
  ["nearlyAll", "绝大多数"],
  ["most", "大多数?|多数|过半数?"],
  ["few", "少数|极少数"],
  ["single", "个别"],
];

const patterns: readonly (readonly [QuantifierKey, RegExp])[] = [
  ...quantifierWords.map(([key, words]): [QuantifierKey, RegExp] => [
    key,
    new RegExp(
      `(?<word>${words})(?:的?(?:受访|走访|已走访|被访|调研)(?:过)?的?|的)?${siteNoun}(?!的?(?:${others}))|(?<=^|[，,。；;：:、\\n]|(?:镇街园区|镇街|乡镇|园区|各地)(?:中|里)?)(?<alone>${words})(?:也|都|均|还)?(?=${said})`,
      "gu",
    ),
  ]),
  [
    "every",
    new RegExp(
      `(?<word>各(?:${siteNoun})(?!的?(?:${others}))[^，,。；;]{0,6}?(?:均|都(?!市)|全部|全都|无一例外|一致))`,
      "gu",
    ),
  ],
  ["every", /(?<=^|[，,。；;：:\n]|走访的|受访的|调研的)(?<word>(?:镇街园区|镇街|乡镇|镇乡)(?:均|都|全部|全都))/gu],
  // At the beginning of a lead no other subject is spoken of: 多数没有专职人员, 均缺专职人员.
  ...leading.map(([key, words]): [QuantifierKey, RegExp] => [
    key,
    new RegExp(`^(?<word>${words})(?=${predicate})`, "gu"),
  ]),
  ["widely", new RegExp(`(?<word>各${siteNoun})(?:都|均|也)?(?:不同程度|程度不同)`, "gu")],
  ["widely", /(?<word>普遍)(?![^，,。；;]{1,8}的(?:村|社区|小区|企业|家庭)|性|规律|服务|真理|意义|联系)/gu],
  ["many", new RegExp(`(?<word>多(?:个${siteNoun}|地))(?!的?(?:${others}))(?!方|形|区域)`, "gu")],
  ["common", /(?<word>共性(?:问题|需求|诉求|困难))(?!清单|的归)/gu],
];

function quoted(text: string, at: number): boolean {
  return text.lastIndexOf("“", at) > text.lastIndexOf("”", at);
}

/** True if 普遍 speaks of people and not of sites; a lack of people is a matter of sites again. */
function ofPeople(before: string, after: string): boolean {
  const subject = new RegExp(`(?:${people})(?:们|都|中|里|对[^，,]{0,12}|也|还|，)?$`, "u").test(before);
  return subject && !lacking.test(after);
}

/** Words about the number of sites, in their order; each place once. */
export const quantifiersIn = remembered((text: string): Quantified[] => {
  const [clauses, taken] = [clausesOf(text), new Set<number>()];
  const found = patterns.flatMap(([key, pattern]) =>
    [...text.matchAll(pattern)].flatMap(({ index: start, 0: match, groups }): Quantified[] => {
      const word = groups?.["word"] ?? groups?.["alone"] ?? match;
      const clause = pieceAt(clauses, start);
      const before = text.slice(clause.start, start);
      const end = start + match.length;
      if (quoted(text, start) || wanted.test(before) || excepted.test(before) || taken.has(start)) return [];
      if (key === "widely" && ofPeople(before, text.slice(start + word.length))) return [];
      if ((key === "few" || key === "single" || key === "some") && /其中(?:有|，)?$/u.test(before)) return [];
      // 绝大多数 is not read again as 多数.
      for (let at = start; at < start + word.length; at += 1) taken.add(at);
      const names = /^[（(]([^（）()]*?)(?:等)?[）)]/u.exec(text.slice(end))?.[1];
      return [{ key, start, word, named: names ? names.split(/[、，,和]/u).length : null }];
    }),
  );
  return found.toSorted((a, b) => a.start - b.start);
});

/** Words that can be put in the place of others. */
export interface Rewording {
  words: string;
  instead: string;
  /** Where the words stand in their sentence. */
  offset: number;
}

export interface WrongQuantifier extends SiteSupport {
  word: string;
  sentence: string;
  /** Null where only the writer can say it otherwise. */
  rewording: Rewording | null;
  broken: BrokenBound;
  /** A word that would fit. */
  fitting: QuantifierKey;
}

const byStrength: readonly QuantifierKey[] = ["every", "widely", "most", "nearlyHalf", "single", "some"];

/** Before 镇街. */
const adjectives: Record<QuantifierKey, string | null> = {
  ...{ every: "所有", nearlyAll: "绝大多数", widely: "大多数", most: "多数", nearlyHalf: "近半数", many: "不少" },
  ...{ common: null, some: "部分", few: "少数", single: "个别" },
};
const plainWord = new RegExp(`^(?:${quantifierWords.map(([, words]) => words).join("|")})$`, "u");
const nounBefore = new RegExp(`(?<=^|[，,。；;：:、\\n])(?:走访的|受访的)?(?:各|各个)?(${siteNoun})$`, "u");
const adverbAlone = /(?<=^|[，,。；;：:、\n])$/u;

/** 多数镇街园区: a number of sites in words that hold for it. */
export function sitesInWords(support: SiteSupport, bounds: WordBounds = usualBounds): string {
  const fitting = byStrength.find((one) => brokenBound(support, bounds[one]) === null) ?? "some";
  return fitting === "every" ? "走访的镇街园区都" : `${adjectives[fitting] ?? ""}镇街园区`;
}

/**
 * What could stand in the place of a word, with the words around it that must go with it: 镇街普遍反映 becomes
 * 部分镇街反映, 力量普遍薄弱 becomes 力量在部分镇街薄弱.
 */
function reword(text: string, start: number, word: string, fitting: QuantifierKey) {
  const adjective = adjectives[fitting];
  if (adjective === null) return null;
  if (plainWord.test(word)) return { at: start, words: word, instead: adjective };
  const noun = new RegExp(`^多(?:个)?(${siteNoun})$`, "u").exec(word)?.[1];
  if (noun !== undefined) return { at: start, words: word, instead: `${adjective}${noun === "地" ? "地方" : noun}` };
  if (word !== "普遍" || fitting === "every") return null;
  const before = text.slice(0, start);
  const subject = nounBefore.exec(before);
  if (subject) return { at: subject.index, words: subject[0] + word, instead: `${adjective}${subject[1] ?? ""}` };
  if (adverbAlone.test(before)) return { at: start, words: word, instead: `${adjective}镇街` };
  // 较普遍, 不普遍: not this word alone.
  return /[\p{Script=Han}]$/u.test(before) && !/[较不很最更已也都仍还比为]$/u.test(before)
    ? { at: start, words: word, instead: `在${adjective}镇街` }
    : null;
}

export function wrongQuantifiers(
  text: string,
  support: SiteSupport,
  bounds: WordBounds = usualBounds,
): WrongQuantifier[] {
  const sentences = sentencesOf(text);
  return quantifiersIn(text).flatMap(({ key, start, word, named }) => {
    const behind = named === null ? support : { ...support, sites: named };
    const broken = brokenBound(behind, bounds[key]);
    if (!broken) return [];
    const { sentence, offset } = sentenceAt(text, sentences, start);
    const fitting = byStrength.find((one) => brokenBound(behind, bounds[one]) === null) ?? "some";
    const found = reword(text, start, word, fitting);
    const rewording = found && { words: found.words, instead: found.instead, offset: offset + found.at - start };
    return [{ ...behind, word, sentence, broken, fitting, rewording }];
  });
}
