import { fillWords } from "@/lib/fill-words";
import { bodyOf } from "@/lib/reports/annexes/annexes";
import { composeAnnexes } from "@/lib/reports/annexes/compose-annexes";
import { numbersHeld } from "@/lib/reports/held-numbers";
import type {
  ReportCite,
  ReportEvidence,
  ReportModel,
  ReportPoint,
  ReportSection,
  ReportSupport,
} from "@/lib/reports/model";
import { fillTokens, tokenPieces, tokenValues, withoutCites, type TokenWords } from "@/lib/reports/tokens";
import type {
  CitedEntry,
  DraftEvidence,
  DraftPoint,
  DraftSection,
  ReportDraft,
  ReportCounts,
} from "@/lib/reports/types";
import { dimensionKeys, type DimensionKey, type ReportStage, type SupportNames } from "@/lib/vocabulary";

/**
 * Turns rows and figures into the report as plain data. Every number that is not part of someone's text comes from
 * `figures`, which the findings' queries counted: a point of a theme has that theme's support, a point made by hand has
 * the sites of its evidence.
 */
interface ComposeInput {
  draft: ReportDraft;
  stage: ReportStage;
  counts: ReportCounts;
  words: TokenWords;
  /** For the editor, where a part without points must still be reachable. */
  keepEmpty?: boolean;
  /** Leaves the figures of the text as {{走访数}}: a page shows each as a chip with its name. */
  keepTokens?: boolean;
}

type Fill = (text: string) => string;

/** True if an entry's visit counts in this report. If it does not count, it is not cited either. */
export function counts(entry: CitedEntry, draft: Pick<ReportDraft, "includeUnapproved">): boolean {
  return entry.visitState === "approved" || (draft.includeUnapproved && entry.visitState === "submitted");
}

/** The valid evidence: not removed, still existing, of a visit that counts. Each entry once. */
export function standingEvidence(
  point: DraftPoint,
  draft: Pick<ReportDraft, "includeUnapproved">,
): (DraftEvidence & { entryId: string; entry: CitedEntry })[] {
  const seen = new Set<string>();
  return point.evidence.flatMap((evidence) => {
    const { entryId, entry } = evidence;
    if (evidence.removed || !entryId || !entry || !counts(entry, draft) || seen.has(entryId)) return [];
    seen.add(entryId);
    return [{ ...evidence, entryId, entry }];
  });
}

/** The ids of the sites behind a point, in the project's order. */
export function supportingSites(point: DraftPoint, draft: ReportDraft, counts: ReportCounts): string[] {
  const theme = point.themeId ? counts.themes.find(({ id }) => id === point.themeId) : undefined;
  if (theme) return theme.siteIds;
  const cited = new Set(standingEvidence(point, draft).map(({ entry }) => entry.siteId));
  return counts.sites.filter(({ id }) => cited.has(id)).map(({ id }) => id);
}

/** The dimension of a point: its theme's, or that of most of what it cites. */
export function dimensionOf(point: DraftPoint, draft: ReportDraft, counts: ReportCounts): DimensionKey {
  const theme = point.themeId ? counts.themes.find(({ id }) => id === point.themeId) : undefined;
  if (theme) return theme.dimension;
  const cited = standingEvidence(point, draft).map(({ entry }) => entry.dimension);
  const times = (one: DimensionKey) => cited.filter((dimension) => dimension === one).length;
  return dimensionKeys.toSorted((a, b) => times(b) - times(a))[0] ?? "problem";
}

export function supportOf(point: DraftPoint, draft: ReportDraft, counts: ReportCounts): ReportSupport | null {
  const ids = new Set(supportingSites(point, draft, counts));
  if (ids.size === 0) return null;
  const siteNames = counts.sites.filter(({ id }) => ids.has(id)).map(({ name }) => name);
  const dimension = dimensionOf(point, draft, counts);
  const base = { sites: siteNames.length, ofSites: counts.sites.length, siteNames };
  return dimension === "problem" ? base : { ...base, dimension, mentioned: true };
}

