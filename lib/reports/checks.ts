import { findPersonalData } from "@/lib/privacy/personal-data";
import { sentencesOf } from "@/lib/reports/clauses";
import { standingEvidence, supportingSites } from "@/lib/reports/compose";
import { unfilledPlaces } from "@/lib/reports/lost-numbers";
import { doubtsOf, ledgerIn, type LedgerDoubts } from "@/lib/reports/ledger-tokens";
import { numbersOfPoint, numbersWithoutCitation, type NamedNumber } from "@/lib/reports/number-checks";
import { rawSpeechIn, type RawSpeech } from "@/lib/reports/raw-speech";
import { speechOfPoint } from "@/lib/reports/point-speech";
import { quantifierBounds, wrongQuantifiers, type QuantifierKey, type Rewording } from "@/lib/reports/site-quantifiers";
import { tokenPieces, unknownTokens, withoutCites, withoutTokens } from "@/lib/reports/tokens";
import type { DraftPoint, DraftSection, ReportDraft, ReportCounts } from "@/lib/reports/types";

/** What a reader would notice as wrong. Warnings are shown in the editor and before an export. They never block. */
export const warningKinds = [
  "no_visits",
  "empty_point",
  "no_evidence",
  "number_without_source",
  "number_differs",
  "number_uncited",
  "filled_without_reason",
  "ledger_doubtful",
  "unfilled",
  "quantifier_more",
  "quantifier_less",
  "one_site_as_common",
  "raw_speech",
  "unknown_token",
  "personal_data",
  "personal_data_cited",
  "evidence_changed",
  "evidence_gone",
  "evidence_not_counted",
  // Of the outward edition only.
  "place_recognisable",
] as const;
export type WarningKind = (typeof warningKinds)[number];

export type WarningPlace = { part: "front" | "closing" } | { part: "section" | "point"; id: string };

export interface ReportWarning {
  kind: WarningKind;
  place: WarningPlace;
  /** The words, figures or sites that the warning is about. May be empty. */
  details: string[];
  /** The sentence that it is about. */
  sentence?: string;
  /** Words of the entry that the sentence may come from. */
  source?: string;
  /** What could be written instead. */
  proposal?: string;
  /** The same as one press: other words in the place of some of the sentence. */
  rewording?: Rewording;
  /** What an answer to it also holds for, beside its sentence (answers.ts). */
  basis?: string;
  /** The kind of word for a number of sites that would fit. */
  fitting?: QuantifierKey;
  /** What makes a total of the 数据台账 say less than it seems to. */
  doubts?: LedgerDoubts;
  /** The sites behind a point, of those visited. */
  support?: { sites: number; ofSites: number };
}

type Found = Omit<ReportWarning, "place">;

function personalIn(...texts: string[]): Found[] {
  const words = texts.flatMap((text) => findPersonalData(text).map(({ start, end }) => text.slice(start, end)));
  if (words.length === 0) return [];
  const told = texts.flatMap((text) =>
    sentencesOf(text).flatMap(({ start, end }) => {
      const sentence = text.slice(start, end);
      return words.some((word) => sentence.includes(word)) ? [sentence.trim()] : [];
    }),
  );
  return [{ kind: "personal_data", details: [...new Set(words)], basis: told.join("\n") }];
}

/** A placeholder stands for a figure, so that none is missing at its place. */
function withFigures(text: string): string {
  return tokenPieces(text)
    .map((piece) => {
      if (piece.kind === "text") return piece.text;
      return piece.kind === "stray" || piece.kind === "cited" ? "" : "1";
    })
    .join("");
}

function inText(text: string, counts: ReportCounts): Found[] {
  const ledger = counts.ledger ?? [];
  const lost = tokenPieces(text).flatMap((piece) =>
    piece.kind === "ledger" && !ledger.some(({ id }) => id === piece.indicatorId) ? [piece.name] : [],
  );
  const doubtful = ledgerIn(text, ledger).flatMap((figure): Found[] => {
    const doubts = doubtsOf(figure);
    return doubts ? [{ kind: "ledger_doubtful", details: [figure.name], doubts, basis: JSON.stringify(doubts) }] : [];
  });
  const unfilled = unfilledPlaces(withFigures(text));
  const unknown = [...unknownTokens(text), ...lost];
  const unreasoned = tokenPieces(text).flatMap((piece) =>
    piece.kind === "filled" && piece.reason === "" ? [piece.value] : [],
  );
  return [
    ...(unreasoned.length > 0 ? [{ kind: "filled_without_reason" as const, details: unreasoned }] : []),
    ...(unfilled.length > 0 ? [{ kind: "unfilled" as const, details: unfilled }] : []),
    ...(unknown.length > 0 ? [{ kind: "unknown_token" as const, details: unknown }] : []),
    ...doubtful,
    ...personalIn(text),
  ];
}

function ofNumbers(numbers: readonly NamedNumber[]): Found[] {
  return numbers.map(({ kind, written, sentence, source }) => ({
    kind,
    details: [written],
    sentence,
    ...(source !== null && { source }),
  }));
}

