import "server-only";
import * as z from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { gridLimits } from "@/lib/indicators/grid/limits";
import { packCells, type PackedCells } from "@/lib/indicators/grid/packed";
import { readGridColumns } from "@/lib/indicators/grid/read-grid";
import { readLedgerAddress } from "@/lib/indicators/ledger-address";
import type { Translator } from "@/lib/i18n/server";
import { id } from "@/lib/text";

const askedSchema = z
  .string()
  .transform((text) => text.split(","))
  .pipe(z.array(id).min(1).max(gridLimits.askedColumns));

export interface AnsweredColumns extends PackedCells {
  /** The columns of each row, in their order. Those that have no figure under the filter are not among them. */
  columnIds: string[];
  siteIds: string[];
}

/**
 * The cells of `columns` (indicators, with commas between) under the filter of the page.
 * @throws AppError invalid if a parameter is not understood: other numbers than expected would look right; not_found if
 * the project has none of the indicators under this filter
 */
export async function answerColumns(
  scope: ProjectScope,
  query: URLSearchParams,
  t: Translator,
): Promise<AnsweredColumns> {
  const { filter, ignored } = readLedgerAddress(Object.fromEntries(query));
  if (ignored.length > 0)
    throw new AppError("invalid", "indicators.unread", [], {
      names: ignored.map((key) => t(`indicators.names.${key}`)).join("、"),
    });
  const asked = askedSchema.safeParse(query.get("columns"));
  if (!asked.success) throw new AppError("invalid", "indicators.grid.unread");
  const grid = await readGridColumns(scope, filter, asked.data);
  const columns = grid.columns.filter(({ id: own }) => asked.data.includes(own));
  if (columns.length === 0) throw new AppError("not_found");
  return {
    ...packCells(grid, columns),
    columnIds: columns.map(({ id: own }) => own),
    siteIds: grid.sites.map(({ id: own }) => own),
  };
}
