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
  /**
   * Places in the list of units. `a` is a note and comes first; `b` is a note of another site, or material of the same.
   */
  a: number;
  b: number;
  /** Of the trigrams, 0–1. */
  share: number;
  longest: number;
  runs: Run[];
}

export interface Found {
  /** The strongest first, as many as were asked for. */
  passages: Passage[];
  /** How many there are. */
  count: number;
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

/** Texts that are ready to be compared are kept up to this many; pairs come by their first text. */
const mostReady = 10_000;

const strength = (x: Passage, y: Passage) => y.longest - x.longest || y.share - x.share || x.a - y.a || x.b - y.b;

/**
 * @param pause called between parts of the work, so that others get their turn
 * @param most so many of the strongest are given; the others are counted and let go
 */
export async function findPassages(
  units: readonly Unit[],
  pause: () => Promise<void> = async () => undefined,
  most = Infinity,
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
  let passages: Passage[] = [];
  let count = 0;
  let since = 0;
  const strongest = () => passages.sort(strength).slice(0, most);
  for (const pair of pairs) {
    const [a, b] = [Math.floor(pair / places), pair % places];
    const passage = passageOf(a, b, read(a), read(b));
    if (passage) {
      count += 1;
      if (passages.push(passage) >= 2 * most) passages = strongest();
    }
    if ((since += 1) % 2_000 === 0) {
      await pause();
      if (known.size > mostReady) known.clear();
    }
  }
  return { passages: strongest(), count, boilerplate: boilerplate.size, crowded };
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

/**
 * The hashes of one part with who holds each, in order, each as one number. All parts are written into the same memory:
 * what grows and is let go for each part is collected late, and there are megabytes of it.
 */
function heldOf(hashes: readonly Uint32Array[]) {
  const counts = new Uint32Array(parts);
  for (const own of hashes) for (const hash of own) counts[partOf(hash)] = (counts[partOf(hash)] ?? 0) + 1;
  const room = new Float64Array(Math.max(0, ...counts));
  return (part: number, holder: (unit: number) => number): Float64Array => {
    let count = 0;
    for (const [unit, own] of hashes.entries()) {
      const beside = holder(unit);
      for (const hash of own) {
        if (partOf(hash) !== part) continue;
        room[count] = hash * places + beside;
        count += 1;
      }
    }
    return room.subarray(0, count).sort();
  };
}

async function commonGrams(
  units: readonly Unit[],
  hashes: readonly Uint32Array[],
  pause: () => Promise<void>,
): Promise<ReadonlySet<number>> {
  const sites = new Set(units.map(({ site }) => site)).size;
  const most = Math.max(fewestSites, sites * mostShare);
  const common = new Set<number>();
  const held = heldOf(hashes);
  for (let part = 0; part < parts; part += 1) {
    const sorted = held(part, (unit) => units[unit]?.site ?? 0);
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

/** The pairs in order, each as one number: its first text times `places`, and its second. */
async function candidates(
  units: readonly Unit[],
  { hashes, boilerplate }: { hashes: readonly Uint32Array[]; boilerplate: ReadonlySet<number> },
  pause: () => Promise<void>,
) {
  const pairs = new Set<number>();
  let crowded = false;
  const prints = await mapped(hashes, (own) => Uint32Array.from(printsOf(own, boilerplate)), pause);
  const held = heldOf(prints);
  for (let part = 0; part < parts; part += 1) {
    const sorted = held(part, (unit) => unit);
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
  return { pairs: Float64Array.from(pairs).sort(), crowded };
}

function addPair(pairs: Set<number>, units: readonly Unit[], first: number, second: number) {
  const [one, other] = [units[first], units[second]];
  if (!one || !other || !areComparable(one, other)) return;
  pairs.add(one.kind === "note" ? first * places + second : second * places + first);
}
