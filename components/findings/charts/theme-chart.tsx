import { ChartFrame } from "@/components/findings/charts/chart-frame";
import { CountLink } from "@/components/findings/count-link";
import { OtherThemes } from "@/components/findings/other-themes";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { themeChart } from "@/lib/findings/charts/theme-chart";
import { filterHref } from "@/lib/findings/filter-address";
import type { ChartData } from "@/lib/findings/loaders";
import type { FindingsFilter } from "@/lib/findings/schema";
import { translator } from "@/lib/i18n/server";
import { siteKinds, type SiteKind } from "@/lib/vocabulary";

type ThemeChartProps = {
  projectId: string;
  filter: FindingsFilter;
  group: ChartData["dimensions"][number];
  visited: number;
  commonFrom: number;
};

/** The themes of one dimension: bars by kind of site, and the same numbers as a table that links to the entries. */
export async function ThemeChart({ projectId, filter, group, visited, commonFrom }: ThemeChartProps) {
  const t = await translator();
  const { dimension, themes, total } = group;
  const name = t(`vocabulary.dimension.${dimension}`);
  const kinds = siteKinds.filter((kind) => themes.some((theme) => theme.byKind[kind] > 0));
  const kindName = (kind: SiteKind) => t(`vocabulary.siteKind.${kind}`);
  const bars = {
    dimension,
    visited,
    kinds: kinds.map((kind) => ({ name: kindName(kind), pattern: siteKinds.indexOf(kind) })),
    themes: themes.map((theme) => ({ name: theme.name, counts: kinds.map((kind) => theme.byKind[kind]) })),
    threshold:
      dimension === "problem" ? { from: commonFrom, label: t("findings.charts.common", { from: commonFrom }) } : null,
  };
  const href = (theme: string, kind?: SiteKind) =>
    filterHref(`/projects/${projectId}/findings/entries`, filter, { dimension, theme, ...(kind && { kind }) });
  return (
    <ChartFrame
      id={`chart-${dimension}`}
      title={
        <>
          <DimensionLabel dimension={dimension} label={name} size="lg" />
          <span className="ms-3 text-sm font-normal text-muted">{t("findings.charts.bySites", { visited })}</span>
        </>
      }
      label={t("findings.charts.themes", { dimension: name, count: themes.length })}
      draw={(width) => themeChart(bars, width)}
    >
      <Table label={t("findings.charts.table", { name })}>
        <thead>
          <tr>
            <HeadCell className="max-sm:px-1">{t("findings.charts.theme")}</HeadCell>
            {kinds.map((kind) => (
              <HeadCell key={kind} numeric className="max-sm:px-1">
                {kindName(kind)}
              </HeadCell>
            ))}
            <HeadCell numeric className="max-sm:px-1">
              {t("findings.charts.sites")}
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {themes.map((theme) => (
            <Row key={theme.id}>
              <HeadCell scope="row" className="font-normal max-sm:min-w-[5em] max-sm:px-1">
                {theme.name}
              </HeadCell>
              {kinds.map((kind) => (
                <Cell key={kind} numeric className="max-sm:px-1">
                  <CountLink
                    count={theme.byKind[kind]}
                    href={href(theme.id, kind)}
                    label={t("findings.charts.openKind", {
                      theme: theme.name,
                      kind: kindName(kind),
                      count: theme.byKind[kind],
                    })}
                  />
                </Cell>
              ))}
              <Cell numeric className="font-semibold max-sm:px-1">
                <CountLink
                  count={theme.support}
                  href={href(theme.id)}
                  label={t("findings.charts.openTheme", { theme: theme.name, count: theme.support })}
                />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {total > themes.length && (
        <p>
          <OtherThemes {...{ projectId, filter, dimension, total }} shown={themes.length} />
        </p>
      )}
    </ChartFrame>
  );
}
