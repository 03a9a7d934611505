import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { translator } from "@/lib/i18n/server";
import type { SiteProfile } from "@/lib/profiles/types";

type ProfileHeadProps = {
  projectId: string;
  profile: SiteProfile;
  unapproved: boolean;
  maySeeUnapproved: boolean;
};

/** Which site, on how many visits the page rests, and what is left out. */
export async function ProfileHead({ projectId, profile, unapproved, maySeeUnapproved }: ProfileHeadProps) {
  const t = await translator();
  const { site, visits, leftOut } = profile;
  const base = `/projects/${projectId}/sites/${site.id}`;
  const place = [
    t(`vocabulary.siteKind.${site.kind}`),
    site.county,
    site.formerNames.length > 0 && t("profiles.history", { names: site.formerNames.join("、") }),
    site.mergedSites.length > 0 && t("profiles.merged", { names: site.mergedSites.join("、") }),
  ].filter(Boolean);
  const address = `/api/profiles/${projectId}/${site.id}${unapproved ? "?unapproved=1" : ""}`;
  return (
    <>
      <PageHeader
        title={site.name}
        context={place.join(" · ")}
        back={{ href: `/projects/${projectId}/sites`, label: t("profiles.back") }}
        actions={
          visits.length > 0 && (
            <>
              <PrintButton label={t("profiles.print")} />
              <a href={address} download className={buttonClass({ variant: "primary" })}>
                <Icon name="download" />
                {t("profiles.word")}
              </a>
            </>
          )
        }
      />
      <p className="max-w-measure text-sm">
        {visits[0] && t("profiles.facts", factsOf(profile, visits[0].visitedOn))}{" "}
        {leftOut > 0 && <span className="text-muted">{t("profiles.leftOut", { count: leftOut })} </span>}
        {unapproved && <span className="text-muted">{t("profiles.included")} </span>}
        {maySeeUnapproved && (leftOut > 0 || unapproved) && (
          <Link href={unapproved ? base : `${base}?unapproved=1`} className="touch-link print:hidden">
            {t(unapproved ? "profiles.exclude" : "profiles.include")}
          </Link>
        )}
      </p>
    </>
  );
}

function factsOf({ visits, counts }: SiteProfile, date: string) {
  const entries = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { visits: visits.length, date, entries };
}
