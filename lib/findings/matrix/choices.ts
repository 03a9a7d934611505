import { filterHref, readFilter, type SearchParams } from "@/lib/findings/filter-address";
import type { FindingsFilter } from "@/lib/findings/schema";
import { id } from "@/lib/text";

/** How the matrix is laid out: parameters of its address beside the filter. Pure. */

export const rowOrders = ["list", "name", "count", "place"] as const;
export const columnOrders = ["tree", "count", "name"] as const;
export type RowOrder = (typeof rowOrders)[number];
export type ColumnOrder = (typeof columnOrders)[number];

export interface MatrixChoices {
  /** The sites: as in the project's list, by name, by number of entries, or by 区县 and kind. */
  rows: RowOrder;
  /** The themes: as in the tree, by number of sites, or by name. */
  columns: ColumnOrder;
  /** Rows and columns in which nothing is counted are left out. */
  hideEmpty: boolean;
  /** Two sites side by side, the themes below each other. */
  pair: readonly [string, string] | null;
}

export const plainChoices: MatrixChoices = { rows: "list", columns: "tree", hideEmpty: false, pair: null };

export interface MatrixAddress {
  projectId: string;
  filter: FindingsFilter;
  /** Null: of the filter alone. */
  choices: MatrixChoices | null;
}

const oneOf = <Value extends string>(all: readonly Value[], value: unknown, otherwise: Value): Value =>
  all.find((each) => each === value) ?? otherwise;

/** The two sites of `pair=A&pair=B` or `pair=A,B`; null unless they are two. */
function readPair(value: string | string[] | undefined): MatrixChoices["pair"] {
  const [one, two, ...more] = [value ?? []].flat().flatMap((part) => part.split(","));
  const known = (site: string | undefined): site is string => id.safeParse(site).success;
  return known(one) && known(two) && one !== two && more.length === 0 ? [one, two] : null;
}

/** What is not understood is as if it were not there: no number depends on it. */
export function readChoices(params: SearchParams): MatrixChoices {
  return {
    rows: oneOf(rowOrders, params["rows"], plainChoices.rows),
    columns: oneOf(columnOrders, params["columns"], plainChoices.columns),
    hideEmpty: params["empty"] === "hide",
    pair: readPair(params["pair"]),
  };
}

export function layoutParameters({
  rows,
  columns,
  hideEmpty,
  pair,
}: MatrixChoices): Record<string, string | undefined> {
  return {
    rows: rows === plainChoices.rows ? undefined : rows,
    columns: columns === plainChoices.columns ? undefined : columns,
    empty: hideEmpty ? "hide" : undefined,
    pair: pair?.join(","),
  };
}

export function matrixHref(
  { projectId, filter, choices }: MatrixAddress,
  changes: Parameters<typeof filterHref>[2] = {},
  layout: Partial<MatrixChoices> = {},
): string {
  return filterHref(
    `/projects/${projectId}/findings/matrix`,
    filter,
    changes,
    choices ? layoutParameters({ ...choices, ...layout }) : {},
  );
}

/** Filter and layout as the query of an address, without the question mark. */
export function matrixQuery(address: Pick<MatrixAddress, "filter" | "choices">): string {
  return matrixHref({ projectId: "", ...address }).split("?")[1] ?? "";
}

/** Parameter of an address that was followed from the matrix: the matrix's own query, or "-" for one without. */
export const fromMatrix = "matrix";

/** The address of the matrix that a list of entries was followed from; null if it was not. */
export function matrixBehind(projectId: string, value: string | string[] | undefined): string | null {
  if (typeof value !== "string" || value === "") return null;
  const params = Object.fromEntries(new URLSearchParams(value));
  return matrixHref({ projectId, filter: readFilter(params).filter, choices: readChoices(params) });
}
