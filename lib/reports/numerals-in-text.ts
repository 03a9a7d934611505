import { chineseNumber } from "@/lib/chinese-number";

/** Which characters of a text are a figure, and which only look like one. Pure. */

/** Words after a Chinese numeral that make it a figure: 三名, 两周, 七点. The longest first. */
const measures = (
  "个百分点 个百分 百分点 平方公里 平方米 公里 小时 分钟 季度 人次 万元 块钱 方面 个月 台次 车次 场次 批次 期次 立方米 千瓦时 千米 厘米 " +
  "个 名 人 户 家 件 次 条 项 天 年 月 日 号 周 轮 处 座 台 辆 所 支 组 批 岁 倍 点 起 份 张 块 片 间 栋 幢 套 本 页 封 笔 枚 场 届 期 款 种 类 盏 头 例(?![会行如外子]) 株 桶 匹 公顷 番 " +
  "米 亩 吨 斤 元 角 趟 遍 拨 圈 班 格 层 站 顿 箱 袋 瓶 根 棵 只 艘 架 部 册 篇 样 位 道 桩 宗 堂 课 门 双 对 回 秒 尺 村 镇 乡 地 万 千 百 亿"
).split(" ");
const measure = new RegExp(`^(?:${measures.join("|")}|[%‰]|分(?![别成为布类配工解析享散之]))`, "u");

/** Names and sayings with numerals in them. The numerals count nothing. */
const idioms = new RegExp(
  [
    "十[一二三四五六]五(?=规划|时期|期间|末|以来|$|[”，。、])|(?:十[七八九]|二十)(?:届|大)|二十四节气|二十四小时(?=值守|值班|服务|在线|开放|营业|巡查|响应|不打烊)",
    "[两三四五六七八]个(?:维护|确立|意识|自信|代表|务必|革命|结合|坚持|一百年|一批|毫不动摇|文明|一律|一工程|相统一|覆盖|服务|关口前移|不放过|到位|清单一)",
    "八项规定|三严三实|两学一做|三会一课|四议两公开|三重一大|三公经费|一岗双责|两不愁三保障|六稳|六保|三农|三资|四风|五保户|四好农村路",
    "[一二三四五六七]位一体|[一三四五]站式|[一二三]把手|三产|[一二三]产业|一二三产|两新组织|两代表一委员|[两二]委|两会|三方|三级|两级|两边|两头",
    "千家万户|万家灯火|千方百计|千头万绪|千辛万苦|千千万万|万众一心|成千上万|成百上千|百花齐放|百业|百分点|百分比|百分制|百姓|百日|百年|千年|万一|万万|十分|万能|万全|万事",
    "三令五申|三番五次|三天两头|三三两两|五花八门|七嘴八舌|七上八下|四面八方|四通八达|一年四季|一五一十|十全十美|十有八九|三心二意|两全其美|接二连三|一干二净|三言两语|一清二楚",
    "统一|一[直样起般定时旦些切律致并共度贯味向心流体线方带路]|万[元达](?=广场|集团)|三轮车|三角|四季|五金|六合|八一",
    "百千万工程|千村|万村|万企|百企|千企|百村|双百|百强|百人计划|千人计划|两癌|三孩|二孩|两岸|两侧|两翼|两手|两难|两用|五谷|五险|九年义务教育|九年制|三甲|二甲",
  ].join("|"),
  "gu",
);

/**
 * Hotlines and emergency numbers, names with digits (5G, A4, GB/T 9704), numbers of documents, of lists and of
 * ordinals, and references to annexes, pictures and tables (见附件1图2). 附件3份 are counted.
 */
const names = new RegExp(
  [
    "(?<!\\d)(?:12345|12315|12333|12348|12388|12328|12369|110|119|120|122)(?=[“”]?(?:热线|工单|平台|电话|报警|便民|政务|专席|急救|派单|来电|、1[12]))",
    // APP3个 is counted.
    "[A-Za-z][A-Za-z./-]*\\s?\\d+(?:\\.\\d+)*(?:-\\d+)?(?!\\d|\\s?[个名家台套户件款人次])|\\d+(?:\\.\\d+)?(?!\\d)[A-Za-z]+(?![A-Za-z]*[²³])",
    "[〔［\\[（(](?:19|20)\\d{2}[〕］\\]）)]\\s*(?:第)?\\d+\\s*号",
    "附件\\s*(?:\\d{1,2}|[一二三四五六七八九十]{1,3})(?![\\d份个页张])(?:、?[图表]\\s*\\d{1,2})*|[见如（(][图表]\\s*\\d{1,2}(?![\\d张个])",
    "(?<![\\d.])24小时(?=值守|值班|服务|在线|开放|营业|巡查|响应|不打烊)|7[×xX*]24",
    "(?<=^|[\\n。；：])\\s*(?:\\d{1,2}(?:[、．]|\\.(?!\\d))|[（(]\\d{1,2}[）)])",
  ].join("|"),
  "gu",
);

