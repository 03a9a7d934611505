import "server-only";
import { readFilterNames } from "@/lib/findings/data";
import { without } from "@/lib/findings/filter-address";
import type { MatrixChoices } from "@/lib/findings/matrix/choices";
import { matrixLimits } from "@/lib/findings/matrix/limits";
import { matrixFilter, readCells, readHeads, type MatrixCell } from "@/lib/findings/matrix/read-matrix";
import { cellKey } from "@/lib/findings/queries/matrix-summaries";
import { overviewTotals } from "@/lib/findings/queries/overview-totals";
import type { FindingsFilter } from "@/lib/findings/schema";
import { openProject } from "@/lib/gates/open-page";

/** The whole matrix at once, for paper. `cellAt` is null where it is too large for that. */
export async function loadWholeMatrix(projectId: string, asked: { filter: FindingsFilter; choices: MatrixChoices }) {
  const { scope } = await openProject(projectId, "finding.read");
  const filter = matrixFilter(asked.filter);
  const [heads, counts, names] = await Promise.all([
    readHeads(scope, filter, asked.choices),
    overviewTotals(scope, without(filter, "dimension", "q")),
    readFilterNames(scope, filter),
  ]);
  const { rows, columns } = heads;
  const all = { siteIds: rows.map(({ id }) => id), columnIds: columns.map(({ id }) => id), pair: true };
  const fits = rows.length * columns.length <= matrixLimits.printedCells;
  const cells = fits ? await readCells(scope, filter, all) : null;
  const at = cells && new Map(cells.map((cell) => [cellKey(cell.siteId, cell.columnId), cell]));
  const cellAt =
    at && ((siteId: string, columnId: string): MatrixCell | undefined => at.get(cellKey(siteId, columnId)));
  return { ...heads, counts, names, filter, cellAt };
}
export type LoadedWhole = Awaited<ReturnType<typeof loadWholeMatrix>>;
