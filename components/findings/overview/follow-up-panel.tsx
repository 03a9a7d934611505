import Link from "next/link";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { Icon } from "@/components/ui/icon";
import type { FollowUp } from "@/lib/followups/types";
import { translator } from "@/lib/i18n/server";

type FollowUpPanelProps = { projectId: string; followUps: FollowUp[]; total: number; all: string };

/** Open questions (补访), each one press from what can be done with it. */
export async function FollowUpPanel({ projectId, followUps, total, all }: FollowUpPanelProps) {
  const t = await translator();
  return (
    <>
      <ul className="-mt-3">
        {followUps.map(({ id, question, site, dimension, dueOn, assignee, assigneeGone }) => (
          <li key={id} className="relative flex min-h-14 items-center gap-3 border-b border-line px-1 hover:bg-sunken">
            <div className="min-w-0 grow py-1">
              <Link
                href={`/projects/${projectId}/follow-ups?only=${id}`}
                prefetch={false}
                className="font-semibold no-underline after:absolute after:inset-0"
              >
                {question}
              </Link>
              <p className="flex flex-wrap gap-x-3 text-sm text-muted">
                <span>{site.name}</span>
                <DimensionLabel dimension={dimension} label={t(`vocabulary.dimensionShort.${dimension}`)} size="sm" />
                {dueOn && <span>{t("followups.item.due", { day: dueOn })}</span>}
                {assigneeGone && (
                  <span className="font-medium text-vermilion">
                    {t("followups.item.gone", { name: assignee.displayName })}
                  </span>
                )}
              </p>
            </div>
            <Icon name="chevron-right" className="text-muted" />
          </li>
        ))}
      </ul>
      {total > followUps.length && (
        <p className="mt-2">
          <Link
            href={all}
            className="text-action underline underline-offset-4 pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
          >
            {t("followups.all", { count: total })}
          </Link>
        </p>
      )}
    </>
  );
}
