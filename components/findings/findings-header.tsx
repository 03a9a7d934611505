import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { DownloadLink } from "@/components/ui/download-link";
import { TableLinks } from "@/components/ui/table-links";
import { Tabs } from "@/components/ui/tabs";
import { FindingsContext } from "@/components/findings/findings-context";
import { PrintedBasis } from "@/components/findings/printed-basis";
import { FilterBar } from "@/components/findings/filter-bar";
import { translator } from "@/lib/i18n/server";
import { filterHref, without, type ReadFilter } from "@/lib/findings/filter-address";
import type { OverviewTotals } from "@/lib/findings/queries/overview-totals";
import type { SiteFilterChoices } from "@/lib/sites/data";
import { findingsViews, type FindingsView } from "@/lib/findings/view";

type FindingsHeaderProps = ReadFilter & {
  projectId: string;
  view: FindingsView | "matrix";
  /** Parameters of the page that are not of the filter. */
  layout?: Readonly<Record<string, string | undefined>>;
  counts: OverviewTotals;
  sites: SiteFilterChoices;
  maySeeUnapproved: boolean;
};

/** The title, a sentence of context, the views of the page and its filter. */
export async function FindingsHeader(props: FindingsHeaderProps) {
  const { projectId, view, filter, ignored, counts, sites, maySeeUnapproved, layout = {} } = props;
  const t = await translator();
  const base = `/projects/${projectId}/findings`;
  const whole = without(filter, "dimension");
  const table = view === "themes" || view === "coverage" || view === "matrix" ? view : null;
  const extra = view === "matrix" ? layout : { view: view === "themes" ? undefined : view };
  const taken = view === "matrix" ? without(filter, "theme", "mark") : without(filter, "theme", "q", "mark");
  const at = (name: FindingsView) => filterHref(base, whole, {}, { view: name === "themes" ? undefined : name });
  return (
    <>
      <PageHeader
        title={t("findings.title")}
        context={<FindingsContext {...{ projectId, filter, counts }} />}
        actions={
          table &&
          counts.visits > 0 &&
          (view === "matrix" ? (
            <DownloadLink
              href={filterHref(`/api/exports/${projectId}/${table}`, taken, {}, layout)}
              label={t(`findings.export.${table}.action`)}
            />
          ) : (
            <TableLinks
              href={filterHref(`/api/exports/${projectId}/${table}`, taken, {}, layout)}
              label={t(`findings.export.${table}.action`)}
            />
          ))
        }
      />
      {ignored.length > 0 && (
        <Notice kind="warning" className="mb-4">
          {t("findings.ignored", { names: ignored.map((key) => t(`findings.names.${key}`)).join("、") })}
        </Notice>
      )}
      <PrintedBasis filter={filter} names={{ site: sites.chosen?.name ?? null, theme: null }} />
      <FilterBar
        {...{ projectId, filter, extra, sites, maySeeUnapproved }}
        base={view === "matrix" ? `${base}/matrix` : base}
      />
      <Tabs
        label={t("findings.views.label")}
        className="mb-4"
        items={[
          ...findingsViews.map((name) => ({
            href: at(name),
            label: t(`findings.views.${name}`),
            current: view === name,
          })),
          { href: filterHref(`${base}/matrix`, whole), label: t("matrix.title"), current: view === "matrix" },
          { href: `${base}/claims`, label: t("claims.title"), current: false },
          {
            href: filterHref(`${base}/passages`, filter.unapproved === "1" ? { unapproved: "1" } : {}),
            label: t("findings.passages.link"),
            current: false,
          },
        ]}
      />
    </>
  );
}
