import { cleanText } from "@/lib/clean-text";
import type { DraftEntry, DraftFigure } from "@/lib/visits/draft";
import { figureRead } from "@/lib/visits/said/figure";
import type { FormIndicator } from "@/lib/visits/types";

/** What the form proposes for empty fields of a row. Nothing of it is stored before a person takes it. Pure. */

const written = (text: string) => cleanText(text, true).trim();

/** The parts of a figure that may be proposed; those that are filled already, or that nothing is known of, are "". */
export interface FigureProposals {
  unit: string;
  definition: string;
  /** 截至 and 来源 of the visit's last figure: taken together. */
  last: { asOf: string; source: string };
}

type ProposingFigure = Pick<DraftFigure, "indicator" | "value" | "unit" | "asOf" | "definition" | "source">;

/** The indicator that a row names. Null if none or several fit: then nobody knows which one is meant. */
function indicatorOf(known: readonly FormIndicator[], indicator: string, unit: string): FormIndicator | null {
  const named = known.filter(({ name }) => name === written(indicator));
  const fitting = unit === "" ? named : named.filter((each) => each.unit === unit);
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** @param before The visit's figures above this one, in their order. */
export function figureProposals(
  row: ProposingFigure,
  known: readonly FormIndicator[],
  before: readonly Pick<ProposingFigure, "asOf" | "source">[],
): FigureProposals {
  // 35% brings its unit along.
  const { unit } = figureRead(row, "");
  const indicator = indicatorOf(known, row.indicator, unit);
  const last = before.findLast(({ asOf, source }) => written(asOf) !== "" || written(source) !== "");
  return {
    unit: unit === "" ? (indicator?.unit ?? "") : "",
    definition: written(row.definition) === "" ? (indicator?.definition ?? "") : "",
    last: {
      asOf: written(row.asOf) === "" ? written(last?.asOf ?? "") : "",
      source: written(row.source) === "" ? written(last?.source ?? "") : "",
    },
  };
}

type SayingEntry = Pick<DraftEntry, "dimension" | "questionId" | "speakerCategory">;

/**
 * Who may have said an entry: the speaker of the entry above it under the same question. Empty if the entry has one.
 *
 * @param ids The visit's entries in their order.
 */
export function speakerProposal(
  id: string,
  ids: readonly string[],
  entries: Partial<Record<string, SayingEntry>>,
): string {
  const entry = entries[id];
  if (!entry || written(entry.speakerCategory) !== "") return "";
  // Asked for every row at every key: nothing is copied.
  for (let at = ids.indexOf(id) - 1; at >= 0; at -= 1) {
    const above = entries[ids[at] ?? ""];
    if (above?.dimension === entry.dimension && above.questionId === entry.questionId)
      return written(above.speakerCategory);
  }
  return "";
}
