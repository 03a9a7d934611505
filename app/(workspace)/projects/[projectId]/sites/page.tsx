import type { Metadata } from "next";
import Link from "next/link";
import { ClientMessages } from "@/components/messages/client-messages";
import { SiteEditor } from "@/components/sites/site-editor";
import { SiteKindFilter } from "@/components/sites/site-kind-filter";
import { SiteList } from "@/components/sites/site-list";
import { SitePages } from "@/components/sites/site-pages";
import { NoSites, SiteSearch } from "@/components/sites/site-search";
import { buttonClass } from "@/components/ui/button";
import { WorkbookLink } from "@/components/ui/table-links";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { translator } from "@/lib/i18n/server";
import { mostInOneList } from "@/lib/sites/data";
import { loadSites } from "@/lib/sites/loaders";
import { readSiteAddress, siteListHref, sitePage } from "@/lib/sites/site-page";
import { siteTotals } from "@/lib/sites/site-totals";
import { siteKinds } from "@/lib/vocabulary";

type SitesPageProps = {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("sites.title") };
}

export default async function SitesPage({ params, searchParams }: SitesPageProps) {
  const { projectId, sites, canEdit } = await loadSites((await params).projectId);
  const asked = readSiteAddress(await searchParams);
  const t = await translator();
  const base = `/projects/${projectId}/sites`;
  const add = canEdit && (
    <Link href={`${base}/add`} className={buttonClass({ variant: "primary" })}>
      {t("sites.empty.action")}
    </Link>
  );
  if (sites.length === 0) {
    return (
      <>
        <PageHeader title={t("sites.title")} />
        <EmptyState icon="place" title={t("sites.empty.title")} action={add}>
          {t("sites.empty.lead")}
          {!canEdit && t("sites.empty.reader")}
        </EmptyState>
      </>
    );
  }
  const { count, former, byKind } = siteTotals(sites);
  const kinds = siteKinds
    .filter((each) => byKind[each] > 0)
    .map((each) => t("sites.totalKind", { kind: t(`vocabulary.siteKind.${each}`), count: byKind[each] }));
  const shown = sitePage(sites, asked);
  const context = t("sites.total", { count, kinds: kinds.join(" ") });
  return (
    <>
      <PageHeader
        title={t("sites.title")}
        context={
          former > 0 ? t("sites.withFormer", { context, former: t("sites.formerCount", { count: former }) }) : context
        }
        actions={
          <>
            {shown.total > 0 && (
              <WorkbookLink
                href={siteListHref(`/api/exports/${projectId}/sites`, { ...asked, page: 1 })}
                label={t("sites.export.action")}
              />
            )}
            {add}
          </>
        }
      />
      <SiteKindFilter {...{ base, asked, byKind }} />
      {(sites.length > mostInOneList || asked.name !== "") && <SiteSearch {...{ base, asked }} />}
      {shown.total === 0 ? (
        <NoSites {...{ base, asked }} />
      ) : (
        <ClientMessages nouns={["sites", "vocabulary", "errors", "frame"]}>
          <SiteEditor projectId={projectId} sites={canEdit ? shown.rows : []}>
            <SiteList projectId={projectId} sites={shown.rows} canEdit={canEdit} />
          </SiteEditor>
        </ClientMessages>
      )}
      <SitePages shown={shown} href={(page) => siteListHref(base, { ...asked, page })} />
    </>
  );
}
