/** Runs of points inside running text: 一是…二是…, 1.…2.…, 首先…其次…, speakers. For pasted text, Word and Excel alike. */

const hanOrder = "一二三四五六七八九十";

/** 一 … 九十九 → its number, or null. */
export function hanNumber(text: string): number | null {
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (!match || text === "") return null;
  const [, tens, ten, ones] = match;
  const digit = (each: string | undefined) => (each ? hanOrder.indexOf(each) + 1 : 0);
  if (!ten) return ones ? null : digit(tens);
  return (tens ? digit(tens) : 1) * 10 + digit(ones);
}

export interface Ordinal {
  family: string;
  order: number;
  start: number;
  /** After 一是 and the comma that may follow it. */
  end: number;
}

/** Where a point can begin: at the start, or after punctuation. */
const edge = '(?<=^|[。．.；;，,：:！？!?、”"’）)\\]】\\s\\u3000])';
/** A number begins one only after the end of a clause: 见表1、2 is none. */
const clauseEdge = "(?<=^|[。；;：:！？!?”）)\\]】\\s\\u3000，,])";
const han = "[一二三四五六七八九十]{1,3}";
const number = "[\\d０-９]{1,2}";

interface Family {
  name: string;
  pattern: RegExp;
  order: (mark: string) => number | null;
}

const hanIn = (mark: string) => hanNumber(new RegExp(han).exec(mark)?.[0] ?? "");
const digitsIn = (mark: string) => Number((/[\d０-９]+/.exec(mark)?.[0] ?? "").normalize("NFKC"));
const signIn = (first: string) => (mark: string) => {
  const code = [...mark].find((each) => /[①-⑳⑴-⒇⒈-⒛❶-❿㈠-㈩]/.test(each))?.codePointAt(0);
  return code === undefined ? null : code - (first.codePointAt(0) ?? 0) + 1;
};
const family = (name: string, pattern: string, order: Family["order"]): Family => ({
  name,
  pattern: new RegExp(pattern, "gu"),
  order,
});

const families: readonly Family[] = [
  // 一要…二要…三是: the verb may change on the way.
  family("verb", `${edge}第?${han}(?:个)?(?:是|要|靠|抓|在于|需|应|盼|缺|怕|难|愁|看|有)[，,：:]?`, hanIn),
  family(
    "nth",
    `${edge}第${han}(?:[，、,：:]|个(?:问题|方面|困难|建议|原因|是)(?:是)?[，,：:]?|(?:点|条|方面)(?:是)?[，、,：:]?)`,
    hanIn,
  ),
  family("other", `${edge}其${han}[，、,是]`, hanIn),
  family("time", `${edge}${han}(?:来|则)[，,]?(?=[^自源说])`, hanIn),
  family("digit", `${clauseEdge}${number}(?:[、．]|\\.(?!\\d))[\\s\\u3000]*`, digitsIn),
  family("bracket", `${clauseEdge}[（(][\\s\\u3000]*${number}[\\s\\u3000]*[）)][、.．]?[\\s\\u3000]*`, digitsIn),
  family("half", `${clauseEdge}(?<![（(])${number}[）)][\\s\\u3000]*`, digitsIn),
  family("hanBracket", `${clauseEdge}[（(]${han}[）)][、.．]?[\\s\\u3000]*`, hanIn),
  family("han", `${clauseEdge}${han}、`, hanIn),
  family("circled", "[①-⑳][、.．]?[\\s\\u3000]*", signIn("①")),
  family("paren", "[⑴-⒇][、.．]?[\\s\\u3000]*", signIn("⑴")),
  family("dot", "[⒈-⒛][\\s\\u3000]*", signIn("⒈")),
  family("black", "[❶-❿][\\s\\u3000]*", signIn("❶")),
  family("hanSign", "[㈠-㈩][\\s\\u3000]*", signIn("㈠")),
];

