import type { Metadata } from "next";
import { ClaimPage } from "@/components/findings/claims/claim-page";
import { readFilter, readPage, type SearchParams } from "@/lib/findings/filter-address";
import { loadClaim } from "@/lib/findings/claims/load-claims";
import { translator } from "@/lib/i18n/server";

type FoundClaimPageProps = {
  params: Promise<{ projectId: string; claimId: string }>;
  searchParams: Promise<SearchParams>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("claims.title") };
}

/** One claim with what it stands on, and the entries that it counts: of all its sites, or of one. */
export default async function FoundClaimPage({ params, searchParams }: FoundClaimPageProps) {
  const { projectId, claimId } = await params;
  const asked = await searchParams;
  const { site } = readFilter(asked).filter;
  const page = readPage(asked);
  const claim = await loadClaim(projectId, { claimId, site, page });
  return <ClaimPage {...{ projectId, page, claim }} />;
}
