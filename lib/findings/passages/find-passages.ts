import {
  compared,
  sharedRuns,
  shownRun,
  shownShare,
  trigramShare,
  type Compared,
  type Run,
} from "@/lib/findings/passages/compare";
import { gramHashes, printsOf } from "@/lib/findings/passages/prints";

/** 雷同: which texts share passages that few others have. Pure. */
export interface Unit {
  /** A present-day site, from 0. */
  site: number;
  /** An entry, or a paragraph of material that a site handed over. */
  kind: "note" | "material";
  /** As `plainText` makes it. */
  text: string;
}

export interface Passage {
  /** Places in the list of units. `a` is a note and comes first; `b` is a note of another site, or material of the same. */
  a: number;
  b: number;
  /** Of the trigrams, 0–1. */
  share: number;
  longest: number;
  runs: Run[];
}

export interface Found {
  /** The strongest first. */
  passages: Passage[];
  /** More grams than this are 套话: they stand at more than a fifth of the sites, and at more than two. */
  boilerplate: number;
  /** Texts that share a print with more others than are compared. */
  crowded: boolean;
}

/** At more sites than this, words are everybody's. */
export const mostShare = 0.2;
/** Two sites that say the same are what is looked for, however few sites there are. */
const fewestSites = 2;
/** A print that more texts have is nobody's. */
const mostHolders = 300;
const mostPairs = 2_000_000;

/** Work is cut into as many parts by the first bits of a hash: less memory at a time, and a pause after each. */
const parts = 16;
const partOf = (hash: number) => hash >>> 28;
/** Places beside a hash in one exact number. */
const places = 2 ** 20;

export const mostUnits = places;

/** @param pause called between parts of the work, so that others get their turn */
export async function findPassages(
  units: readonly Unit[],
  pause: () => Promise<void> = async () => undefined,
): Promise<Found> {
  const hashes = await mapped(units, ({ text }) => gramHashes(text), pause);
  const boilerplate = await commonGrams(units, hashes, pause);
  const { pairs, crowded } = await candidates(units, { hashes, boilerplate }, pause);
  const known = new Map<number, Compared>();
  const read = (at: number): Compared => {
    const kept = known.get(at);
    if (kept) return kept;
    const made = compared(units[at]?.text ?? "", boilerplate, hashes[at]);
    known.set(at, made);
    return made;
  };
  const passages: Passage[] = [];
  let since = 0;
  for (const [a, b] of pairs) {
    const passage = passageOf(a, b, read(a), read(b));
    if (passage) passages.push(passage);
    if ((since += 1) % 2_000 === 0) {
      await pause();
      // Pairs come by their first text: what is kept of the others stays small.
      if (known.size > 20_000) known.clear();
    }
  }
  passages.sort((x, y) => y.longest - x.longest || y.share - x.share || x.a - y.a || x.b - y.b);
  return { passages, boilerplate: boilerplate.size, crowded };
}

function passageOf(a: number, b: number, one: Compared, other: Compared): Passage | null {
  const share = trigramShare(one, other);
  const runs = sharedRuns(one, other);
  const longest = runs.reduce((most, { length }) => Math.max(most, length), 0);
  return longest >= shownRun || share >= shownShare ? { a, b, share, longest, runs } : null;
}

/** `map` with a pause now and then. */
async function mapped<From, To>(
  items: readonly From[],
  make: (item: From) => To,
  pause: () => Promise<void>,
): Promise<To[]> {
  const made: To[] = [];
  for (const item of items) if (made.push(make(item)) % 2_000 === 0) await pause();
  return made;
}

async function commonGrams(
  units: readonly Unit[],
  hashes: readonly Uint32Array[],
  pause: () => Promise<void>,
): Promise<ReadonlySet<number>> {
  const sites = new Set(units.map(({ site }) => site)).size;
  const most = Math.max(fewestSites, sites * mostShare);
  const common = new Set<number>();
  for (let part = 0; part < parts; part += 1) {
    const held: number[] = [];
    for (const [unit, { site }] of units.entries())
      for (const hash of hashes[unit] ?? []) if (partOf(hash) === part) held.push(hash * places + site);
    const sorted = Float64Array.from(held).sort();
    let count = 0;
    for (let at = 0; at < sorted.length; at += 1) {
      const [now = 0, before = -1] = [sorted[at], sorted[at - 1]];
      const hash = Math.floor(now / places);
      if (hash !== Math.floor(before / places)) count = 1;
      else if (now !== before) count += 1;
      if (count > most) common.add(hash);
    }
    await pause();
  }
  return common;
}

/** Whether two texts are compared at all: notes of different sites, and a site's notes with its own material. */
export function areComparable(a: Unit, b: Unit): boolean {
  if (a.kind === "note" && b.kind === "note") return a.site !== b.site;
  return a.kind !== b.kind && a.site === b.site;
}

async function candidates(
  units: readonly Unit[],
  { hashes, boilerplate }: { hashes: readonly Uint32Array[]; boilerplate: ReadonlySet<number> },
  pause: () => Promise<void>,
) {
  const pairs = new Set<number>();
  let crowded = false;
  const prints = await mapped(hashes, (own) => Uint32Array.from(printsOf(own, boilerplate)), pause);
  for (let part = 0; part < parts; part += 1) {
    const held: number[] = [];
    for (const [unit, own] of prints.entries())
      for (const hash of own) if (partOf(hash) === part) held.push(hash * places + unit);
    const sorted = Float64Array.from(held).sort();
    for (let from = 0, to = 0; from < sorted.length; from = to) {
      const hash = Math.floor((sorted[from] ?? 0) / places);
      const holders: number[] = [];
      for (to = from; to < sorted.length && Math.floor((sorted[to] ?? 0) / places) === hash; to += 1) {
        const unit = (sorted[to] ?? 0) % places;
        if (holders.at(-1) !== unit) holders.push(unit);
      }
      if (holders.length > mostHolders || pairs.size > mostPairs) {
        crowded = true;
        continue;
      }
      for (const [index, first] of holders.entries())
        for (const second of holders.slice(index + 1)) addPair(pairs, units, first, second);
    }
    await pause();
  }
  const sorted = Float64Array.from(pairs).sort();
  const list = Array.from(sorted, (pair) => [Math.floor(pair / places), pair % places] as const);
  return { pairs: list, crowded };
}

function addPair(pairs: Set<number>, units: readonly Unit[], first: number, second: number) {
  const [one, other] = [units[first], units[second]];
  if (!one || !other || !areComparable(one, other)) return;
  pairs.add(one.kind === "note" ? first * places + second : second * places + first);
}
