import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { readFilter, without } from "@/lib/findings/filter-address";
import { csvLines, csvMark } from "@/lib/write-csv";
import { coverage } from "@/lib/findings/queries/coverage";
import { themeCells } from "@/lib/findings/queries/theme-sites";
import { themeSupport } from "@/lib/findings/queries/theme-support";
import { listVisitedSites } from "@/lib/findings/queries/visited-sites";
import type { FindingsFilter } from "@/lib/findings/schema";
import type { Translator } from "@/lib/i18n/server";
import { dimensionKeys } from "@/lib/vocabulary";

/** The tables of the findings to take away whole, also where the page shows a part of them at a time. */
interface ExportedTable {
  filter: FindingsFilter;
  csv: string;
}

/** @throws AppError invalid if a parameter is not understood: other numbers than expected would look right. */
function conditionsOf(query: URLSearchParams, t: Translator): FindingsFilter {
  const { filter, ignored } = readFilter(Object.fromEntries(query));
  if (ignored.length === 0) return without(filter, "theme", "q", "mark");
  throw new AppError("invalid", "findings.export.unreadTable", [], {
    names: ignored.map((key) => t(`findings.names.${key}`)).join("、"),
  });
}

const csvOf = (rows: string[][]) => csvMark + csvLines(rows);

/**
 * Theme × site: in how many entries each visited site speaks of each theme or any below it. The lines are made as they are
 * read: a thousand sites and five hundred themes are half a million cells.
 */
export async function exportThemes(
  scope: ProjectScope,
  query: URLSearchParams,
  t: Translator,
): Promise<{ filter: FindingsFilter; lines: AsyncGenerator<string> }> {
  const filter = conditionsOf(query, t);
  const [{ themes }, visited] = await Promise.all([themeSupport(scope, filter), listVisitedSites(scope, filter)]);
  const cellsOf = await themeCells(
    scope,
    filter,
    visited.map(({ id }) => id),
  );
  const column = (key: "dimension" | "theme" | "above" | "sites" | "entries") => t(`findings.export.themes.${key}`);
  const head = [column("dimension"), column("theme"), column("above"), column("sites"), column("entries")];
  const nameOf = new Map(themes.map(({ id, name }) => [id, name]));
  async function* lines(): AsyncGenerator<string> {
    yield csvMark + csvLines([[...head, ...visited.map(({ name }) => name)]]);
    for (const dimension of dimensionKeys)
      for (const { id, name, parentId, support, entries } of themes.filter((theme) => theme.dimension === dimension)) {
        const numbers = [support, entries, ...cellsOf(id)].map(String);
        yield csvLines([[t(`vocabulary.dimension.${dimension}`), name, nameOf.get(parentId ?? "") ?? "", ...numbers]]);
      }
  }
  return { filter, lines: lines() };
}

/** Site × dimension: what each planned site said, and where nothing counts, why. */
export async function exportCoverage(
  scope: ProjectScope,
  query: URLSearchParams,
  t: Translator,
): Promise<ExportedTable> {
  const filter = without(conditionsOf(query, t), "dimension");
  const sites = await coverage(scope, filter);
  const head = ["site", "kind", "county", "visits"] as const;
  const ofDimension = ["state", "entries", "figures", "waiting"] as const;
  const columns = dimensionKeys.flatMap((key) =>
    ofDimension.map((part) => `${t(`vocabulary.dimension.${key}`)}：${t(`findings.export.coverage.${part}`)}`),
  );
  const rows = sites.map(({ name, kind, county, countedVisits, cells }) => [
    name,
    t(`vocabulary.siteKind.${kind}`),
    county,
    String(countedVisits),
    ...dimensionKeys.flatMap((key) => {
      const { state, entries, figures, waitingEntries } = cells[key];
      const words =
        state === "heard" ? t("findings.export.coverage.heard") : t(`findings.coverage.${state}`, { count: figures });
      return [words, ...[entries, figures, waitingEntries].map(String)];
    }),
  ]);
  return { filter, csv: csvOf([[...head.map((part) => t(`findings.export.coverage.${part}`)), ...columns], ...rows]) };
}
