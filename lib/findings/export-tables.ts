import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import type { ExportedFindings } from "@/lib/findings/export-entries";
import { statementOf } from "@/lib/findings/export-statement";
import { readFilter, without } from "@/lib/findings/filter-address";
import { coverage } from "@/lib/findings/queries/coverage";
import { themeCells } from "@/lib/findings/queries/theme-sites";
import { themeSupport } from "@/lib/findings/queries/theme-support";
import { listVisitedSites } from "@/lib/findings/queries/visited-sites";
import type { FindingsFilter } from "@/lib/findings/schema";
import type { Translator } from "@/lib/i18n/server";
import { tableName } from "@/lib/projects/table-name";
import { dimensionKeys } from "@/lib/vocabulary";

/** @throws AppError invalid if a parameter is not understood: other numbers than expected would look right. */
function conditionsOf(query: URLSearchParams, t: Translator): FindingsFilter {
  const { filter, ignored } = readFilter(Object.fromEntries(query));
  if (ignored.length === 0) return without(filter, "theme", "q", "mark");
  throw new AppError("invalid", "findings.export.unreadTable", [], {
    names: ignored.map((key) => t(`findings.names.${key}`)).join("、"),
  });
}

type Asked = { t: Translator; now: Date };

/**
 * Theme × site: in how many entries each visited site speaks of each theme or any below it. The lines are made as they
 * are read: a thousand sites and five hundred themes are half a million cells.
 */
export async function exportThemes(
  scope: ProjectScope,
  query: URLSearchParams,
  { t, now }: Asked,
): Promise<ExportedFindings> {
  const filter = conditionsOf(query, t);
  const name = await tableName(scope, t("findings.export.themes.file"), now);
  const [{ themes }, visited, { notes }] = await Promise.all([
    themeSupport(scope, filter),
    listVisitedSites(scope, filter),
    statementOf(scope, { filter, name, t }),
  ]);
  const cellsOf = await themeCells(
    scope,
    filter,
    visited.map(({ id }) => id),
  );
  const widths = { dimension: 10, theme: 30, above: 22, sites: 14, entries: 9, names: 40 };
  const head = Object.entries(widths).map(([key, width]) => ({
    title: t(`findings.export.themes.${key as keyof typeof widths}`), // the keys of a closed literal
    width,
  }));
  const nameOf = new Map(themes.map(({ id, name: own }) => [id, own]));
  const separator = t("findings.said.separator");
  function* rows() {
    for (const dimension of dimensionKeys)
      for (const theme of themes.filter((each) => each.dimension === dimension)) {
        const cells = cellsOf(theme.id);
        yield [
          t(`vocabulary.dimension.${dimension}`),
          theme.name,
          nameOf.get(theme.parentId ?? "") ?? "",
          ...[theme.support, theme.entries],
          visited.flatMap(({ name: site }, place) => (cells[place] ? [site] : [])).join(separator),
          ...cells,
        ];
      }
  }
  return {
    filter,
    table: {
      name,
      columns: [...head, ...visited.map((site) => ({ title: site.name, width: 9 }))],
      fixed: 2,
      rows: rows(),
      notes: [...notes, t("findings.said.bySite"), t("findings.said.themes", { themes: themes.length })],
      notesName: t("findings.said.sheet"),
      cut: t("findings.said.cut"),
    },
  };
}

/** Site × dimension: what each planned site said, and where nothing counts, why. */
export async function exportCoverage(
  scope: ProjectScope,
  query: URLSearchParams,
  { t, now }: Asked,
): Promise<ExportedFindings> {
  const filter = without(conditionsOf(query, t), "dimension");
  const name = await tableName(scope, t("findings.export.coverage.file"), now);
  const [sites, { notes }] = await Promise.all([coverage(scope, filter), statementOf(scope, { filter, name, t })]);
  const column = (key: "site" | "kind" | "county" | "visits" | "state" | "entries" | "figures" | "waiting") =>
    t(`findings.export.coverage.${key}`);
  const rows = sites.map((site) => [
    site.name,
    t(`vocabulary.siteKind.${site.kind}`),
    site.county,
    site.countedVisits,
    ...dimensionKeys.flatMap((key) => {
      const { state, entries, figures, waitingEntries } = site.cells[key];
      const words =
        state === "heard" ? t("findings.export.coverage.heard") : t(`findings.coverage.${state}`, { count: figures });
      return [words, entries, figures, waitingEntries];
    }),
  ]);
  return {
    filter,
    table: {
      name,
      columns: [
        ...[
          { title: column("site"), width: 20 },
          { title: column("kind"), width: 8 },
        ],
        ...[
          { title: column("county"), width: 14 },
          { title: column("visits"), width: 10 },
        ],
        ...dimensionKeys.flatMap((key) =>
          (["state", "entries", "figures", "waiting"] as const).map((part) => ({
            title: `${t(`vocabulary.dimension.${key}`)}：${column(part)}`,
            width: 12,
          })),
        ),
      ],
      fixed: 1,
      rows,
      notes: [...notes, t("findings.said.sites", { sites: sites.length })],
      notesName: t("findings.said.sheet"),
      cut: t("findings.said.cut"),
    },
  };
}
