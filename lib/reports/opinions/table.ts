import { fillWords } from "@/lib/fill-words";
import type { Opinion } from "@/lib/reports/opinions/schema";
import { opinionHandlings, type OpinionHandling } from "@/lib/vocabulary";

/** The 意见采纳情况表 as plain texts, for a file. Pure. */
export interface OpinionTable {
  title: string;
  sheet: string;
  columns: string[];
  rows: string[][];
  /** What is in it, in one sentence. */
  note: string;
  noteSheet: string;
}

export interface OpinionWords {
  title: string;
  sheet: string;
  /** 序号, 意见, 来源单位, 采纳情况, 理由. */
  columns: string[];
  handlings: Record<OpinionHandling, string>;
  /** Uses `{text}`: the words that a comment is about. */
  about: string;
  noteSheet: string;
  /** Uses `{title}`, `{count}`, `{handled}` and `{day}`. */
  note: string;
}

interface Counted {
  /** Of the report. */
  report: string;
  /** YYYY-MM-DD */
  day: string;
}

/** Every opinion is in the file: the page has no filter. */
function noteOf(opinions: readonly Opinion[], { report, day }: Counted, words: OpinionWords): string {
  const handled = opinionHandlings.flatMap((one) => {
    const count = opinions.filter(({ handling }) => handling === one).length;
    return count > 0 || (opinions.length === 0 && one === "pending") ? [`${words.handlings[one]}${count}`] : [];
  });
  return fillWords(words.note, { title: report, count: opinions.length, handled: handled.join("、"), day });
}

export function opinionTable(opinions: readonly Opinion[], counted: Counted, words: OpinionWords): OpinionTable {
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
    note: noteOf(opinions, counted, words),
    noteSheet: words.noteSheet,
  };
}
