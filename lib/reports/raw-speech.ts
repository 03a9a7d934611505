import { clausesOf, pieceAt, sentencesOf, shared, wordsOf } from "@/lib/reports/clauses";

/**
 * Words that are right in the mouth of a speaker and wrong in a report: 我镇, 今年, 上面, 请县里. Each with what it means,
 * where the visit tells. What stands in quotation marks was said so. Pure.
 */

export interface SpeechSource {
  text: string;
  siteName: string;
  /** YYYY-MM-DD */
  visitedOn: string;
}

export interface RawSpeech {
  word: string;
  sentence: string;
  /** What it could be replaced by; null if that is not known. */
  proposal: string | null;
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

const speech: readonly (readonly [RegExp, Resolve, Sure?])[] = [
  // 我市 and 我县 are the writer's own voice.
  [
    /(?:我们?|咱们?|本|俺)(?:这个|这)?(?:镇|乡|街道|园区|开发区|管委会)(?![土村亲志本])/gu,
    (_, source) => source?.siteName ?? null,
    "site",
  ],
  [
    /(?:我们?|咱们?|俺)(?:这个|这)?(?:村|社区|小区|单位|所|站|办|中心)(?!民)/gu,
    (word) => word.replace(/^(?:我们?|咱们?|俺)(?:这个|这)?/u, "该"),
  ],
  [
    /(?:前年|去年|今年|本年度|明年|后年)/gu,
    (word, _, year) => (year === null ? null : `${year + (years[word] ?? 0)}年`),
    "year",
  ],
  [/上上?个?月(?!台|亮)/gu, (word, source) => monthBefore(source, word.startsWith("上上") ? -2 : -1), "month"],
  [/(?:这个月|本月)/gu, (_, source) => monthBefore(source, 0), "month"],
  [/下个月/gu, (_, source) => monthBefore(source, 1), "month"],
  [/(?:上个?星期|上周|这周|本周|下周|昨天|前天|前几天|前阵子|刚才|眼下)/gu, () => null],
  [
    /(?<=[请让由找向盼望靠等跟给]|希望|建议|要求|恳请|盼望)(?:县里|区里|市里|省里|上面|上头)/gu,
    (word) => offices[word] ?? null,
  ],
  [
    /(?<![\p{Script=Han}])(?:上面|上头)|(?:上面|上头)(?=一?(?:要|派|来人|下来|下达|布置|规定|考核|催|检查|通知|的(?:考核|任务|检查|文件|要求|政策)))/gu,
    () => "上级",
  ],
];

function quoted(text: string, at: number): boolean {
  return text.lastIndexOf("“", at) > text.lastIndexOf("”", at);
}

/** The entry that a clause was taken from, as far as its words tell. */
function sourceOf(clause: string, sources: readonly SpeechSource[]): SpeechSource | null {
  const words = wordsOf(clause);
  let [best, found] = [0.3, null as SpeechSource | null];
  for (const source of sources) {
    const alike = Math.max(
      0,
      ...clausesOf(source.text).map(({ start, end }) => shared(words, wordsOf(source.text.slice(start, end)))),
    );
    if (alike > best) [best, found] = [alike, source];
  }
  // All of one site or one year need no looking for.
  return found ?? (sources.length === 1 ? (sources[0] ?? null) : null);
}

/** `years`: of all sources, or of the fieldwork where nothing is cited. */
export function rawSpeechIn(
  text: string,
  sources: readonly SpeechSource[],
  fieldworkYears: readonly number[] = [],
): RawSpeech[] {
  const [clauses, sentences] = [clausesOf(text), sentencesOf(text)];
  const found = speech.flatMap(([pattern, resolve]) =>
    [...text.matchAll(pattern)].flatMap(({ index, 0: word }) => {
      if (quoted(text, index)) return [];
      const clause = pieceAt(clauses, index);
      const source = sourceOf(text.slice(clause.start, clause.end), sources);
      const known = [...new Set([...sources.map(({ visitedOn }) => Number(visitedOn.slice(0, 4))), ...fieldworkYears])];
      const year = source ? Number(source.visitedOn.slice(0, 4)) : known.length === 1 ? (known[0] ?? null) : null;
      const sentence = pieceAt(sentences, index);
      return [
        {
          index,
          word,
          sentence: text.slice(sentence.start, sentence.end).trim(),
          proposal: resolve(word, source, year),
        },
      ];
    }),
  );
  const seen = new Set<string>();
  return found
    .toSorted((a, b) => a.index - b.index)
    .flatMap(({ index: _, ...one }) => {
      // The same word with the same meaning is said once.
      const key = `${one.word} ${one.proposal ?? ""}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [one];
    });
}

/** An entry's text with the site, the years and the months that its visit tells. Other words stay, and are named by the check. */
export function withoutRawSpeech(text: string, source: SpeechSource): string {
  const year = Number(source.visitedOn.slice(0, 4));
  return speech.reduce(
    (resolved, [pattern, resolve, sure]) =>
      sure
        ? resolved.replace(pattern, (word: string, at: number) =>
            quoted(resolved, at) ? word : (resolve(word, source, year) ?? word),
          )
        : resolved,
    text,
  );
}
