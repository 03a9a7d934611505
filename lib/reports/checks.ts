import { bodyOf, isAnnex, photosIn } from "@/lib/reports/annexes/annexes";
import { checkAnnex, referencesIn } from "@/lib/reports/annexes/annex-checks";
import { findPersonalData } from "@/lib/privacy/personal-data";
import { claimOf, themeNamed } from "@/lib/reports/claims";
import { themeIn } from "@/lib/reports/counted-sites";
import { sentencesOf } from "@/lib/reports/clauses";
import { standingEvidence } from "@/lib/reports/compose";
import { unfilledPlaces } from "@/lib/lost-numbers";
import { comparedTotals, doubtsOf, ledgerIn } from "@/lib/reports/ledger-tokens";
import { numbersOfPoint, numbersWithoutCitation, type NamedNumber } from "@/lib/reports/number-checks";
import { placesOf } from "@/lib/reports/nesting";
import { misplacedTokens } from "@/lib/reports/placed-tokens";
import { oppositesIn } from "@/lib/reports/opposites";
import { rawSpeechIn, type RawSpeech } from "@/lib/reports/raw-speech";
import { speechOfPoint } from "@/lib/reports/point-speech";
import { namedQuantifiers, quantifiersOfPoint } from "@/lib/reports/quantifier-checks";
import { uniqueAround, uniqueOfPoint } from "@/lib/reports/uniqueness-checks";
import type { Found, ReportWarning, WarningKind, WarningPlace } from "@/lib/reports/warnings";
import { namedTokens, tokenPieces, unknownTokens, withoutCites, withoutTokens } from "@/lib/reports/tokens";
import type { DraftPoint, DraftSection, ReportDraft, ReportCounts } from "@/lib/reports/types";

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
  const compared = comparedTotals(withoutCites(text), ledger).map(({ sentence, names }): Found => ({
    kind: "definitions_differ",
    details: names,
    sentence,
  }));
  const misplaced = misplacedTokens(withoutCites(text), ledger).map(
    ({ name, fitting, sentence, words, instead, offset }): Found => ({
      ...{ kind: "token_differs", details: [name, fitting], sentence, rewording: { words, instead, offset } },
    }),
  );
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
    ...compared,
    ...misplaced,
    ...personalIn(text),
  ];
}

function ofNumbers(numbers: readonly NamedNumber[]): Found[] {
  return numbers.map(({ kind, written, sentence, source, numeral: words, offset, earlier, instead, counted }) => {
    const right = counted ? String(counted.value) : instead;
    return {
      ...{ kind, details: [written], sentence, numeral: { words, offset } },
      ...(earlier > 0 && { earlier }),
      ...(source !== null && { source }),
      ...(counted && { counted }),
      ...(right !== null && { rewording: { words, instead: right, offset } }),
      // An answer holds until something else stands against the figure.
      basis: right ?? source ?? "",
    };
  });
}

function ofSpeech(found: readonly RawSpeech[]): Found[] {
  return found.map(({ word, sentence, offset, proposal }) => ({
    kind: "raw_speech",
    details: [word],
    sentence,
    ...(proposal !== null && { proposal, rewording: { words: word, instead: proposal, offset } }),
  }));
}

/** A lead that is only the name of a theme, with the sentence that its sites make of it. */
function labelsIn({ lead }: DraftPoint, counts: ReportCounts): Found[] {
  const theme = themeNamed(lead, counts.themes);
  if (!theme) return [];
  const words = lead.trim();
  const instead = theme.siteIds.length > 0 ? claimOf(theme, counts) : null;
  return [
    {
      ...{ kind: "lead_is_label", details: [words], sentence: words },
      ...(instead && { proposal: instead, rewording: { words, instead, offset: 0 } }),
    },
  ];
}

/** The lead names one theme, and the number of sites that is printed with it is another's. */
function otherThemeIn({ lead, themeId, showSupport }: DraftPoint, counts: ReportCounts): Found[] {
  const own = counts.themes.find(({ id }) => id === themeId);
  const named = showSupport && own && !lead.includes(own.name) ? themeIn(lead, counts) : null;
  if (!own || !named || named.siteIds.length === 0) return [];
  return [
    {
      ...{ kind: "theme_differs", details: [named.name, own.name], sentence: lead.trim() },
      rebind: { id: named.id, name: named.name },
    },
  ];
}

