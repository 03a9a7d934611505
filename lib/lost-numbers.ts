import { remembered } from "@/lib/remembered";

/** Places where a figure was lost in editing or never filled in. Pure. */

const numeral = "\\d０-９〓一二两三四五六七八九十百千万亿半几数余多来第";
const none = `(?<![${numeral}.．%％])`;
/** Where a clause may end. */
const edge = "(?=[，,。；;、：:）)\\s！？”]|$)";
const people =
  "干部|党员|群众|人员|网格员|社工|学生|老人|居民|村民|代表|职工|员工|工人|志愿者|专干|队员|成员|委员|教师|医生|民警|辅警|骨干|人才|青年";
const sums = "共计|总计|合计|累计|共有|共|约有|约合|约为|约|已达到|已达|达到|达|超过|不足|新增|增至|减少";

const patterns: readonly RegExp[] = [
  // 约万人, 已达万, 约合万美元: a scale without its figure. 近万, 上万, 数万 are figures.
  `(?:${sums}|总额|规模|总量|人口|(?<!单位)为|有)(?:万|亿)(?=(?:[人户家个件次元亩吨条项名只辆套美公平里]|${edge}))(?!元户)`,
  // 投入万元, 总投资亿元.
  `(?<=[\\p{Script=Han}])(?<![${numeral}近上过超逾约合共计达为位以：（])(?:万|亿)元(?!户|以上|以下|为|计)`,
  // 占%, 提高了个百分点, 百分之，
  `${none}[%％]|(?<![${numeral}])个百分点|百分之(?![\\d一二两三四五六七八九十百零几〓])`,
  // 2022年月日, 9月日, 年月，
  `(?<=[\\d〓]年)月(?=日|[起底初中末，。至成在召正])|(?<=[\\d〓]月)日|(?<![\\p{Script=Han}])年月(?=日|[，,。投起召成])|(?<=[于在自至，。（])年月|(?<![\\d〇一二三四五六七八九〓])年至年|(?<=\\d年至)年`,
  // 第季度, 第届, 第批, 排名第，
  `第(?=季度|届|次|批|期|名(?!次)|条|章|轮|个|位|周(?!岁)|页|号|[，,。；])`,
  // 共个, 新增名, 约人: a measure word without its figure.
  `(?:${sums}|近|仅)(?:人次|批次|户次|个(?![人别体性案中税头展子])|名(?![次额义为])|户(?![外主籍口均])|家(?![庭属家里园长])|件(?![数均])|条(?![件例款目])|次(?![于要数日])|项(?!目)|(?<!共)处(?![理置于在])|起(?![来点诉])|元(?![旦素老])|亩(?!均)|公里|岁(?![月数]))`,
  `(?<!人)(?:约|共计|总计|合计|累计|不足|超过)人(?![\\p{Script=Han}]*[选均才民大工事])|(?:约|合计|累计|共计|不足)人(?=的|参)|共人${edge}|(件|项|次)\\1${edge}`,
  // 办结件，开展走访次，: at the end of a clause, after what is counted or done.
  `(?:网格|窗口|专窗|社区|小区|站点|站|岗位|园区|乡镇|街道|项目|村|企业|单位|商户|农户|工单|案件|诉求|信件|提案|建议|意见|问题|线索|信息|纠纷|矛盾|事项|隐患|活动|会议|座谈|访谈|走访|培训|办结|受理|化解|整改|举办|开展|发放|完成|召开|接待|来访|排查|${people})(?:个|名|户次|人次|批次|户|件|条|起|次|期|场|份|处|批)${edge}|(?:${people})人${edge}`,
  `(?:问卷|材料|文件|报告|表格|合同|清单|简报|函件|宣传[册单]|手册|资料|图斑)(?:份|个|件|张|张次)${edge}|[一-龥](?:会|班)(?:场|期|次)${edge}(?<!会场)|(?:座谈|推进|动员|宣讲|招聘|议事|恳谈|培训)会场${edge}`,
  `(?:平均|就业|带动|安置|惠及|参与|培训|在岗|在编|聘用|到岗|定员|核定|缺编|空编|缺员|缺口|专职|兼职|参会|参训|到会)(?:人|名)${edge}`,
  `(?<![${numeral}每各这那哪整某本该首逐按单好挨个两])个(?=[，,。；;、）)])`,
  // 了名干部, 已有家企业, 服务户居民.
  `(?<![${numeral}每各这那某该首报姓署实点提签除更命同匿无知著以排化冠成书地人校挂列题户])名(?![叫为单额次])(?=[\\p{Script=Han}]{0,3}(?:${people}))`,
  `(?:已有|现有|共有|引进|入驻|带动|服务|走访|吸引|规上)家(?=企业|单位|商户|公司|合作社|作坊|店|机构)|(?:平均|管|服务|覆盖|惠及|帮扶|联系|负责|涉及)户(?=居民|群众|村民|企业|家庭|[，。；]|$)`,
  `(?:面积|耕地|流转|种植|占地)[\\p{Script=Han}]{0,2}(?:万|千)亩(?!良田)|(?:自|从)年(?=以来|起|开始|至)`,
  // 建成个村级便民服务点.
  `(?:建成|新建|建立|打造|设立|设置|成立|划分为?|覆盖|涉及|走访了?|组建|配备|下辖|管辖|辖)个(?![人别体性案中税头展子])`,
  // 由提高到97%, 占总人数的，, 达到，
  `(?:由|从)(?:提高|增加|上升|下降|减少|缩短|降低|增长|扩大|压缩|降|升|增)(?:到|至|为)(?=[${numeral}，。]|百分)`,
  `(?:去年|上年|前年|同期|年初|原来)的(?=(?:上升|提高|增加|增长|下降|减少|降低|缩短|降|升|增)[到至为])|占(?=[，,。；])|、、`,
  `占[\\p{Script=Han}]{0,6}的(?=[，,。；])|(?:(?<=[率度量数额比均龄值])(?:达到?|为|是|约)|增至|降至|提高到|增加到|下降到|减少到|总数为|合计为|约为)(?=[，,。；])`,
  // 岁以上老人, 面积亩, 每户补助元, 增长倍, 近个月.
  `${none}(?<!周)岁以[上下]`,
  `(?:面积|占地|全长|长|里程|镇区|县城|距离|村部)(?:平方公里|平方米|公里|亩(?!均)|米)`,
  `(?:每[户人年月亩次个][\\p{Script=Han}]{0,4}?|人均|户均|年均|[补助]贴|补助|收费|经费|成本|电费)(?:万元|元(?![旦素老]))`,
  `(?<=[的长高加达])倍(?=[，,。；以]|$)`,
  `(?:近|经过|历时|不到|前|最近)个(?:月|季度|小时|工作日)`,
].map((source) => new RegExp(source, "gu"));

