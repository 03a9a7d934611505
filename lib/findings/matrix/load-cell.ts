import "server-only";
import { notFound } from "next/navigation";
import { can } from "@/lib/auth/policy";
import { entryPageSize } from "@/lib/findings/loaders";
import { matrixFilter } from "@/lib/findings/matrix/read-matrix";
import { readCellSummary } from "@/lib/findings/matrix/read-summaries";
import { readSpot, type CellSpot } from "@/lib/findings/queries/cell-spot";
import { entryList } from "@/lib/findings/queries/entry-list";
import type { FindingsFilter } from "@/lib/findings/schema";
import { openProject } from "@/lib/gates/open-page";

/** The entries of a cell: the filter of the matrix, its site and its column. */
export function cellFilter(filter: FindingsFilter, { site, column }: CellSpot): FindingsFilter {
  return {
    ...matrixFilter(filter),
    site: site.id,
    dimension: column.dimension,
    ...(column.theme && { theme: column.theme.id }),
  };
}

/** A cell of the matrix with all its entries, page by page. Their number is the cell's. */
export async function loadCell(
  projectId: string,
  asked: { siteId: string; columnId: string; filter: FindingsFilter; page: number },
) {
  const { scope } = await openProject(projectId, "finding.read");
  const spot = await readSpot(scope, asked);
  if (!spot) notFound();
  const { page } = asked;
  const filter = cellFilter(asked.filter, spot);
  const { site, column } = spot;
  const [list, summary] = await Promise.all([
    entryList(scope, filter, { page, pageSize: entryPageSize }),
    readCellSummary(scope, {
      dimension: column.theme ? column.dimension : undefined,
      siteId: site.id,
      columnId: column.id,
    }),
  ]);
  return {
    ...spot,
    ...list,
    filter,
    summary,
    mayWrite: can(scope.actor, "finding.write"),
    mayAsk: can(scope.actor, "followUp.write"),
  };
}
export type LoadedCell = Awaited<ReturnType<typeof loadCell>>;
