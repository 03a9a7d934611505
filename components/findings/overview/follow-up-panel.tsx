import { DimensionLabel } from "@/components/projects/dimension-label";
import { PressedRows } from "@/components/ui/pressed-rows";
import type { FollowUp } from "@/lib/followups/types";
import { translator } from "@/lib/i18n/server";

type FollowUpPanelProps = { projectId: string; followUps: FollowUp[]; total: number; all: string };

/** Open questions (补访), each one press from what can be done with it. */
export async function FollowUpPanel({ projectId, followUps, total, all }: FollowUpPanelProps) {
  const t = await translator();
  const rows = followUps.map(({ id, question, site, dimension, dueOn, assignee, assigneeGone }) => ({
    key: id,
    href: `/projects/${projectId}/follow-ups?only=${id}`,
    title: question,
    below: (
      <>
        <span>{site.name}</span>
        <DimensionLabel dimension={dimension} label={t(`vocabulary.dimensionShort.${dimension}`)} size="sm" />
        {dueOn && <span>{t("followups.item.due", { day: dueOn })}</span>}
        {assigneeGone && (
          <span className="font-medium text-vermilion">{t("followups.item.gone", { name: assignee.displayName })}</span>
        )}
      </>
    ),
  }));
  const rest = total > followUps.length ? { href: all, label: t("followups.all", { count: total }) } : null;
  return <PressedRows rows={rows} prefetch={false} rest={rest} />;
}
