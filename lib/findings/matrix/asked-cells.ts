import "server-only";
import * as z from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { readFilter } from "@/lib/findings/filter-address";
import { matrixLimits } from "@/lib/findings/matrix/limits";
import { matrixFilter, readCells, type MatrixCell } from "@/lib/findings/matrix/read-matrix";
import { knownSites } from "@/lib/findings/queries/known-sites";
import type { Translator } from "@/lib/i18n/server";
import { id } from "@/lib/text";
import { dimensionKeys } from "@/lib/vocabulary";

const listOf = (of: z.ZodType<string, string>, most: number) =>
  z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(of).min(1).max(most));

/**
 * The cells of `sites` and `columns` (ids with commas between) under the filter of the page.
 * @throws AppError invalid if a parameter is not understood: other numbers than expected would look right; not_found if
 * the project has none of the sites
 */
export async function answerCells(
  scope: ProjectScope,
  query: URLSearchParams,
  t: Translator,
): Promise<{ cells: MatrixCell[] }> {
  const { filter: read, ignored } = readFilter(Object.fromEntries(query));
  const filter = matrixFilter(read);
  const { askedRows, askedColumns } = matrixLimits;
  const siteIds = listOf(id, askedRows).safeParse(query.get("sites"));
  const columnIds = listOf(filter.dimension ? id : z.enum(dimensionKeys), askedColumns).safeParse(query.get("columns"));
  if (ignored.length > 0)
    throw new AppError("invalid", "findings.unread", [], {
      names: ignored.map((key) => t(`findings.names.${key}`)).join("、"),
    });
  if (!siteIds.success || !columnIds.success) throw new AppError("invalid", "matrix.unread");
  // A site that is gone since the page was drawn has no cells; ids of which the project has none are another project's.
  if ((await knownSites(scope, siteIds.data)) === 0) throw new AppError("not_found");
  const pair = query.get("pair") === "1";
  return { cells: await readCells(scope, filter, { siteIds: siteIds.data, columnIds: columnIds.data, pair }) };
}
