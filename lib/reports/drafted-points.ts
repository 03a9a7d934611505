import { fillWords } from "@/lib/fill-words";
import { leadingSentences } from "@/lib/findings/quotes";
import { sentencesOf } from "@/lib/reports/clauses";
import { claimOf } from "@/lib/reports/claims";
import { citedSiteName } from "@/lib/reports/compose";
import { countsAs } from "@/lib/reports/claimed-points";
import type { DraftClaim, DraftWords, ThemeEntry } from "@/lib/reports/draft-input";
import { statedNumbers } from "@/lib/reports/numbers";
import { withoutRawSpeech } from "@/lib/reports/raw-speech";
import { isIndividual } from "@/lib/reports/section-plan";
import { mostSites, tellingEntries } from "@/lib/reports/telling";
import { citedText } from "@/lib/reports/tokens";
import type { DraftEvidence, DraftPoint, ReportCounts, ThemeCount } from "@/lib/reports/types";

/** The points of a first draft, in the words of its entries. Pure. */

export interface PointInput {
  counts: Pick<ReportCounts, "sites">;
  words: DraftWords;
  mint: () => string;
  /** How many entries are quoted at most. */
  quotes?: number;
  /** What other points of the draft have quoted already: an entry of two themes is told once. */
  told?: Set<string>;
}

type Citable = Pick<ThemeEntry, "entryId" | "entry">;

function citationOf({ entryId, entry }: Citable, mint: () => string): DraftEvidence {
  return { id: mint(), entryId, quotedText: entry.text, removed: false, entry };
}

/** The entry's sentences as the report says them: with the site and the year that the speaker left out. */
function said({ form, entry }: Pick<ThemeEntry, "form" | "entry">): string {
  const text = leadingSentences(entry.text);
  if (form === "verbatim") return text;
  const { siteName, visitedAs, visitedOn } = entry;
  return withoutRawSpeech(text, { text, siteName: visitedAs ?? siteName, visitedOn });
}

/** With the mark of its citation behind the last sentence, and behind each one before it that has a figure. */
function marked(text: string, { id }: DraftEvidence): string {
  const sentences = sentencesOf(text);
  return sentences
    .map(({ start, end }, place) => {
      const words = text.slice(start, end);
      const cites = place === sentences.length - 1 || statedNumbers(words).length > 0;
      return cites ? words + citedText(id) : words;
    })
    .join("");
}

type Told = Omit<ThemeEntry, "themeId"> & { citation: DraftEvidence };

function elaborate(
  theme: Pick<ThemeCount, "dimension"> & { siteIds: readonly string[] },
  told: readonly Told[],
  { words, counts }: PointInput,
): string {
  const { dimension } = theme;
  // What one site does is an example of its own; what one site lacks must not look like the lack of all.
  const single = isIndividual(theme, counts) && (dimension === "problem" || dimension === "suggestion");
  return told
    .map((one, place) => {
      const { siteName, siteKind } = one.entry;
      const site = single ? fillWords(words.individual[siteKind], { site: siteName }) : citedSiteName(one.entry, words);
      const templates = words.attributions[dimension];
      const template = one.form === "verbatim" ? words.quoted : (templates[place % templates.length] ?? "{text}");
      return marked(fillWords(template, { site, text: said(one) }), one.citation);
    })
    .join("");
}

/** More names than these are a line and more. Only a proposal: the author chooses. */
const mostNames = 6;

/** The first of a claim's entries in its order, the best one among them. */
function toldOf({ evidence, bestId }: DraftClaim, most: number): DraftClaim["evidence"] {
  const first = evidence.slice(0, most);
  const best = evidence.find(({ entryId }) => entryId === bestId);
  return !best || first.includes(best) ? first : [...first.slice(0, most - 1), best];
}

/** As a lead is written: without a full stop. */
const leadOf = (statement: string) => statement.replace(/[。.\s]+$/u, "");

/**
 * A point that says a claim of the team, with all its entries in its order. The first of them are told. It prints the
 * number of a theme only where that is the claim's own.
 */