function ofOpposites(text: string, sources: readonly string[]): Found[] {
  return oppositesIn(text, sources).map(({ word, sentence, source }) => ({
    ...{ kind: "direction_differs", details: [word], sentence, source, basis: source },
  }));
}

/** A text that cites nothing. `points`: the numbers of points or parts that it may announce. */
function uncitedText(text: string, draft: ReportDraft, counts: ReportCounts, points: readonly number[]): Found[] {
  const days = [counts.firstDay, counts.lastDay].filter((day) => day !== null);
  return [
    ...inText(text, counts),
    ...ofNumbers(numbersWithoutCitation(text, counts, points)),
    ...namedQuantifiers(text, draft, counts),
    ...uniqueAround(text, draft, counts),
    ...ofSpeech(
      rawSpeechIn(
        text,
        [],
        days.map((day) => Number(day.slice(0, 4))),
      ),
    ),
  ];
}

/**
 * The heading of photos may say how many there are, a caption the day of its photo. A caption has no place for a figure
 * by hand.
 */
function photosChecked({ heading, lead }: DraftSection, counts: ReportCounts): Found[] {
  const photos = photosIn(lead);
  const dayOf = new Map(counts.photos?.map(({ attachmentId, visitedOn }) => [attachmentId, visitedOn]));
  const captions = photos.flatMap(({ attachmentId, caption }) => {
    const day = dayOf.get(attachmentId);
    return ofNumbers(numbersWithoutCitation(caption, counts, [], day === undefined ? undefined : [day]));
  });
  return [
    ...ofNumbers(numbersWithoutCitation(heading, counts, []).filter(({ value }) => value !== photos.length)),
    ...personalIn(namedTokens(lead)),
    ...captions.map(({ numeral: _numeral, ...found }) => found),
  ];
}

export function checkPoint(point: DraftPoint, draft: ReportDraft, counts: ReportCounts): Found[] {
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
    ...quantifiersOfPoint(point, draft, counts),
    ...uniqueOfPoint(point, draft, counts),
    ...ofOpposites(
      text,
      standing.map(({ entry }) => entry.text),
    ),
    ...labelsIn(point, counts),
    ...otherThemeIn(point, counts),
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

/** A point that holds others has their evidence. */
function checkedPoints(points: readonly DraftPoint[], check: (point: DraftPoint) => Found[]) {
  const places = placesOf(points);
  return points.map((point, at) => {
    const holds = (places[at]?.end ?? 0) > at + 1;
    const found = check(point);
    return { point, found: holds ? found.filter(({ kind }) => kind !== "no_evidence") : found };
  });
}

/**
 * Every warning, in the order of the report. Omitted parts are not checked. `check`: what checks a point, for an editor
 * that remembers the ones that have not changed.
 */
export function checkReport(draft: ReportDraft, counts: ReportCounts, check = checkPoint): ReportWarning[] {
  const written = (section: DraftSection) => section.points.filter((point) => !point.dropped);
  const body = bodyOf(draft.sections);
  const announced = [body.length, ...body.map((section) => written(section).length)];
  const numbered = (text: string, points: readonly number[]) => [
    ...uncitedText(text, draft, counts, points),
    ...referencesIn(text, draft),
  ];
  const at = (place: WarningPlace, found: Found[]): ReportWarning[] => found.map((one) => ({ ...one, place }));
  return [
    ...(counts.visits === 0 ? [{ kind: "no_visits" as const, place: { part: "front" as const }, details: [] }] : []),
    ...at({ part: "front" }, numbered(`${draft.title}\n${draft.preface}`, announced)),
    ...body.flatMap((section) => [
      ...at(
        { part: "section", id: section.id },
        numbered(`${section.heading}\n${section.lead}`, [written(section).length]),
      ),
      ...checkedPoints(written(section), (point) => check(point, draft, counts)).flatMap(({ point, found }) =>
        // References are not remembered with the point: they depend on the annexes.
        at({ part: "point", id: point.id }, [...found, ...referencesIn(`${point.lead}\n${point.text}`, draft)]),
      ),
    ]),
    ...at({ part: "closing" }, numbered(`${draft.closing}\n${draft.issuer}`, announced)),
    ...draft.sections
      .filter(isAnnex)
      .flatMap((section) =>
        at({ part: "section", id: section.id }, [
          ...(section.annex === "photos"
            ? photosChecked(section, counts)
            : numbered(`${section.heading}\n${section.lead}`, [])),
          ...checkAnnex(section, draft, counts),
        ]),
      ),
  ];
}