/** A numeral behind one of these counts nothing: 第三, 初五, 老三样, 星期五. 最初三个月 is a length. */
const ordinal = /(?:第|(?<![最年月当起])初|星期|礼拜|老)$/u;
/** 周三下午 is a day, 每周三次 are times. */
const weekday = /周$/u;
const times = /^(?:[次场遍趟回]|个(?!别))/u;

/** Behind these 一 is a number and no article, if people, sites or things are counted: 仅有一名. */
const only = /(?:仅|只|唯)(?:有|设|配|剩|留|能|占|为)?$/u;
const countable = /^(?:名|人|户|家|件|台|辆|座|所|处|个(?:人(?!员)|镇|乡|街道|园区|村|社区|地方|单位))/u;

export interface Span {
  start: number;
  end: number;
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: match }) => ({ start: index, end: index + match.length }));
}

/** Where digits and numerals are parts of names: 5G, 12345热线, and `named`, such as the names of sites. */
export function namedSpans(text: string, named: readonly string[]): Span[] {
  const spans = spansOf(text, names);
  for (const name of named) {
    if (name === "") continue;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
      spans.push({ start: at, end: at + name.length });
  }
  return spans;
}

/** Where Chinese numerals are parts of sayings, or of a short quotation: “四敢”, “三夜一换”. */
export function idleSpans(text: string): Span[] {
  return [...spansOf(text, idioms), ...spansOf(text, /[“「][^“”「」，。；\d]{1,8}[”」]/gu)];
}

/** The measure word at the beginning of a text in narrow characters, or "". */
export function measureAt(text: string): string {
  return measure.exec(text)?.[0] ?? "";
}

/** The value of a Chinese numeral, both ends of an inexact one: 十二 → 12…12, 七八 → 7…8, 二三十 → 20…30. */
export function hanValue(numeral: string): { low: number; high: number } | null {
  const exact = chineseNumber(numeral);
  if (exact !== null) return { low: exact, high: exact };
  const [, tens = "", first = "", second = "", scale = ""] =
    /^([一二三四五六七八九]?十|[一二三四五六七八九]?百)?([一二两三四五六七八])([二三四五六七八九])([十百千万亿]*)$/u.exec(
      numeral,
    ) ?? [];
  if (first === "") return null;
  const low = chineseNumber(`${tens}${first}${scale}`);
  const high = chineseNumber(`${tens}${second}${scale}`);
  return low !== null && high !== null && low < high && high - low <= 2 * Math.max(1, low) ? { low, high } : null;
}

/** True if a numeral is 第三 or 第3, or a day of the week. */
export function isOrdinal(before: string, after: string): boolean {
  return ordinal.test(before) || (weekday.test(before) && !times.test(after));
}

/** True if a Chinese numeral between `before` and `after` counts something. */
export function countsSomething(before: string, numeral: string, after: string): boolean {
  if (isOrdinal(before, after)) return false;
  const rest = after.replace(/^[多余几来]|^(?:至|到|[—–~～-]+)[\d一二两三四五六七八九十百千万亿]+/u, "");
  // 每百户 is what a rate is of.
  if (/每$/u.test(before) && /^[百千万]+$/u.test(numeral)) return false;
  if (numeral === "一") return oneCounts(before, rest);
  return measureAt(rest) !== "" || (/[上近数约超逾过]$/u.test(before) && /^[百千万亿]+$/u.test(numeral));
}

/** 一个, 一次: no count but an article. 一半 and 一成 are read before. */
function oneCounts(before: string, rest: string): boolean {
  if (/(?:凌晨|清晨|中午|下午|晚上|夜里|深夜)$/u.test(before)) return rest.startsWith("点");
  // 增长一倍, 翻一番, 仅有一名, 一年半.
  if (rest.startsWith("倍") || (rest.startsWith("番") && before.endsWith("翻")) || halfMore(rest) !== "") return true;
  // 没有一个镇街反映.
  if (/(?:没有|无)$/u.test(before)) return /^个(?:镇|乡|街道|园区)/u.test(rest);
  return only.test(before) && countable.test(rest);
}

/** 半 behind a numeral and its measure word, with what stands before it: 年半 of 两年半, 个半 of 3个半小时; or "". */
export function halfMore(after: string): string {
  return /^(?:个半(?=月|小时|钟头|学期)|(?:年|天|小时|公里|里|亩|倍)半)(?![数成])/u.exec(after)?.[0] ?? "";
}

/** What follows the second figure of a range: 11月 for 9—11月; or "". */
export function rangeEnd(after: string): { scale: string; rest: string } | null {
  const [, scale = "", rest = ""] =
    /^\s?(?:至|到|[—–―－~～〜-]{1,2})\s?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]+)\s?([百千万亿]*)(.*)$/su.exec(
      after,
    ) ?? [];
  return rest === "" ? null : { scale, rest };
}
