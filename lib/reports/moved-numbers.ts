import { annexesOf, bodyOf } from "@/lib/reports/annexes/annexes";
import { supportingSites } from "@/lib/reports/compose";
import { tokenPieces, tokenValues, type TokenValues, type TokenWords } from "@/lib/reports/tokens";
import type { DraftPoint, ReportCounts, ReportDraft } from "@/lib/reports/types";
import type { ReportWarning, WarningPlace } from "@/lib/reports/warnings";

/**
 * Which counted numbers of a report say something else than when its numbers were last seen: they follow the data, so
 * nobody would notice. Figures that a person typed stay as they are, and are warnings (number_moved). Pure.
 */
export interface MovedNumber {
  place: WarningPlace;
  /** A placeholder in the text, or the number of sites that is printed with a point. */
  kind: "placeholder" | "support";
  /** Of the placeholder; "" for the number of sites. */
  name: string;
  before: string;
  after: string;
  /** The sites that are new behind a point, and those that are gone. */
  came: string[];
  left: string[];
}

/** All that has changed since. */
export interface Moved {
  /** Those that follow the data by themselves … */
  counted: readonly MovedNumber[];
  /** … and those that a person typed, which stay. */
  typed: readonly ReportWarning[];
}

/** The figures of a text as they are printed, each once. */
function printedIn(text: string, values: TokenValues, ledger: ReportCounts["ledger"]): Map<string, string> {
  const printed = new Map<string, string>();
  for (const piece of tokenPieces(text)) {
    if (piece.kind === "token") printed.set(piece.name, values[piece.name]);
    if (piece.kind !== "ledger") continue;
    const name = ledger?.find(({ id }) => id === piece.indicatorId)?.name ?? piece.name;
    printed.set(name, values.ledger[piece.indicatorId] ?? "");
  }
  return printed;
}

function supportMoved(point: DraftPoint, draft: ReportDraft, counts: ReportCounts, seen: ReportCounts): MovedNumber[] {
  if (!point.showSupport) return [];
  const names = new Map([...seen.sites, ...counts.sites].map(({ id, name }) => [id, name]));
  const [was, is] = [supportingSites(point, draft, seen), supportingSites(point, draft, counts)];
  const named = (ids: readonly string[], without: readonly string[]) =>
    ids.flatMap((id) => (without.includes(id) ? [] : [names.get(id) ?? ""]));
  const [came, left] = [named(is, was), named(was, is)];
  const [before, after] = [`${was.length}/${seen.sites.length}`, `${is.length}/${counts.sites.length}`];
  if (before === after && came.length === 0) return [];
  return [{ place: { part: "point", id: point.id }, kind: "support", name: "", before, after, came, left }];
}

/** In the order of the report; [] if nobody has seen its numbers yet. */
export function movedNumbers(draft: ReportDraft, counts: ReportCounts, words: TokenWords): MovedNumber[] {
  const { seen, ledger } = counts;
  if (!seen) return [];
  const [was, is] = [tokenValues(seen, words), tokenValues(counts, words)];
  const inText = (place: WarningPlace, text: string): MovedNumber[] => {
    const before = printedIn(text, was, ledger);
    return [...printedIn(text, is, ledger)].flatMap(([name, after]) =>
      before.get(name) === after
        ? []
        : [{ place, kind: "placeholder", name, before: before.get(name) ?? "", after, came: [], left: [] }],
    );
  };
  return [
    ...inText({ part: "front" }, `${draft.title}\n${draft.preface}`),
    ...bodyOf(draft.sections).flatMap(({ id, heading, lead, points }) => [
      ...inText({ part: "section", id }, `${heading}\n${lead}`),
      ...points
        .filter(({ dropped }) => !dropped)
        .flatMap((point) => [
          ...inText({ part: "point", id: point.id }, `${point.lead}\n${point.text}`),
          ...supportMoved(point, draft, counts, seen),
        ]),
    ]),
    ...inText({ part: "closing" }, draft.closing),
    ...annexesOf(draft.sections).flatMap(({ id, heading, lead, annex }) =>
      // Photos have no text.
      inText({ part: "section", id }, annex === "photos" ? heading : `${heading}\n${lead}`),
    ),
  ];
}
