import type { Metadata } from "next";
import { ClaimList } from "@/components/findings/claims/claim-list";
import { DimensionChoice } from "@/components/findings/dimension-choice";
import { PageHeader } from "@/components/ui/page-header";
import { TableLinks } from "@/components/ui/table-links";
import { filterHref, readFilter, readPage, type SearchParams } from "@/lib/findings/filter-address";
import { loadClaims } from "@/lib/findings/claims/load-claims";
import { translator } from "@/lib/i18n/server";

type ClaimsPageProps = { params: Promise<{ projectId: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("claims.title") };
}

/** 结论: what the team can stand behind, and how many sites say so. */
export default async function ClaimsPage({ params, searchParams }: ClaimsPageProps) {
  const { projectId } = await params;
  const asked = await searchParams;
  const { dimension } = readFilter(asked).filter;
  const page = readPage(asked);
  const found = await loadClaims(projectId, { dimension, page });
  const t = await translator();
  const base = `/projects/${projectId}/findings`;
  const filter = dimension ? { dimension } : {};
  return (
    <>
      <PageHeader
        title={t("claims.title")}
        context={t("claims.context", { count: found.total, visited: found.visited })}
        actions={
          found.total > 0 && (
            <TableLinks href={filterHref(`/api/exports/${projectId}/claims`, filter)} label={t("claims.file.action")} />
          )
        }
        back={{ href: base, label: t("findings.title") }}
      />
      <p className="mb-4 max-w-measure text-sm text-muted">{t("claims.lead")}</p>
      <DimensionChoice base={`${base}/claims`} filter={filter} />
      <ClaimList {...{ projectId, filter, page, found }} />
    </>
  );
}
