import { openingOf } from "@/lib/reports/returned/openings";

/** How much of a sentence the units of a report have. What many units have counts little. Pure. */

const ignored = /〔\d+(?:[-、—,]\d+)*〕(?!第?\d+号)|[\s，。、；：！？“”‘’「」『』（）()《》—…·]/gu;

/** Without numbering, marks, punctuation and spaces. */
export function bare(text: string): string {
  const trimmed = text.replace(/^(?:〔\d+(?:[-、—,]\d+)*〕|\s)+/u, "");
  return trimmed.slice(openingOf(trimmed).length).replace(ignored, "");
}

export function pairsOf(text: string): Set<string> {
  const characters = [...text];
  return new Set(characters.slice(1).map((second, at) => `${characters[at] ?? ""}${second}`));
}

/** A text to be compared with many others. */
export interface Compared {
  words: string;
  pairs: ReadonlySet<string>;
}

export function comparedText(text: string): Compared {
  const words = bare(text);
  return { words, pairs: pairsOf(words) };
}

/** 0 to 1: the pairs of characters that two texts share. */
export function likenessOf(one: Compared, other: Compared): number {
  if (one.pairs.size === 0 || other.pairs.size === 0) return one.words === other.words && one.words !== "" ? 1 : 0;
  let both = 0;
  for (const pair of one.pairs) if (other.pairs.has(pair)) both += 1;
  return (2 * both) / (one.pairs.size + other.pairs.size);
}

export const likeness = (one: string, other: string): number => likenessOf(comparedText(one), comparedText(other));

export interface Likely {
  name: string;
  /** 0 to 1. */
  score: number;
}

export class Wording {
  private readonly owners = new Map<string, Set<string>>();
  private readonly whole = new Map<string, string>();

  constructor(units: readonly { name: string; words: string }[]) {
    for (const { name, words } of units) {
      this.whole.set(name, bare(words));
      for (const pair of pairsOf(bare(words))) {
        const owners = this.owners.get(pair) ?? new Set();
        this.owners.set(pair, owners.add(name));
      }
    }
  }

  /** The most likely first. */
  likely(text: string): Likely[] {
    const words = bare(text);
    const sums = new Map<string, number>();
    let all = 0;
    for (const pair of pairsOf(words)) {
      const owners = this.owners.get(pair);
      const weight = 1 / (owners?.size ?? 1);
      all += weight;
      for (const name of owners ?? []) sums.set(name, (sums.get(name) ?? 0) + weight);
    }
    if (all === 0) return [];
    return [...sums].map(([name, sum]) => ({ name, score: sum / all })).sort((a, b) => b.score - a.score);
  }

  /** The units that have the text as it is. */
  holding(text: string): string[] {
    const words = bare(text);
    if (words.length < 4) return [];
    return [...this.whole].filter(([, whole]) => whole.includes(words)).map(([name]) => name);
  }
}
