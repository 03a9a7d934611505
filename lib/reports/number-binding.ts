import { after, alongside, before, clausesOf, pieceAt, sentencesOf, shared, wordsOf } from "@/lib/reports/clauses";
import { countsAlike, saysTheSame, statedNumbers, type StatedNumber } from "@/lib/reports/numbers";
import { siteWordAt } from "@/lib/reports/site-words";

/**
 * Holds each figure of a text against the entries that it cites. First the place is found that a figure may come from,
 * by the words around both, whatever the figures are; then the two figures are compared. So two figures that were
 * swapped are both found, also within one sentence and with the same measure word. Pure.
 */

export interface NumberSource {
  text: string;
  siteId: string;
  /** The names by which a text may speak of the site. */
  names: readonly string[];
}

/** A figure with its surroundings. */
interface Place {
  number: StatedNumber;
  clause: ReadonlySet<string>;
  sentence: ReadonlySet<string>;
  before: readonly string[];
  after: readonly string[];
  /** The figure as it is written, without its measure word. */
  numeral: string;
  /** The clause and its sentence, as they are written. */
  clauseText: string;
  sentenceText: string;
  /** It counts sites. */
  ofSites: boolean;
}

export interface UnboundNumber {
  number: StatedNumber;
  /** The figure's sentence. */
  sentence: string;
  /** The words of the entry that it most probably comes from. */
  nearest: string | null;
  /** The figure there, if it counts the same and could be written instead. */
  instead: string | null;
  /** The nearest source has another figure at this place; otherwise no source has this one. */
  differs: boolean;
}

/** The least likeness of two places of the same figure, of 1. */
const leastShared = 0.2;
/** From this likeness on, a place with another figure speaks against a figure … */
const tellingShared = 0.42;
/** … if it is more alike by this much than any place with the same figure. */
const clearlyMore = 0.06;
/** … and this much, if the figure is one that counts nothing at other places. */
const tellingIdle = 0.6;
/** For a source of the site that the text speaks of. */
const ownSite = 0.15;

