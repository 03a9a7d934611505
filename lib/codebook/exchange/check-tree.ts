import { themeLevels } from "@/lib/codebook/schema";
import { namesAbove } from "@/lib/codebook/exchange/names-above";
import {
  writePath,
  type CodebookRow,
  type CurrentTheme,
  type RefusedRow,
  type RowField,
} from "@/lib/codebook/exchange/rows";
import type { DimensionKey } from "@/lib/vocabulary";

/** A codebook as it would be after the rows of a file, and what is wrong with it. Pure. */
export interface FinalTheme {
  /** The id of a theme, or a name for a new one. */
  key: string;
  dimension: DimensionKey;
  name: string;
  parent: string | null;
  archived: boolean;
  /** The file does not name it, and archives a theme above it. */
  along: boolean;
}

export type AcceptedRow = CodebookRow & { key: string; was: CurrentTheme | undefined };
type Refuse = (row: AcceptedRow, field: RowField, code: string, values?: RefusedRow["values"]) => void;

const placeOf = (dimension: DimensionKey, names: readonly string[]) => `${dimension} ${writePath(names)}`;

function gathered<Of>(of: readonly Of[], placed: (one: Of) => string): Map<string, Of[]> {
  const groups = new Map<string, Of[]>();
  for (const one of of) groups.set(placed(one), [...(groups.get(placed(one)) ?? []), one]);
  return groups;
}

function currentPaths(current: readonly CurrentTheme[]): Map<string, string[]> {
  const byId = new Map(current.map((theme) => [theme.id, theme]));
  const paths = new Map<string, string[]>();
  const pathOf = (theme: CurrentTheme, steps = 0): string[] => {
    const known = paths.get(theme.id);
    if (known) return known;
    const above = theme.parentId === null || steps > current.length ? undefined : byId.get(theme.parentId);
    const path = [...(above ? pathOf(above, steps + 1) : []), theme.name];
    paths.set(theme.id, path);
    return path;
  };
  for (const theme of current) pathOf(theme);
  return paths;
}

/**
 * The theme that a row's path names: by the paths of the file, else by those of today, so that it is found also where
 * the file renames what is above. Undefined: none, or several.
 */
function parentsOf(current: readonly CurrentTheme[], accepted: readonly AcceptedRow[]) {
  const paths = currentPaths(current);
  const inFile = gathered(accepted, (row) => placeOf(row.dimension, [...row.above, row.name]));
  const today = gathered(current, (theme) => placeOf(theme.dimension, paths.get(theme.id) ?? []));
  return (row: AcceptedRow): string | null | undefined => {
    if (row.above.length === 0) return null;
    const place = placeOf(row.dimension, row.above);
    const keys = (inFile.get(place) ?? []).map(({ key }) => key).filter((key) => key !== row.key);
    const found = keys.length > 0 ? keys : (today.get(place) ?? []).map(({ id }) => id).filter((id) => id !== row.key);
    return found.length === 1 ? found[0] : found.find((key) => key === row.was?.parentId);
  };
}

/** How deep a theme is, 1 at the top; null in a circle. */
function depthOf(final: ReadonlyMap<string, FinalTheme>, key: string): number | null {
  let depth = 1;
  for (let at = final.get(key)?.parent ?? null; at !== null; at = final.get(at)?.parent ?? null) {
    depth += 1;
    if (depth > final.size) return null;
  }
  return depth;
}

function checkNames(
  final: ReadonlyMap<string, FinalTheme>,
  rowOf: (key: string) => AcceptedRow | undefined,
  refuse: Refuse,
) {
  const named = gathered([...final.values()], ({ dimension, name }) => `${dimension} ${name}`);
  for (const group of named.values()) {
    if (group.length === 1) continue;
    const rows = group.flatMap(({ key }) => rowOf(key) ?? []).sort((a, b) => a.row - b.row);
    // One may have the name: who has it today, else the first row.
    const keeps = rows.length < group.length ? undefined : (rows.find((row) => row.was?.name === row.name) ?? rows[0]);
    for (const row of rows) {
      if (row === keeps) continue;
      if (keeps) refuse(row, "name", "nameTwice", { row: keeps.row });
      else refuse(row, "name", "nameTaken");
    }
  }
}

export function checkTree(
  current: readonly CurrentTheme[],
  accepted: readonly AcceptedRow[],
): { final: Map<string, FinalTheme>; found: RefusedRow[] } {
  const found: RefusedRow[] = [];
  const refuse: Refuse = ({ row, name }, field, code, values) =>
    found.push({ row, name, field, code, ...(values && { values }) });
  const rows = new Map(accepted.map((row) => [row.key, row]));
  const final = new Map<string, FinalTheme>(
    current.map(({ id, dimension, name, parentId, archived }) => [
      id,
      { key: id, dimension, name, parent: parentId, archived, along: false },
    ]),
  );
  const parentOf = parentsOf(current, accepted);
  const put = ({ key, dimension, name, archived }: AcceptedRow, parent: string | null) =>
    final.set(key, { key, dimension, name, parent, archived, along: false });
  let open: AcceptedRow[] = [];
  for (const row of accepted) {
    const parent = parentOf(row);
    if (row.was && row.was.dimension !== row.dimension) refuse(row, "dimension", "otherDimension");
    else if (parent === undefined) open.push(row);
    else put(row, parent);
  }
  for (;;) {
    // A path may also be as it will be, where some rows above have today's.
    const places = new Map(
      [...final.values()].map((theme) => [
        placeOf(theme.dimension, [...namesAbove(final, theme.key), theme.name]),
        theme.key,
      ]),
    );
    const left = open.filter((row) => {
      const parent = places.get(placeOf(row.dimension, row.above));
      if (parent !== undefined && parent !== row.key) put(row, parent);
      return parent === undefined || parent === row.key;
    });
    if (left.length === open.length) break;
    open = left;
  }
  for (const row of open) refuse(row, "above", "aboveUnknown", { path: writePath(row.above).slice(0, 80) });
  if (found.length > 0) return { final, found };
  checkNames(final, (key) => rows.get(key), refuse);
  for (const row of accepted) if (depthOf(final, row.key) === null) refuse(row, "above", "circle");
  if (found.length > 0) return { final, found };
  const byDepth = [...final.values()].sort((a, b) => (depthOf(final, a.key) ?? 0) - (depthOf(final, b.key) ?? 0));
  for (const theme of byDepth) {
    const above = theme.parent === null ? undefined : final.get(theme.parent);
    const own = rows.get(theme.key);
    const row = own ?? rowAbove(final, rows, theme);
    if ((depthOf(final, theme.key) ?? 0) > themeLevels && row) refuse(row, "above", "tooDeep", { max: themeLevels });
    if (!above?.archived || theme.archived) continue;
    if (own) refuse(own, "archived", "aboveArchived", { name: above.name });
    else final.set(theme.key, { ...theme, archived: true, along: true });
  }
  return { final, found };
}

/** The row of the nearest theme above that the file names. */
function rowAbove(final: ReadonlyMap<string, FinalTheme>, rows: ReadonlyMap<string, AcceptedRow>, theme: FinalTheme) {
  for (let at = theme.parent; at !== null; at = final.get(at)?.parent ?? null) {
    const row = rows.get(at);
    if (row) return row;
  }
  return undefined;
}
