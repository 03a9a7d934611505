import { chineseNumber } from "@/lib/chinese-number";
import { remembered } from "@/lib/remembered";
import { clausesOf, pieceAt, sentenceAt, sentencesOf } from "@/lib/reports/clauses";

/**
 * Words by which a place is the first, the only one or ahead: 首个, 率先, 唯一, 排名第一. They compare it with all others,
 * which no count of what was heard can show, so a text needs somebody who said so. Pure.
 */

export type UniqueKind = "first" | "only" | "ahead";

export interface UniqueClaim {
  kind: UniqueKind;
  word: string;
  start: number;
  /** 走访的镇街园区中唯一: among the visited sites, which are counted. */
  ofVisited: boolean;
  /** 全县, 全市: among which it is the first; "" if the text does not say. */
  scope: string;
  sentence: string;
}

/** Steps of a procedure and times: 首次申请, 首个工作日, 第一个问题. */
const procedure =
  "申请|申领|办理|登记|违法|违规|违章|轻微|来访|来电|上访|报到|就诊|参保|领证|注册|申报|受理|接触|入户|谈话|提醒|走访|座谈|会议|调查|见面|告知|处罚|认定|使用|录入|填报|采集|反映|轮";
const times = "工作日|季度|月|星期|周|学期|年度|阶段|环节|步骤|问题|方面|周期|半年|任期|合同期|小时|五年";

const scoped = "全[国省市县区镇乡街村][\\p{Script=Han}]{0,4}";
const words: readonly (readonly [UniqueKind, string])[] = [
  ["first", `首个(?!${times})|首家(?!属)|首[例支单条座]|首开(?!始)|首创(?!精神|者)`],
  ["first", `首次(?!${procedure}|[^，,。；;]{0,8}(?:必?须|需|的(?:企业|群众|居民|老人|当事人|商户|人员)))`],
  ["first", "率先(?!垂范|示范|作则|带头)|零的突破(?!尚未|还没|未)|开[\\p{Script=Han}]{0,3}先河|填补(?:了)?空白"],
  ["first", "(?<![的到去访在是])第一(?:家|例)(?!公司|企业)|头一[家份例](?!人)"],
  ["first", `(?<=${scoped}|[省市县区]内)第一(?:个|座|条|所|批|支|次)(?!${times})|(?<=${scoped})首批`],
  ["first", `(?<=${scoped})(?:最早|最先)|(?:最早|最先)(?=在${scoped})`],
  [
    "only",
    "(?<!统一、)唯一(?!的?(?:性|码|编码|编号|标识|身份|标准|办法|途径|方式|手段|出路|出发点|目的|选择|原因|依据|遗憾|担心|希望|要求))",
  ],
  ["only", `独一无二|绝无仅有|独家|仅此一[家例处]|独一份|独此一[家份处]|(?<=${scoped})仅有(?=的?[一1])`],
  [
    "only",
    "仅(?=[\\p{Script=Han}]{2,6}一家)|(?<=中[，,]?)(?:只有|仅有?)(?=[\\p{Script=Han}]{1,6}(?:镇|乡|街道|园区)(?![级里的]))",
  ],
  [
    "ahead",
    `(?:排名?|名列|位[列居]|(?<![邻新社民旧老移定聚])居)[在于]?(?:${scoped})?(?:第[一二三123](?:[名位](?!是))?|前[一二三四五六七八九十\\d]{1,3}[名位]?|首位|榜首)(?![一二三四五六七八九十\\d的季线批]|[名位]的)|(?:名列|位[列居于])(?:${scoped})?前[列茅]`,
  ],
  [
    "ahead",
    `夺冠|走在(?:了)?(?:${scoped}|[省市县区][里内]?)?(?:的)?(?:前[列头]|最前)|(?<=${scoped})(?:第一名?|冠军)(?=[，,。；;！!]|$)`,
  ],
  [
    "ahead",
    `(?<!国[内际]|世界|全球|行业|技术)(?:遥遥)?领先(?!一步|的?(?:技术|设备|产品|企业|公司|工艺|优势|地位|指数))`,
  ],
];
const patterns = words.map(([kind, source]) => [kind, new RegExp(source, "gu")] as const);
/** Asked of every text at every key. */
const any =
  /首[个家例次创开批支单条座]|率先|先河|空白|突破|第一|头一|最[早先]|唯一|独[一此家]|绝无|仅|只有|第[二三123]|前[一二三四五六七八九十\d列头茅]|首位|榜首|最前|领先|冠军|夺冠/u;

const wanted =
  /(?:建议|应当|应该|可以?|(?<![主重首需])要(?!求)|推动|力争|争[取创当做]|确保|逐步|今后|下一步|希望|鼓励|督促|指导|组织|支持|选择|优先|计划|拟)[^，,。；;]*$/u;
