import type { MatrixColumn, MatrixRow } from "@/lib/findings/matrix/heads";

/** A head of the matrix: a site, or a column. */
export type GridHead = { kind: "site"; site: MatrixRow } | { kind: "column"; column: MatrixColumn };

export const headId = (head: GridHead) => (head.kind === "site" ? head.site.id : head.column.id);
