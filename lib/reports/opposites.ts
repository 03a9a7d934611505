import { clausesOf, pieceAt, sentenceAt, sentencesOf } from "@/lib/reports/clauses";
import { saysTheSame, statedNumbers, type StatedNumber } from "@/lib/reports/numbers";
import { remembered } from "@/lib/remembered";

/**
 * A sentence that says the opposite of what is cited: 增加 where every entry says 减少 with the same figure, or 没有 where
 * an entry says that there is and none says that there is not. Only what is certain is named. Pure.
 */

export interface Opposite {
  /** As the report says it, and as the entry does. */
  word: string;
  source: string;
  sentence: string;
}

const closely = "(?:了|到|至|为|约|近|超|超过|达|有)*$";
const ways = {
  up: new RegExp(`(?:增加|增长|增至|上升|升至|提高|提升|新增|上涨|扩大|增)${closely}`, "u"),
  down: new RegExp(`(?:减少|下降|降低|减至|降至|缩减|压减|下滑|流失|减|降)${closely}`, "u"),
};

interface Directed {
  number: StatedNumber;
  way: keyof typeof ways | null;
  word: string;
  clause: string;
}

/** The figures of a text; which rise or fall, the word right before them says. */
const figuresIn = remembered((text: string): Directed[] => {
  const clauses = clausesOf(text);
  return statedNumbers(text).map((number): Directed => {
    const { start, end } = pieceAt(clauses, number.start);
    const before = text.slice(start, number.start);
    const clause = ended(text.slice(start, end));
    const way = (["up", "down"] as const).find((one) => ways[one].test(before)) ?? null;
    const word = way === null ? "" : (ways[way].exec(before)?.[0] ?? "");
    return { number, way, word: `${word}${number.written}`, clause };
  });
});

const ended = (clause: string) => clause.trim().replace(/[，,、；;。：:]+$/u, "");

const denied = /(?:没有|不存在|尚无|均无|并无)(?<what>[\p{Script=Han}]{3,12})(?=[，,。；;：:、\n]|$)/gu;

/** What stands in the way of 有: 没有, 未有, 如有. */
const notThere = "(?<![没未无如若只具含所])";

function deniedIn(text: string): { at: number; word: string; what: string }[] {
  return [...text.matchAll(denied)].map(({ index, 0: word, groups }) => ({
    ...{ at: index, word, what: groups?.["what"] ?? "" },
  }));
}

/** `sources`: the texts of the entries that the point cites. */
export function oppositesIn(text: string, sources: readonly string[]): Opposite[] {
  const sentences = sentencesOf(text);
  const turned = figuresIn(text).flatMap(({ number, way, word }): Opposite[] => {
    if (way === null) return [];
    const same = sources.flatMap((source) => figuresIn(source).filter((one) => saysTheSame(number, one.number)));
    const [first] = same;
    // The figure may come from a place that says neither.
    if (!first || same.some((one) => one.way === null || one.way === way)) return [];
    return [{ word, source: first.clause, sentence: sentenceAt(text, sentences, number.start).sentence }];
  });
  const missing = deniedIn(text).flatMap(({ at, word, what }): Opposite[] => {
    const there = new RegExp(`${notThere}(?:配有|设有|建有|已有|有|配备了|建立了|设立了)${what}`, "u");
    const notThereEither = new RegExp(`(?:没|无|未|缺|不)[\\p{Script=Han}]{0,4}${what}`, "u");
    const said = sources.map((source) => ({ source, clause: clauseWith(source, there) }));
    const first = said.find(({ clause }) => clause !== null)?.clause;
    if (!first || sources.some((source) => notThereEither.test(source))) return [];
    return [{ word, source: first, sentence: sentenceAt(text, sentences, at).sentence }];
  });
  return [...turned, ...missing];
}

function clauseWith(text: string, words: RegExp): string | null {
  const at = text.search(words);
  if (at < 0) return null;
  const { start, end } = pieceAt(clausesOf(text), at);
  return ended(text.slice(start, end));
}
