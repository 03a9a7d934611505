import type { Opinion } from "@/lib/reports/opinions/schema";
import type { OpinionHandling } from "@/lib/vocabulary";

/** The 意见采纳情况表 as plain texts, for a file. Pure. */
export interface OpinionTable {
  title: string;
  sheet: string;
  columns: string[];
  rows: string[][];
}

export interface OpinionWords {
  title: string;
  sheet: string;
  /** 序号, 意见, 来源单位, 采纳情况, 理由. */
  columns: string[];
  handlings: Record<OpinionHandling, string>;
  /** Uses `{text}`: the words that a comment is about. */
  about: string;
}

export function opinionTable(opinions: readonly Opinion[], words: OpinionWords): OpinionTable {
  return {
    title: words.title,
    sheet: words.sheet,
    columns: words.columns,
    rows: opinions.map(({ opinion, about, source, handling, reason }, index) => [
      String(index + 1),
      about === "" ? opinion : `${opinion}${words.about.replace("{text}", () => about)}`,
      source,
      words.handlings[handling],
      reason,
    ]),
  };
}
