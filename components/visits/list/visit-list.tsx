import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { VisitTable } from "@/components/visits/list/visit-table";
import { timeZone } from "@/lib/env";
import { translator } from "@/lib/i18n/server";
import type { VisitSummary } from "@/lib/visits/data/visit-list";
import { lastDayAt } from "@/lib/visits/days-ahead";
import { visitListHref, visitPageSize, type VisitListFilter } from "@/lib/visits/list-filter";

type VisitListProps = {
  projectId: string;
  total: number;
  visits: VisitSummary[];
  filter: VisitListFilter;
  page: number;
  hasSites: boolean;
  mayWrite: boolean;
  maySetUp: boolean;
};

async function Empty({
  projectId,
  hasSites,
  mayWrite,
  maySetUp,
}: Pick<VisitListProps, "projectId" | "hasSites" | "mayWrite" | "maySetUp">) {
  const t = await translator();
  const next =
    !hasSites && maySetUp
      ? { href: "sites/add", label: t("visits.list.addSites") }
      : { href: "visits/new", label: t("visits.list.new") };
  const action = mayWrite && (
    <Link href={`/projects/${projectId}/${next.href}`} className={buttonClass({ variant: "primary" })}>
      {next.label}
    </Link>
  );
  const first = maySetUp ? "visits.list.noSites" : "visits.list.noSitesAsk";
  const why = mayWrite ? (hasSites ? "visits.list.empty" : first) : "visits.list.emptyReader";
  return (
    <EmptyState title={t("visits.list.emptyTitle")} action={action}>
      {t(why)}
    </EmptyState>
  );
}

/** The visits of one page of the list. If there are none: why, and what to do next. */
export async function VisitList(props: VisitListProps) {
  const { projectId, total, visits, filter, page } = props;
  const t = await translator();
  if (total === 0 && Object.keys(filter).length === 0) return <Empty {...props} />;
  if (visits.length === 0) {
    return (
      <EmptyState
        title={t("visits.list.noMatchTitle")}
        icon="filter"
        action={
          <Link href={visitListHref(projectId, {})} className={buttonClass()}>
            {t("visits.list.clear")}
          </Link>
        }
      >
        {t("visits.list.noMatch")}
      </EmptyState>
    );
  }
  const pages = Math.ceil(total / visitPageSize(filter));
  const at = (number: number) =>
    number >= 1 && number <= pages ? visitListHref(projectId, filter, number) : undefined;
  return (
    <>
      <VisitTable projectId={projectId} visits={visits} lastDay={lastDayAt(new Date(), timeZone())} />
      {pages > 1 && (
        <Pagination
          label={t("visits.list.pages")}
          position={t("visits.list.position", { page, pages })}
          previous={{ label: t("visits.list.previous"), href: at(page - 1) }}
          next={{ label: t("visits.list.next"), href: at(page + 1) }}
        />
      )}
    </>
  );
}