/** Runs by words, of which any may follow the first: 首先…其次…此外. */
const wordRuns: readonly { first: RegExp; next: RegExp }[] = [
  {
    first: new RegExp(`${edge}(?:首先|首要的?)(?:是|，|,)[，,]?`, "gu"),
    next: new RegExp(`${edge}(?:其次|再次|再者|再有|此外|另外|还有|最后|然后)(?:一[点个])?(?:是|，|,)[，,]?`, "gu"),
  },
  {
    first: new RegExp(`${edge}(?:有)?一个(?:问题|方面|困难)?是[，,：:]?`, "gu"),
    next: new RegExp(
      `${edge}(?:(?:再有?|另|还有|再就是|最后|又)一个(?:问题|方面|困难)?(?:就)?是?|再就是|再一个就是|还有就是|另外就是)[，,：:]?`,
      "gu",
    ),
  },
  {
    first: new RegExp(`${edge}一方面(?:是)?[，,：:]?`, "gu"),
    next: new RegExp(`${edge}(?:另|再|又)一?方面(?:是)?[，,：:]?`, "gu"),
  },
  {
    first: new RegExp(`${edge}一是[，,：:]?`, "gu"),
    next: new RegExp(`${edge}(?:再|另|还有|最后)一?是[，,：:]?`, "gu"),
  },
];

const speaker =
  /(?<=^|[。；;！？!?”\s\u3000])(?:[\p{Script=Han}A-Za-z]{0,10}(?:代表|居民|村民|商户|群众|书记|主任|镇长|乡长|村长|干部|负责人|经理|网格员|党员|老人|业主|同志|先生|女士|师傅|队长|组长|校长|园长|院长|站长|所长|局长|科长|部长|委员|会长|老板|店主|户主|学生|家长|老师|教师|医生|工人|职工|员工|司机|志愿者|主持人|企业|商家|租户|房东|大户|某)(?:[甲乙丙丁戊己庚辛]|[一二三四五六七八九十]|[A-Za-z]|\d{1,2})?|[甲乙丙丁][\p{Script=Han}]{0,6})(?:（[^（）\n]{1,12}）)?[：:]/gu;

/** A run starts at one, or goes on with the number at the very start of the text. */
function runOf(text: string, { name, pattern, order }: Family): Ordinal[] {
  const run: Ordinal[] = [];
  for (const match of text.matchAll(pattern)) {
    const value = order(match[0]);
    const atStart = run.length === 0 && text.slice(0, match.index).trim() === "";
    const expected = (run.at(-1)?.order ?? 0) + 1;
    if (value === null || !(value === expected || (atStart && value > 0))) continue;
    run.push({ family: name, order: value, start: match.index, end: match.index + match[0].length });
  }
  return run;
}

function wordRunOf(text: string, { first, next }: (typeof wordRuns)[number]): Ordinal[] {
  first.lastIndex = 0;
  const begin = first.exec(text);
  first.lastIndex = 0;
  if (!begin) return [];
  const from = begin.index + begin[0].length;
  const marks = [begin, ...[...text.matchAll(next)].filter(({ index }) => index >= from)];
  return marks.map(({ index, 0: mark }, at) => ({
    family: "word",
    order: at + 1,
    start: index,
    end: index + mark.length,
  }));
}

/** Who speaks is part of what is said, so nothing is taken off. */
function speakersIn(text: string): Ordinal[] {
  return [...text.matchAll(speaker)].map(({ index }, at) => ({
    family: "speaker",
    order: at + 1,
    start: index,
    end: index,
  }));
}

/** 一是 at the very start of a text, whose run stands in other lines. */
export function loneOrdinal(text: string): Ordinal | null {
  const at = text.search(/\S/u);
  if (at < 0) return null;
  const head = text.slice(0, at + 20);
  for (const each of families.slice(0, 4)) {
    for (const { index, 0: mark } of head.matchAll(each.pattern)) {
      const order = each.order(mark);
      if (index === at && order !== null) return { family: each.name, order, start: at, end: at + mark.length };
    }
  }
  return null;
}

/** The run that a text is parted by: that which begins first, then the longest; a lone 一是 is ordinary prose. */
export function runIn(text: string): Ordinal[] {
  const runs = [
    ...families.map((each) => runOf(text, each)),
    ...wordRuns.map((each) => wordRunOf(text, each)),
    speakersIn(text),
  ];
  const whole = runs.filter((run) => run.length >= 2);
  whole.sort((a, b) => (a[0]?.start ?? 0) - (b[0]?.start ?? 0) || b.length - a.length);
  return whole[0] ?? [];
}
