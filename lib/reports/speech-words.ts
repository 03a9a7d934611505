/** The words of a speaker, and what a visit tells of their meaning. Pure. */

export interface SpeechSource {
  text: string;
  siteName: string;
  /** YYYY-MM-DD */
  visitedOn: string;
}

type Resolve = (word: string, source: SpeechSource | null, year: number | null) => string | null;

/** What the visit tells for sure: where, which year, which month. */
type Sure = "site" | "year" | "month";

const years: Record<string, number> = { 前年: -2, 去年: -1, 今年: 0, 本年度: 0, 明年: 1, 后年: 2 };

/** 上个月 of a visit in January is December of the year before. */
function monthBefore(source: SpeechSource | null, months: number): string | null {
  if (!source) return null;
  const [year = 0, month = 0] = source.visitedOn.split("-").map(Number);
  const count = year * 12 + month - 1 + months;
  return `${Math.floor(count / 12)}年${(count % 12) + 1}月`;
}

const offices: Record<string, string> = {
  县里: "县级有关部门",
  区里: "区级有关部门",
  市里: "市级有关部门",
  省里: "省级有关部门",
  上面: "上级有关部门",
  上头: "上级有关部门",
};

/** 县里 and 区里 are words of their own only behind these: 社区里, 超市里 and 临江县里 are others. */
const office = "(?:县里|区里|市里|省里)(?![程弄巷])";
const beforeOffice =
  "[请让由找向盼望靠等跟给供替帮把被对比和与及或于从经报送交问叫托求归是有为说映了过着就也还先再需要应该会能否因据按距离前后年月取接调里]";
const places = "[在到去往来回住进]";

/** What an office above does or gives. */
const order = "考核|任务|检查|文件|要求|政策|规定|通知|精神|部署|安排|指标|督查|口径|意思|压力|指示|领导|部门|人";
/** Behind these, 上面 is an office to write out. */
const beforeAbove = "[请让由找向盼望靠等跟给听]|希望|建议|要求|恳请|报到|反映到|捅到";
const above = "(?:上面|上头)";
/** 卡片，上面是电话; 上面的照片; 上面三条: on a thing, or further up in the text. */
const onSomething = [
  `的(?!${order})`,
  "是(?!否|要|让|想|支持|知道|同意)",
  `[还都只也]?有(?!${order})`,
  "[还都只也]?(?:写|印(?!发)|贴(?!补)|放(?![权宽松手下管])|标(?!准)|注明|画|刻|附|摆|堆|铺|种|显示)",
  "[还都只也]?(?:盖|挂|列|记|登|留|装|住|印)(?=[着了有满明])",
  "[也都还只]?要(?:写|印|贴|标|注明|画|盖章)",
  "所[说述列]|[提谈讲说]到|[说讲]的",
  "[几两三四五六七八九十\\d]+(?=[条点种项])",
].join("|");

export const speech: readonly (readonly [RegExp, Resolve, Sure?])[] = [
  // 我市 and 我县 are the writer's own voice.
  [
    /(?:我们?|咱们?|(?<![基根日成样版])本|俺)(?:这个|这)?(?:镇|乡|街道|园区|开发区|管委会)(?![土村亲志本镇街])/gu,
    (_, source) => source?.siteName ?? null,
    "site",
  ],
  [
    /(?:我们?|咱们?|俺)(?:这个|这)?(?:村|社区|小区|单位|所|站|办|中心)(?!民)/gu,
    (word) => word.replace(/^(?:我们?|咱们?|俺)(?:这个|这)?/u, "该"),
  ],
  [
    /(?:(?<![目之以当此])前年|(?<!(?<![超胜高多])过)去年|今年|本年度|(?<![证表声申注写标])明年|(?<![之以此今然最先随])后年)(?!轻|龄|纪(?![委检律念]))/gu,
    (word, _, year) => (year === null ? null : `${year + (years[word] ?? 0)}年`),
    "year",
  ],
  [
    /(?<!马)上上?个?月(?!台|亮|均)/gu,
    (word, source) => monthBefore(source, word.startsWith("上上") ? -2 : -1),
    "month",
  ],
  [/(?:这个月|本月)/gu, (_, source) => monthBefore(source, 0), "month"],
  [/下个月/gu, (_, source) => monthBefore(source, 1), "month"],
  [/(?:上个?星期|(?:上周|这周|本周|下周)(?![边围期])|昨天|前天|前几天|前阵子|刚才|眼下)/gu, () => null],
  [
    new RegExp(`(?<![\\p{Script=Han}])${office}|(?<=${beforeOffice}|建议|[件项]事)${office}`, "gu"),
    (word) => offices[word] ?? null,
  ],
  // Whether the office or the town is meant, only the writer knows.
  [new RegExp(`(?<=${places})${office}`, "gu"), () => null],
  [new RegExp(`(?<=${beforeAbove})${above}(?!的(?!${order}))`, "gu"), (word) => offices[word] ?? null],
  [
    new RegExp(
      `(?:(?<![\\p{Script=Han}])|(?<=但|因为|如果|现在|只要|就怕))${above}(?!${onSomething})|(?<=[\\p{Script=Han}])(?<!${beforeAbove}|但|因为|如果|现在|只要|就怕)${above}(?!${onSomething})(?=一?(?:要|派|来人|下来|下达|布置|规定|考核|催|检查|通知|的(?:考核|任务|检查|文件|要求|政策)))`,
      "gu",
    ),
    () => "上级",
  ],
];