function ofSpeech(found: readonly RawSpeech[]): Found[] {
  return found.map(({ word, sentence, offset, proposal }) => ({
    kind: "raw_speech",
    details: [word],
    sentence,
    ...(proposal !== null && { proposal, rewording: { words: word, instead: proposal, offset } }),
  }));
}

function ofQuantifiers(
  point: DraftPoint,
  draft: ReportDraft,
  counts: ReportCounts,
  bounds: typeof quantifierBounds,
): Found[] {
  const support = { sites: supportingSites(point, draft, counts).length, ofSites: counts.sites.length };
  if (support.sites === 0) return [];
  return wrongQuantifiers(withoutCites(`${point.lead}\n${point.text}`), support, bounds).map(
    ({ word, sentence, says, fitting, rewording, sites, ofSites }) => ({
      kind: says === "less" ? "quantifier_less" : sites === 1 && ofSites > 1 ? "one_site_as_common" : "quantifier_more",
      details: [word],
      sentence,
      fitting,
      ...(rewording && { proposal: rewording.instead, rewording }),
      support: { sites, ofSites },
      basis: `${sites}/${ofSites}`,
    }),
  );
}

/** A text that cites nothing. `points`: the numbers of points or parts that it may announce. */
function uncitedText(text: string, counts: ReportCounts, points: readonly number[]): Found[] {
  const days = [counts.firstDay, counts.lastDay].filter((day) => day !== null);
  return [
    ...inText(text, counts),
    ...ofNumbers(numbersWithoutCitation(text, counts, points)),
    ...ofSpeech(
      rawSpeechIn(
        text,
        [],
        days.map((day) => Number(day.slice(0, 4))),
      ),
    ),
  ];
}

export function checkPoint(
  point: DraftPoint,
  draft: ReportDraft,
  counts: ReportCounts,
  bounds = quantifierBounds,
): Found[] {
  const found: Found[] = [];
  const warn = (kind: WarningKind, details: string[]) => found.push({ kind, details });
  const kept = point.evidence.filter((evidence) => !evidence.removed);
  const standing = standingEvidence(point, draft);
  const text = withoutCites(`${point.lead}\n${point.text}`);

  if (withoutTokens(point.lead).trim() === "" && withoutTokens(point.text).trim() === "") warn("empty_point", []);
  if (standing.length === 0) found.push({ kind: "no_evidence", details: [], basis: point.lead });
  found.push(...inText(text, counts));
  found.push(
    ...ofNumbers(numbersOfPoint(point, draft, counts)),
    ...ofQuantifiers(point, draft, counts, bounds),
    ...ofSpeech(speechOfPoint(point, draft, counts)),
  );

  // The index of evidence prints the text of the entries.
  found.push(
    ...personalIn(...standing.map(({ entry }) => entry.text)).map((one) => ({
      ...one,
      kind: "personal_data_cited" as const,
    })),
  );

  const changed = standing.filter(({ quotedText, entry }) => quotedText !== entry.text);
  if (changed.length > 0) warn("evidence_changed", [...new Set(changed.map(({ entry }) => entry.siteName))]);
  const gone = kept.filter(({ entry }) => entry === null);
  if (gone.length > 0) warn("evidence_gone", []);
  const notCounted = kept.filter(
    ({ entry, entryId }) => entry !== null && !standing.some((one) => one.entryId === entryId),
  );
  if (notCounted.length > 0)
    warn("evidence_not_counted", [...new Set(notCounted.map(({ entry }) => entry?.siteName ?? ""))]);
  return found;
}

/**
 * Every warning, in the order of the report. Omitted parts are not checked. `check`: what checks a point, for an editor
 * that remembers the ones that have not changed.
 */
export function checkReport(
  draft: ReportDraft,
  counts: ReportCounts,
  bounds = quantifierBounds,
  check = checkPoint,
): ReportWarning[] {
  const written = (section: DraftSection) => section.points.filter((point) => !point.dropped);
  const announced = [draft.sections.length, ...draft.sections.map((section) => written(section).length)];
  const at = (place: WarningPlace, found: Found[]): ReportWarning[] => found.map((one) => ({ ...one, place }));
  return [
    ...(counts.visits === 0 ? [{ kind: "no_visits" as const, place: { part: "front" as const }, details: [] }] : []),
    ...at({ part: "front" }, uncitedText(`${draft.title}\n${draft.preface}`, counts, announced)),
    ...draft.sections.flatMap((section) => [
      ...at(
        { part: "section", id: section.id },
        uncitedText(`${section.heading}\n${section.lead}`, counts, [written(section).length]),
      ),
      ...written(section).flatMap((point) => at({ part: "point", id: point.id }, check(point, draft, counts, bounds))),
    ]),
    ...at({ part: "closing" }, uncitedText(`${draft.closing}\n${draft.issuer}`, counts, announced)),
  ];
}
