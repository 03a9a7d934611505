import { verificationStates, type VerificationState } from "@/lib/vocabulary";
import type { FigureGrid, GridColumn, SaidGroup } from "@/lib/indicators/grid/types";

/** The grid as a page carries it: thousands of cells, each text once. Pure. */

/** Value · places of 截至, 口径 and source in `words` · marks · value per unit of the base · place of the base's 截至. */
export type PackedCell = [...PackedFigure, string?, number?];
type PackedFigure = [string, number, number, number, number];

export interface PackedCells {
  words: string[];
  /** By site and column; 0: none. */
  rows: (PackedCell | 0)[][];
}

export interface GridCell {
  value: string;
  asOf: string;
  definition: string;
  source: string;
  verification: VerificationState;
  conflicting: boolean;
  per: { value: string; inexact: boolean; baseAsOf: string | null } | null;
}

/** Longer texts are in the list that the cell's link opens. */
const mostCharacters = 18;
const conflictMark = 4;
const inexactMark = 8;

const shortened = (text: string) => {
  const characters = [...text.trim()];
  return characters.length > mostCharacters ? `${characters.slice(0, mostCharacters - 1).join("")}…` : text.trim();
};

/** The cells of these columns. */
export function packCells({ sites, cells }: FigureGrid, columns: readonly GridColumn[]): PackedCells {
  const words: string[] = [];
  const places = new Map<string, number>();
  const placeOf = (text: string) => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, words.length);
    words.push(text);
    return words.length - 1;
  };
  const rows = sites.map(({ id }) =>
    columns.map((column): PackedCell | 0 => {
      const figure = cells.get(id)?.get(column.id);
      if (!figure) return 0;
      const per = column.per?.bySite.get(id);
      const marks =
        verificationStates.indexOf(figure.verification) +
        (figure.conflicting ? conflictMark : 0) +
        (per?.inexact ? inexactMark : 0);
      const texts = [figure.asOf, shortened(figure.definition), shortened(figure.source)].map(placeOf);
      const [asOf = 0, definition = 0, source = 0] = texts;
      const own: PackedFigure = [figure.value, asOf, definition, source, marks];
      if (!per) return own;
      return per.baseAsOf === null ? [...own, per.value] : [...own, per.value, placeOf(per.baseAsOf)];
    }),
  );
  return { words, rows };
}

export function unpackCell(cell: PackedCell | 0 | undefined, words: readonly string[]): GridCell | null {
  if (!cell) return null;
  const [value, asOf, definition, source, marks, per, baseAsOf] = cell;
  const wordAt = (place: number) => words[place] ?? "";
  return {
    value,
    asOf: wordAt(asOf),
    definition: wordAt(definition),
    source: wordAt(source),
    verification: verificationStates[marks & 3] ?? "unverified",
    conflicting: (marks & conflictMark) > 0,
    per:
      per === undefined
        ? null
        : {
            value: per,
            inexact: (marks & inexactMark) > 0,
            baseAsOf: baseAsOf === undefined ? null : wordAt(baseAsOf),
          },
  };
}

/** A head as the page carries it. */
export interface PackedHead {
  id: string;
  name: string;
  unit: string;
  total: string | null;
  inexact: boolean;
  least: string;
  most: string;
  figures: number;
  sites: number;
  /** How many different 截至 and 口径 it has, one without words included. */
  times: number;
  definitions: number;
  unsaid: boolean;
  per: { unit: string; total: string | null; inexact: boolean; sites: number; missing: number } | null;
}

const unsaidAmong = (groups: readonly SaidGroup[]) => groups.some(({ words }) => words === "");

export const packHeads = (columns: readonly GridColumn[]): PackedHead[] =>
  columns.map(({ id, name, unit, total, inexact, least, most, figures, times, definitions, per }) => ({
    ...{ id, name, unit, total, inexact, least, most, figures },
    sites: times.reduce((sum, { siteIds }) => sum + siteIds.length, 0),
    times: times.length,
    definitions: definitions.length,
    unsaid: unsaidAmong(definitions),
    per: per && {
      ...{ unit: per.unit, total: per.total, inexact: per.inexact },
      sites: per.bySite.size,
      missing: per.missing.length,
    },
  }));
