import type { Metadata } from "next";
import { NewClaim } from "@/components/findings/claims/new-claim";
import { ClientMessages } from "@/components/messages/client-messages";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { PageHeader } from "@/components/ui/page-header";
import type { SearchParams } from "@/lib/findings/filter-address";
import { loadNewClaim } from "@/lib/findings/claims/load-claims";
import { translator } from "@/lib/i18n/server";

type NewClaimPageProps = { params: Promise<{ projectId: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("claims.form.new") };
}

/** A new claim: empty, or with a theme and its strongest quotes. */
export default async function NewClaimPage({ params, searchParams }: NewClaimPageProps) {
  const { projectId } = await params;
  const { theme, dimension } = await searchParams;
  const text = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);
  const begun = await loadNewClaim(projectId, { theme: text(theme), dimension: text(dimension) });
  const t = await translator();
  const base = `/projects/${projectId}/findings`;
  return (
    <>
      <PageHeader
        title={t("claims.form.new")}
        back={
          begun.theme
            ? { href: `${base}/themes/${begun.theme.id}`, label: begun.theme.name }
            : { href: `${base}/claims`, label: t("claims.back") }
        }
      />
      <p className="mb-4">
        <DimensionLabel dimension={begun.dimension} label={t(`vocabulary.dimension.${begun.dimension}`)} />
      </p>
      <ClientMessages nouns={["claims", "errors", "vocabulary.entryForm", "privacy", "visits.form"]}>
        <NewClaim {...{ projectId, begun }} />
      </ClientMessages>
    </>
  );
}