function placesIn(text: string, numbers: readonly StatedNumber[]): Place[] {
  let masked = text;
  // Same length, so that places stay where they are.
  for (const { start, end } of numbers) masked = masked.slice(0, start) + "#".repeat(end - start) + masked.slice(end);
  const [sentences, clauses] = [sentencesOf(text), clausesOf(text)];
  return numbers.map((number) => {
    const [sentence, clause] = [pieceAt(sentences, number.start), pieceAt(clauses, number.start)];
    const part = (start: number, end: number) => masked.slice(start, end).replace(/#+/g, "#");
    return {
      number,
      clause: wordsOf(part(clause.start, clause.end)),
      sentence: wordsOf(part(sentence.start, sentence.end)),
      before: before(part(sentence.start, number.start)),
      after: after(part(number.end, sentence.end)),
      numeral: text.slice(number.start, number.end),
      clauseText: trimmed(text.slice(clause.start, clause.end)),
      sentenceText: text.slice(sentence.start, sentence.end).trim(),
      ofSites: siteWordAt(text.slice(number.behind)) !== null,
    };
  });
}

function trimmed(text: string): string {
  return text.trim().replace(/[，,、；;。：:]+$/u, "");
}

/** The likeness of two places, or 0 if it cannot be more than `atLeast`. */
function likeness(one: Place, other: Place, atLeast: number): number {
  const near = 0.25 * (alongside(one.before, other.before) + alongside(one.after, other.after));
  if (near + 0.5 <= atLeast) return 0;
  return near + 0.35 * shared(one.clause, other.clause) + 0.15 * shared(one.sentence, other.sentence);
}

interface SourcePlace extends Place {
  siteId: string;
}

const readSources = new Map<string, Place[]>();

/** An entry's text is read once: an editor checks its report at every key. */
function placesOfSource({ text, names }: NumberSource): Place[] {
  const key = `${names.join("\n")}\n\n${text}`;
  const known = readSources.get(key);
  if (known) return known;
  if (readSources.size > 20_000) readSources.clear();
  const places = placesIn(text, statedNumbers(text, names));
  readSources.set(key, places);
  return places;
}

/** Which site the text speaks of at a place: the last one that it named. */
function siteAt(text: string, at: number, sources: readonly NumberSource[]): string | null {
  let [found, last] = [null as string | null, -1];
  for (const { siteId, names } of sources)
    for (const name of names) {
      const place = name === "" ? -1 : text.lastIndexOf(name, at);
      if (place > last && place < at) [found, last] = [siteId, place];
    }
  return found;
}

export interface NamedSite {
  id: string;
  name: string;
}

/** The sites that a sentence names before a figure, and in brackets right behind it: what they say may be there. */
function sitesNamed(text: string, { start, behind }: StatedNumber, sites: readonly NamedSite[]): Set<string> {
  const from = pieceAt(sentencesOf(text), start).start;
  const words = text.slice(from, start) + (/^[^，,。；;（）]{0,6}（[^）]*）/u.exec(text.slice(behind))?.[0] ?? "");
  return new Set(sites.flatMap(({ id, name }) => (name !== "" && words.includes(name) ? [id] : [])));
}

const readTexts = new Map<string, UnboundNumber[]>();

/** `named`: names with numerals in them. `sites`: all that a text may name; those of the sources are known. */
export function unboundNumbers(
  text: string,
  sources: readonly NumberSource[],
  named: readonly string[],
  sites: readonly NamedSite[] = [],
): UnboundNumber[] {
  const key = JSON.stringify([text, named, sources, sites]);
  const known = readTexts.get(key);
  if (known) return known;
  if (readTexts.size > 1_000) readTexts.clear();
  const ofSources = sources.flatMap(({ siteId: id, names }) => names.map((name) => ({ id, name })));
  const found = lookUp(text, sources, named, [...sites, ...ofSources]);
  readTexts.set(key, found);
  return found;
}

function lookUp(
  text: string,
  sources: readonly NumberSource[],
  named: readonly string[],
  sites: readonly NamedSite[],
): UnboundNumber[] {
  const numbers = statedNumbers(text, named);
  if (numbers.length === 0) return [];
  const places: SourcePlace[] = sources.flatMap((source) =>
    placesOfSource(source).map((place) => ({ ...place, siteId: source.siteId })),
  );
  return placesIn(text, numbers).flatMap((place) => {
    const site = siteAt(text, place.number.start, sources);
    const most = (candidates: readonly SourcePlace[], atLeast: number) => {
      let [best, found] = [atLeast, null as SourcePlace | null];
      for (const source of candidates) {
        const bonus = source.siteId === site ? ownSite : 0;
        const alike = likeness(place, source, best - bonus) + bonus;
        if (alike > best) [best, found] = [alike, source];
      }
      return found ? { alike: best, source: found } : null;
    };
    const spokenOf = sitesNamed(text, place.number, sites);
    const same = most(
      places.filter(
        ({ number, siteId, ofSites }) =>
          saysTheSame(place.number, number) &&
          ofSites === place.ofSites &&
          (spokenOf.size === 0 || spokenOf.has(siteId)),
      ),
      leastShared,
    );
    const other = most(
      // 一年 says nothing against 2026年.
      places.filter(
        ({ number }) => !saysTheSame(place.number, number) && !(place.number.kind === "date" && number.idle),
      ),
      same ? same.alike + clearlyMore : leastShared,
    );
    const { idle } = place.number;
    const contradicted = other !== null && other.alike >= (idle ? tellingIdle : tellingShared);
    if (!contradicted && (idle || same)) return [];
    // Words about something that is counted otherwise are no hint of a figure that stands nowhere.
    const telling = other && (contradicted || countsAlike(place.number, other.source.number));
    const nearest = telling ? other.source.clauseText : null;
    const alike = contradicted && countsAlike(place.number, other.source.number);
    const instead = alike ? other.source.numeral : null;
    return [{ number: place.number, sentence: place.sentenceText, nearest, instead, differs: contradicted }];
  });
}