/** 三汊镇（原沙洲乡）: the site that counts, and the name in the visit itself. */
export function citedSiteName(
  entry: Pick<CitedEntry, "siteName" | "visitedAs">,
  words: Pick<TokenWords, "formerly">,
): string {
  return entry.visitedAs
    ? fillWords(words.formerly, { site: entry.siteName, former: entry.visitedAs })
    : entry.siteName;
}

function evidenceOf(point: DraftPoint, { draft, words }: ComposeInput): ReportEvidence[] {
  return standingEvidence(point, draft).map(({ entryId, entry }) => ({
    entryId,
    visitId: entry.visitId,
    siteName: citedSiteName(entry, words),
    siteKind: entry.siteKind,
    visitedOn: entry.visitedOn,
    dimension: entry.dimension,
    text: entry.text,
  }));
}

/** How many names stand before 等. */
const firstNames = 3;

/** The support with the names that the author wants printed. */
export function namedSupport(support: ReportSupport | null, names: SupportNames): ReportSupport | null {
  if (!support || names === "all") return support;
  if (names === "annex") return { ...support, inAnnex: true };
  return { ...support, siteNames: support.siteNames.slice(0, names === "none" ? 0 : firstNames) };
}

export function composePoint(point: DraftPoint, fill: Fill, input: ComposeInput): ReportPoint {
  const marked = input.keepTokens ? { text: withoutCites(point.text) } : withCites(point, fill, input);
  return {
    id: point.id,
    ...(point.level > 0 && { level: point.level }),
    lead: fill(point.lead),
    support: point.showSupport ? namedSupport(supportOf(point, input.draft, input.counts), point.names) : null,
    evidence: evidenceOf(point, input),
    ...marked,
  };
}

/** The text as printed, and where in it each sentence cites. A mark of evidence that does not count is left out. */
function withCites(point: DraftPoint, fill: Fill, { draft }: ComposeInput): Pick<ReportPoint, "text" | "cites"> {
  const entryOf = new Map(standingEvidence(point, draft).map(({ id, entryId }) => [id, entryId]));
  let text = "";
  const cites: ReportCite[] = [];
  for (const piece of tokenPieces(point.text)) {
    if (piece.kind !== "cited") {
      text += fill(piece.raw);
      continue;
    }
    const entryId = entryOf.get(piece.evidenceId);
    const last = cites.at(-1);
    if (!entryId) continue;
    if (last?.at === text.length) last.entryIds.push(entryId);
    else cites.push({ at: text.length, entryIds: [entryId] });
  }
  return cites.length > 0 ? { text, cites } : { text };
}

function composeSection(
  section: DraftSection,
  fill: Fill,
  input: ComposeInput,
  compose: typeof composePoint,
): ReportSection {
  const held = numbersHeld(section, (point) => dimensionOf(point, input.draft, input.counts));
  return {
    id: section.id,
    heading: fill(section.heading),
    layout: section.layout,
    lead: fill(section.lead),
    ...(held && { numbersHeld: true }),
    points: section.points.filter((point) => !point.dropped).map((point) => compose(point, fill, input)),
  };
}

function paragraphs(text: string, fill: Fill): string[] {
  return linesOf(fill(text));
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "");
}

/** `compose`: what makes a point, for an editor that remembers the ones that have not changed. */
export function composeReport(input: ComposeInput, compose = composePoint): ReportModel {
  const { draft, stage, words, keepTokens } = input;
  const values = tokenValues(input.counts, words);
  const fill: Fill = keepTokens ? (text) => text : (text) => fillTokens(text, values, words);
  return {
    title: fill(draft.title),
    stage,
    preface: paragraphs(draft.preface, fill),
    // An empty part would print as a heading without text.
    sections: bodyOf(draft.sections)
      .map((section) => composeSection(section, fill, input, compose))
      .filter((section) => input.keepEmpty || section.points.length > 0 || section.lead.trim() !== ""),
    closing: paragraphs(draft.closing, fill),
    issuer: draft.issuer,
    issuedOn: draft.issuedOn || null,
    addressee: draft.addressee,
    annexes: linesOf(draft.annexes),
    ...composeAnnexes({ draft, counts: input.counts, fill, siteName: (photo) => citedSiteName(photo, words) }),
    copyTo: draft.copyTo,
    printedBy: draft.printedBy,
    printedOn: draft.printedOn || null,
    sealed: draft.sealed,
  };
}
