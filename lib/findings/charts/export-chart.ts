import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { conditionsOf } from "@/lib/findings/behind";
import { readAnyChart } from "@/lib/findings/charts/any-chart";
import { drawChart } from "@/lib/findings/charts/draw";
import { chartWidths } from "@/lib/findings/charts/read-charts";
import { takenChart } from "@/lib/findings/charts/taken-chart";
import { statementOf } from "@/lib/findings/export-statement";
import type { FindingsFilter } from "@/lib/findings/schema";
import type { Translator } from "@/lib/i18n/server";
import { tableName } from "@/lib/projects/table-name";
import { tableFileName } from "@/lib/taken-table";

export interface ExportedChart {
  filter: FindingsFilter;
  /** What the file is called. */
  name: string;
  svg: string;
}

/**
 * A chart of the findings as a file, which says its filter, what was counted and what was left out.
 * @throws AppError not_found; invalid if a parameter is not understood: other numbers than expected would look right.
 */
export async function exportChart(
  scope: ProjectScope,
  asked: { chart: unknown; query: URLSearchParams },
  { t, now }: { t: Translator; now: Date },
): Promise<ExportedChart> {
  const filter = conditionsOf(asked.query, t);
  const chart = await readAnyChart(scope, asked.chart, { filter, width: chartWidths.wide, t });
  if (!chart) throw new AppError("not_found");
  const { title, drawing, bySite } = chart;
  const name = await tableName(scope, title, now);
  const { notes } = await statementOf(scope, { filter, name, t });
  return {
    filter,
    name: tableFileName(name, ".svg"),
    svg: takenChart({
      svg: drawChart(drawing),
      title,
      notes: [...notes, ...(bySite ? [t("findings.said.bySite")] : [])],
    }),
  };
}
