import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { TableLinks } from "@/components/ui/table-links";
import { translator } from "@/lib/i18n/server";
import { filterHref, without, type ReadFilter } from "@/lib/findings/filter-address";

type EntriesHeaderProps = ReadFilter & {
  projectId: string;
  total: number;
  more: boolean;
  sites: number;
  marked: number;
  /** The matrix from which the number was followed; null: the findings. */
  matrix: string | null;
};

/** The heading shows the number whose link was followed to this page. */
export async function EntriesHeader(props: EntriesHeaderProps) {
  const { projectId, filter, ignored, total, more, sites, marked, matrix } = props;
  const t = await translator();
  const title = filter.mark
    ? t("findings.entries.markTitle", { count: marked, mark: t(`vocabulary.dimensionMark.${filter.mark}`) })
    : total === 0
      ? t("findings.entries.none")
      : more
        ? t("findings.entries.headingMore", { entries: total })
        : t("findings.entries.heading", { sites, entries: total });
  return (
    <>
      <PageHeader
        title={title}
        context={more && t("findings.entries.more", { entries: total })}
        actions={
          total > 0 && (
            <TableLinks
              href={filterHref(`/api/exports/${projectId}/entries`, filter)}
              label={t("findings.export.action")}
            />
          )
        }
        back={
          matrix === null
            ? {
                href: filterHref(`/projects/${projectId}/findings`, without(filter, "theme", "q", "mark")),
                label: t("findings.entries.back"),
              }
            : { href: matrix, label: t("matrix.title") }
        }
      />
      {ignored.length > 0 && (
        <Notice kind="warning" className="mb-4">
          {t("findings.ignored", { names: ignored.map((key) => t(`findings.names.${key}`)).join("、") })}
        </Notice>
      )}
    </>
  );
}
