import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { WorkbookLink } from "@/components/ui/table-links";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { translator } from "@/lib/i18n/server";
import { visitListHref, type VisitListFilter } from "@/lib/visits/list-filter";

type VisitListHeaderProps = {
  projectId: string;
  total: number;
  filter: VisitListFilter;
  ignored: (keyof VisitListFilter)[];
  mayWrite: boolean;
};

export async function VisitListHeader({ projectId, total, filter, ignored, mayWrite }: VisitListHeaderProps) {
  const t = await translator();
  const filtered = Object.keys(filter).length > 0;
  return (
    <>
      <PageHeader
        title={t("visits.list.title")}
        context={t(filtered ? "visits.list.contextFiltered" : "visits.list.context", { total })}
        actions={
          <>
            {total > 0 && (
              <WorkbookLink
                href={visitListHref(projectId, filter).replace(
                  `/projects/${projectId}/visits`,
                  `/api/exports/${projectId}/visits`,
                )}
                label={t("visits.export.action")}
              />
            )}
            {mayWrite && (
              <>
                <Link href={`/projects/${projectId}/visits/import`} className={buttonClass()}>
                  <Icon name="upload" />
                  {t("imports.open")}
                </Link>
                <Link href={`/projects/${projectId}/visits/new`} className={buttonClass({ variant: "primary" })}>
                  <Icon name="plus" />
                  {t("visits.list.new")}
                </Link>
              </>
            )}
          </>
        }
      />
      {ignored.length > 0 && (
        <Notice kind="warning" className="mb-4">
          {t("visits.list.ignored", { names: ignored.map((key) => t(`visits.list.names.${key}`)).join("、") })}
        </Notice>
      )}
    </>
  );
}
