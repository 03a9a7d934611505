import type { Metadata } from "next";
import Link from "next/link";
import { FollowUpsHere } from "@/components/followups/follow-ups-here";
import { ProfileHead } from "@/components/profiles/profile-head";
import { ProfileParts } from "@/components/profiles/profile-parts";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { loadFollowUpsOf } from "@/lib/followups/loaders";
import { translator } from "@/lib/i18n/server";
import { loadProfile } from "@/lib/profiles/loaders";

type SitePageProps = {
  params: Promise<{ projectId: string; siteId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("profiles.title") };
}

/** 一镇一档: all that the visits to one place have heard. */
export default async function SitePage({ params, searchParams }: SitePageProps) {
  const { projectId, siteId } = await params;
  const asked = { siteId, unapproved: (await searchParams)["unapproved"] === "1" };
  const { profile, unapproved, maySeeUnapproved, mayWrite } = await loadProfile(projectId, asked);
  const followUps = await loadFollowUpsOf(projectId, { siteId: profile.site.id });
  const t = await translator();
  return (
    <>
      <ProfileHead {...{ projectId, profile, unapproved, maySeeUnapproved }} />
      {profile.visits.length === 0 ? (
        <EmptyState
          icon="place"
          title={t("profiles.empty.title")}
          action={
            mayWrite && (
              <Link
                href={`/projects/${projectId}/visits/new?site=${siteId}`}
                className={buttonClass({ variant: "primary" })}
              >
                {t("profiles.empty.action")}
              </Link>
            )
          }
        >
          {t("profiles.empty.lead")}
        </EmptyState>
      ) : (
        <ProfileParts {...{ projectId, profile, unapproved }} />
      )}
      <FollowUpsHere projectId={projectId} found={followUps} withOrigin />
    </>
  );
}
