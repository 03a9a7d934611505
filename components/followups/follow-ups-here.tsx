import Link from "next/link";
import { FollowUpItem } from "@/components/followups/follow-up-item";
import type { FollowUp } from "@/lib/followups/types";
import { translator } from "@/lib/i18n/server";

type FollowUpsHereProps = {
  projectId: string;
  /** Null for a reader who is not of the team. */
  found: { followUps: FollowUp[]; total: number } | null;
  /** True where the questions may have come from elsewhere. */
  withOrigin?: boolean;
};

/** The questions that belong to what the page is about, with their answers. Nothing where there is none. */
export async function FollowUpsHere({ projectId, found, withOrigin = false }: FollowUpsHereProps) {
  if (!found || found.total === 0) return null;
  const t = await translator();
  return (
    <section id="follow-ups" aria-label={t("followups.here")} className="mt-8 scroll-mt-24">
      <h2 className="mb-1 text-lg">{t("followups.here")}</h2>
      <ul className="border-t border-edge">
        {found.followUps.map((followUp) => (
          <FollowUpItem key={followUp.id} {...{ projectId, followUp, withOrigin }}>
            {followUp.state === "open" && (
              <p className="mt-1 print:hidden">
                <Link
                  href={`/projects/${projectId}/follow-ups?only=${followUp.id}`}
                  prefetch={false}
                  className="text-sm touch-link"
                >
                  {t("followups.manage.button")}
                </Link>
              </p>
            )}
          </FollowUpItem>
        ))}
      </ul>
      {found.total > found.followUps.length && (
        <p className="mt-2">
          <Link href={`/projects/${projectId}/follow-ups`} className="text-action underline underline-offset-4">
            {t("followups.all", { count: found.total })}
          </Link>
        </p>
      )}
    </section>
  );
}