const denied = /(?:并非|不是|不是要|不求|不要求|不再是|并不|未必|不算|不一定是|谈不上|是否)[^，,。；;]{0,4}$/u;
/** People may be the first in their village: 党员率先签字. */
const people = /(?:党员|干部|书记|带头人|主任|队员|村民|群众|代表|志愿者|商户|业主|老人)[们也都]{0,2}$/u;

const scopes =
  /(?:全|我|本|该|咱们?)(?<of>国|省|市|县|区|旗|镇|乡|街道|园区|村|社区)|(?<inside>[省市县区镇乡])[里内]/gu;

const scopeIn = ({ groups }: RegExpMatchArray) => groups?.["of"] ?? groups?.["inside"] ?? "";

/** The last one before a word, of the same clause. */
function scopeOf(words: string): string {
  const last = [...words.matchAll(scopes)].at(-1);
  return last ? scopeIn(last) : "";
}

const quoted = (text: string, at: number) => text.lastIndexOf("“", at) > text.lastIndexOf("”", at);

export const uniqueClaimsIn = remembered((text: string): UniqueClaim[] => {
  if (!any.test(text)) return [];
  const [clauses, sentences] = [clausesOf(text), sentencesOf(text)];
  return patterns
    .flatMap(([kind, pattern]) =>
      [...text.matchAll(pattern)].flatMap(({ index: start, 0: word }): UniqueClaim[] => {
        const { start: from } = pieceAt(clauses, start);
        const before = text.slice(from, start);
        // 要争当第一、率先突破 is one demand.
        const asked = /[^，,。；;：:\n]*$/u.exec(text.slice(0, start))?.[0] ?? "";
        if (quoted(text, start) || wanted.test(asked) || denied.test(before)) return [];
        if ((word === "率先" || word.startsWith("走在")) && people.test(before)) return [];
        const { sentence } = sentenceAt(text, sentences, start);
        const ofVisited = /(?:走访|受访|调研)[^。；;]{0,14}(?:中|里)[，,]?[^，,。；;]{0,8}$/u.test(
          text.slice(0, start),
        );
        const scope = scopeOf(text.slice(from, start + word.length));
        return [{ kind, word, start, scope, sentence, ofVisited }];
      }),
    )
    .toSorted((a, b) => a.start - b.start);
});

/** How somebody says it at a table: 头一个, 别处没有, 只有我们一家. */
const spoken: Readonly<Record<UniqueKind, RegExp>> = {
  first:
    /首[个家例次创批开支单条座]|率先|第一[个家例次座条所批支]|头[一个](?:[个家份例回次]|搞|试|做)|最[早先]|先河|空白|从无到有|零的突破|先一?步|我们先[做搞试办]|别(?:处|的[\p{Script=Han}]{0,3})(?:都|还)*没有/u,
  only: /唯一|独一|独此|仅此|绝无仅有|[只就仅](?:有|剩|能)?(?:我们?|这|咱们?|[\p{Script=Han}]{2,6}[镇乡])?(?:这?一|1)[个家处所条间名座]|别(?:处|的[\p{Script=Han}]{0,3}|人)(?:都)?没有|其他[\p{Script=Han}]{0,4}都?没有|独家|独有/u,
  ahead:
    /第[一1](?:名|位)?(?![个次家批轮步季天件书期])|首位|榜首|冠军|排头|头一?名|前[列头茅]|领先|最高|最好|排(?:在|名|得)?(?:很|最|靠)?前/u,
};

/** A place among others: 第三, 前10. Not the third of something (第三个). */
const placed =
  /(?<which>[第前])(?<place>[一二三四五六七八九十]{1,3}|\d{1,3})(?![一二三四五六七八九十\d个次家批轮步季天件])/gu;
const placesIn = (text: string) =>
  [...text.matchAll(placed)].map(({ index, groups }) => {
    const { which = "", place = "" } = groups ?? {};
    return { index, place: `${which}${chineseNumber(place) ?? Number(place)}` };
  });

/** Where a text says in whatever words what a claim says; -1 if nowhere. 第三 is said by 第三 only, 第一 in many ways. */
function whereSaid(text: string, { kind, word }: Pick<UniqueClaim, "kind" | "word">): number {
  const own = kind === "ahead" ? placesIn(word)[0]?.place : undefined;
  if (own === undefined || own === "第1") return text.search(spoken[kind]);
  return placesIn(text).find(({ place }) => place === own)?.index ?? -1;
}

/** The scopes of the sentence in which a text says it in whatever words. Null if it does not say it. */
export function spokenScopes(text: string, claim: Pick<UniqueClaim, "kind" | "word">): string[] | null {
  const at = whereSaid(text, claim);
  if (at < 0) return null;
  const { start, end } = pieceAt(sentencesOf(text), at);
  return [...text.slice(start, end).matchAll(scopes)].map(scopeIn);
}
