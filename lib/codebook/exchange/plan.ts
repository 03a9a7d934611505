import {
  judgeRow,
  writePath,
  type CodebookRow,
  type CurrentTheme,
  type RefusedRow,
  type WrittenRow,
} from "@/lib/codebook/exchange/rows";
import { checkTree, type FinalTheme } from "@/lib/codebook/exchange/check-tree";
import { namesAbove } from "@/lib/codebook/exchange/names-above";
import type { DimensionKey } from "@/lib/vocabulary";

/** What a file would do to a codebook, row by row. Pure. */
export const changeKinds = ["created", "renamed", "moved", "definition", "example", "archived", "restored"] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A row that changes something. */
export interface PlannedRow {
  row: number;
  dimension: DimensionKey;
  name: string;
  /** The path of the themes above it, as it will be. */
  above: string;
  did: ChangeKind[];
  /** The name and the path that it has now; null for a new one. */
  was: { name: string; above: string } | null;
}

/** A theme to write. `key`: its id, or the number of its row if it is new. */
export interface ThemeToWrite extends FinalTheme {
  id: string | null;
  definition: string;
  example: string;
  did: ChangeKind[];
}

export interface ImportPlan {
  rows: PlannedRow[];
  refused: RefusedRow[];
  /** Rows that say what is so already. */
  unchanged: number;
  /** Themes that the file does not name: they stay as they are. */
  untouched: number;
  /** Those above first. */
  writes: ThemeToWrite[];
  /** Themes that the file does not name, below one that it archives: archived with it. */
  archivedAlong: string[];
}

const keyOfRow = (row: number) => `row ${row}`;

/** Which theme each row means: the one of its id, else the one of its name; each theme only once. */
function match(current: readonly CurrentTheme[], rows: readonly CodebookRow[]): Map<number, CurrentTheme> {
  const byId = new Map(current.map((theme) => [theme.id, theme]));
  const byName = new Map(current.map((theme) => [`${theme.dimension} ${theme.name}`, theme]));
  const found = new Map<number, CurrentTheme>();
  const taken = new Set<string>();
  const take = (row: CodebookRow, theme: CurrentTheme | undefined) => {
    if (!theme || taken.has(theme.id) || found.has(row.row)) return;
    found.set(row.row, theme);
    taken.add(theme.id);
  };
  for (const row of rows) take(row, byId.get(row.id));
  for (const row of rows) take(row, byName.get(`${row.dimension} ${row.name}`));
  return found;
}

function changesOf(theme: FinalTheme, row: CodebookRow, was: CurrentTheme | undefined): ChangeKind[] {
  if (!was) return ["created"];
  return [
    ...(was.name !== row.name ? (["renamed"] as const) : []),
    ...(was.parentId !== theme.parent ? (["moved"] as const) : []),
    ...(was.definition !== row.definition ? (["definition"] as const) : []),
    ...(was.example !== row.example ? (["example"] as const) : []),
    ...(was.archived === row.archived ? [] : [row.archived ? ("archived" as const) : ("restored" as const)]),
  ];
}

/** @param current every theme of the project, in the order of the tree */
export function planImport(current: readonly CurrentTheme[], written: readonly WrittenRow[]): ImportPlan {
  const judged = written.map(judgeRow);
  const refused = new Map<number, RefusedRow>();
  const rows: CodebookRow[] = [];
  for (const one of judged) {
    if ("code" in one) refused.set(one.row, one);
    else rows.push(one);
  }
  const matched = match(current, rows);
  const present = new Map(current.map((theme) => [theme.id, { ...theme, parent: theme.parentId }]));
  for (;;) {
    const accepted = rows
      .filter(({ row }) => !refused.has(row))
      .map((row) => ({ ...row, key: matched.get(row.row)?.id ?? keyOfRow(row.row), was: matched.get(row.row) }));
    const { final, found } = checkTree(current, accepted);
    if (found.length > 0) {
      // What a row hangs on may be left out now, so the others are looked at again.
      for (const one of found) if (!refused.has(one.row)) refused.set(one.row, one);
      continue;
    }
    const done = accepted.flatMap((row) => {
      const theme = final.get(row.key);
      return theme ? [{ row, theme, did: changesOf(theme, row, row.was) }] : [];
    });
    const changed = done.filter(({ did }) => did.length > 0);
    const named = new Set(accepted.map(({ key }) => key));
    return {
      rows: changed.map(({ row, theme, did }) => ({
        ...{ row: row.row, dimension: row.dimension, name: row.name, did },
        above: writePath(namesAbove(final, theme.key)),
        was: row.was ? { name: row.was.name, above: writePath(namesAbove(present, row.was.id)) } : null,
      })),
      refused: [...refused.values()].sort((a, b) => a.row - b.row),
      unchanged: done.length - changed.length,
      untouched: current.filter(({ id }) => !named.has(id)).length,
      writes: changed
        .map(({ row, theme, did }) => ({
          ...{ ...theme, id: row.was?.id ?? null, definition: row.definition, example: row.example, did },
        }))
        .sort((a, b) => namesAbove(final, a.key).length - namesAbove(final, b.key).length),
      archivedAlong: current.flatMap(({ id, archived }) => (!archived && final.get(id)?.along ? [id] : [])),
    };
  }
}
