/** 零投诉, 零事故: nothing of it has happened, so that it is a figure. Pure. */

/** Words for the same thing stand together. Others behind 零 are names: 零距离, 零容忍, 零报告, 零工. */
const things: readonly string[] = [
  "(?:越级|集体|群体性|进京|赴省|到市)*(?:信访|上访|访(?![谈问客]))",
  "投诉|举报|差评",
  "(?:安全|责任|生产|交通|消防|质量|医疗|亡人)*事故|事故",
  "伤亡|死亡|亡人|溺亡|溺水",
  "火灾|火情|火警",
  "发案|案件|警情",
  "差错|失误|出错",
  "违规|违纪|违章|违建",
  "逾期|超期|延误|积压",
  "遗漏|漏报|瞒报",
  "退件|退单|返工",
  "拖欠|欠薪",
  "纠纷|诉讼",
  "感染|疫情",
  "污染|停电|故障|断档",
  "空缺|缺编|缺席|流失",
  "发生(?!率)|新增|增长|复发|反弹|返贫",
];
export const nothingOf = things.join("|");

const groups = things.map((words) => new RegExp(`^(?:${words})$`, "u"));

/** 零上访 and 零信访 say the same. An entry may also count it: 投诉0件. `""` is of no thing. */
export function sameNothing(one: string, other: string): boolean {
  return groups.some((group) => group.test(one) && group.test(other));
}

/** True for what nothing is of: 投诉, 安全事故. Measure words are none. */
export const isThing = (unit: string): boolean => groups.some((group) => group.test(unit));

const wanted = /力争|争取|确保|努力|追求|推动|争创|创建|打造|建议|希望|应当|目标|(?:提出|承诺)$/u;
const title = /^(?:的?目标|创建|行动|工程|活动|承诺|标准|村|镇|乡|社区|小区|单位|园区|街道|工地|班组|企业)/u;

/** 力争实现零事故, 零上访村创建: what is wished for, and titles. `before`: the clause up to 零. */
export const isWish = (before: string, after: string): boolean => wanted.test(before) || title.test(after);

const happened = "(?:再|曾|有|出现|发生|收到|接到|产生|过|一[起件例次宗]|任何|新的?)";

/** 没有发生安全事故, 未收到投诉: an entry says in words that there was none of it. */
export function deniedIn(text: string, thing: string): boolean {
  const core = /(?:访|[^]{2})$/u.exec(thing)?.[0] ?? thing;
  const denied = `(?:(?:没有?|无|杜绝了?)${happened}*|未${happened}+)[\\p{Script=Han}]{0,4}?${core}`;
  return new RegExp(denied, "u").test(text);
}
