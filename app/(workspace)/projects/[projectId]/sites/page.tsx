import type { Metadata } from "next";
import Link from "next/link";
import { ClientMessages } from "@/components/messages/client-messages";
import { SiteEditor } from "@/components/sites/site-editor";
import { SiteKindFilter } from "@/components/sites/site-kind-filter";
import { SiteList } from "@/components/sites/site-list";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { translator } from "@/lib/i18n/server";
import { loadSites } from "@/lib/sites/loaders";
import { siteTotals } from "@/lib/sites/site-totals";
import { siteKinds } from "@/lib/vocabulary";

type SitesPageProps = { params: Promise<{ projectId: string }>; searchParams: Promise<{ kind?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("sites.title") };
}

export default async function SitesPage({ params, searchParams }: SitesPageProps) {
  const { projectId, sites, canEdit } = await loadSites((await params).projectId);
  const asked = (await searchParams).kind;
  const kind = siteKinds.find((each) => each === asked) ?? null;
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
  const { count, byKind } = siteTotals(sites);
  const kinds = siteKinds
    .filter((each) => byKind[each] > 0)
    .map((each) => t("sites.totalKind", { kind: t(`vocabulary.siteKind.${each}`), count: byKind[each] }));
  return (
    <>
      <PageHeader
        title={t("sites.title")}
        context={t("sites.total", { count, kinds: kinds.join(" ") })}
        actions={add}
      />
      <SiteKindFilter base={base} kind={kind} byKind={byKind} />
      <ClientMessages nouns={["sites", "vocabulary", "errors", "frame"]}>
        <SiteEditor projectId={projectId} sites={canEdit ? sites : []}>
          <SiteList projectId={projectId} sites={sites} kind={kind} canEdit={canEdit} />
        </SiteEditor>
      </ClientMessages>
    </>
  );
}