export function claimedPoint(
  claim: DraftClaim,
  theme: ThemeCount | null,
  entries: readonly ThemeEntry[],
  input: PointInput,
): DraftPoint {
  const { counts, mint, quotes = mostSites } = input;
  const lead = leadOf(claim.statement);
  const own = claim.evidence.map((one) => ({ ...one, citation: citationOf(one, mint) }));
  // Of the theme's entries none is told where the claim has its own.
  const point = theme ? draftPoint(theme, own.length > 0 ? [] : entries, input) : emptyPoint(mint);
  const counted = theme !== null && countsAs(claim, theme, counts.sites);
  const showSupport = theme === null || (counted && point.showSupport);
  if (own.length === 0) return { ...point, lead, showSupport };
  const telling = new Set(toldOf(claim, quotes).map(({ entryId }) => entryId));
  const told = untold(own, input).filter(({ entryId }) => telling.has(entryId));
  tell(told, input);
  const of = { dimension: claim.dimension, siteIds: theme?.siteIds ?? claim.siteIds };
  return {
    ...point,
    lead,
    showSupport,
    text: elaborate(of, told, input),
    evidence: own.map(({ citation }) => citation),
  };
}

function emptyPoint(mint: () => string): DraftPoint {
  const names: DraftPoint["names"] = "all";
  return {
    ...{ id: mint(), themeId: null, lead: "", text: "", showSupport: true, names, level: 0 },
    ...{ dropped: false, answers: [], evidence: [] },
  };
}

const quotedOf = ({ entry }: Citable) => leadingSentences(entry.text);

/** Those that no other point has quoted. */
function untold<Entry extends Citable>(entries: readonly Entry[], { told }: PointInput): Entry[] {
  return entries.filter((one) => !told?.has(quotedOf(one)));
}

/** From now on no other point quotes them. */
function tell(entries: readonly Citable[], { told }: PointInput): void {
  for (const one of entries) told?.add(quotedOf(one));
}

/** Each of its sentences cites what it quotes and no more: the other entries of its theme can be cited by hand. */
export function draftPoint(theme: ThemeCount, entries: readonly ThemeEntry[], input: PointInput): DraftPoint {
  const fresh = untold(entries, input);
  // Where other points have told them all, the point cites them and says no sentence twice.
  const cited = tellingEntries(fresh.length > 0 ? fresh : entries, input.quotes).map((one) => ({
    ...one,
    citation: citationOf(one, input.mint),
  }));
  const told = fresh.length > 0 ? cited : [];
  tell(told, input);
  return {
    id: input.mint(),
    themeId: theme.id,
    lead: claimOf(theme, input.counts),
    text: elaborate(theme, told, input),
    showSupport: !isIndividual(theme, input.counts),
    names: theme.siteIds.length > mostNames ? "first" : "all",
    level: 0,
    dropped: false,
    answers: [],
    evidence: cited.map(({ citation }) => citation),
  };
}

/**
 * More themes than these are not read in one paragraph. The strongest are named, and each has its point among the
 * dropped ones.
 */
const mostNamed = 8;

/** 其他: themes with the number of their sites; those of one site with its name. Cites one entry of each. */
export function othersPoint(
  themes: readonly ThemeCount[],
  entriesOf: (themeId: string) => readonly ThemeEntry[],
  input: PointInput,
): DraftPoint {
  const { counts, words, mint } = input;
  const named = (of: readonly ThemeCount[]) => of.slice(0, mostNamed);
  const shared = named(themes.filter((theme) => !isIndividual(theme, counts)));
  const single = named(themes.filter((theme) => isIndividual(theme, counts)));
  const { lead, counted, one } = words.others[themes[0]?.dimension ?? "problem"];
  const counting = shared
    .map(({ name, siteIds }) => fillWords(words.otherCount, { theme: name, sites: siteIds.length }))
    .join(words.separator);
  const naming = single.flatMap(({ name, siteIds }) => {
    const site = counts.sites.find(({ id }) => id === siteIds[0]);
    return site
      ? [fillWords(one, { place: fillWords(words.individual[site.kind], { site: site.name }), theme: name })]
      : [];
  });
  return {
    id: mint(),
    themeId: null,
    lead,
    text: [
      counting && fillWords(counted, { themes: counting }),
      naming.length > 0 && fillWords(words.otherSingles, { singles: naming.join(words.clauses) }),
    ]
      .filter(Boolean)
      .join(""),
    showSupport: false,
    names: "all",
    level: 0,
    dropped: false,
    answers: [],
    evidence: [...shared, ...single].flatMap((theme) =>
      tellingEntries(entriesOf(theme.id), 1).map((entry) => citationOf(entry, mint)),
    ),
  };
}