/** XX, **, ××, ___, ？？, 待补, X个: a placeholder that was never filled in. */
const placeholders =
  /[XＸ×]{2,}|[*＊]{2,}|[○〇◯]{2,}|[□■]{2,}|[_＿]{2,}|[?？]{2,}|某某(?=[镇乡村街市县区社园单])|[（(【[][\s_]*[）)】\]]|[(（]?(?:数据)?(?:待补充?|待核实?|待填|待定数)[)）]?|\b(?:TODO|TBD|TK)\b|(?<![\dA-Za-zＡ-Ｚ])[XxＸ×Nn](?=[镇乡村街县市区个名户家人年月日件次])/gu;

/** Where words end; null where the browser cannot say. */
const words = "Segmenter" in Intl ? new Intl.Segmenter("zh", { granularity: "word" }) : null;
const measures = new Set(["天", "项", "平方米", "公里", "亩", "小时", "分钟", "岁", "次", "起", "份", "个", "元"]);
const busy = /(?:联系|包联|帮扶|走访|服务|负责)家(?=[，,。；]|$)/gu;

/**
 * 全市个镇街, 压缩个工作日, 每月下村天，: a measure word as a word of its own after a word that is no numeral. Only 个 may
 * stand before others, and 加了个护堤员 and 给个说法 are speech.
 */
function bareMeasures(text: string): { index: number; match: string }[] {
  if (!words) return [];
  const segments = [...words.segment(text)];
  const found = segments.flatMap(({ segment, index }, at) => {
    const word = segments[at - 1]?.segment ?? "";
    const next = segments[at + 1]?.segment ?? "。";
    const bare =
      measures.has(segment) &&
      /\p{Script=Han}$/u.test(word) &&
      !speech.test(word) &&
      !numberFirst.test(word) &&
      (/^[，,。；;、）)\s！？”]/u.test(next)
        ? !/[个项]/u.test(segment) || word.length >= 2
        : segment === "个" && word.length >= 2 && !next.startsWith("数"));
    return bare ? [{ index: index - word.length, match: `${word}${segment}` }] : [];
  });
  return [...found, ...[...text.matchAll(busy)].map(({ index, 0: match }) => ({ index, match }))];
}
const numberFirst = new RegExp(`^[${numeral}每各]`, "u");
const speech = new RegExp(`[${numeral}每各这那哪整某本该首逐按单好挨两了着过有是叫给要没成的小大再逐常屡]$`, "u");

/** A lone 月 or 个 says little: with a few characters around it, up to the end of its clause. */
function widened(text: string, { index, match }: { index: number; match: string }) {
  if (!/^[年月日个名户家件条次项处起份批元人天倍]+$/u.test(match)) return { start: index, end: index + match.length };
  const behind = /[^，,。；;、：:（）()\s？?*＊]{0,4}$/u.exec(text.slice(0, index))?.[0] ?? "";
  const ahead = /^[^，,。；;、：:（）()\s？?*＊]{0,2}/u.exec(text.slice(index + match.length))?.[0] ?? "";
  return { start: index - behind.length, end: index + match.length + ahead.length };
}

/** [from, to) of each place where a figure is missing, in UTF-16 units, in their order. What overlaps is one place. */
export const unfilledSpans = remembered((text: string): [from: number, to: number][] => {
  const found = [...patterns, placeholders]
    .flatMap((pattern) => [...text.matchAll(pattern)].map(({ index, 0: match }) => ({ index, match })))
    .concat(bareMeasures(text))
    .map((place) => widened(text, place))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const places: [number, number][] = [];
  for (const { start, end } of found) {
    const last = places.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else places.push([start, end]);
  }
  return places;
});

/** Places where a figure is missing, as they are written, each once, in their order. */
export const unfilledPlaces = (text: string): string[] => [
  ...new Set(unfilledSpans(text).map(([from, to]) => text.slice(from, to).trim())),
];
