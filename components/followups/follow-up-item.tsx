import Link from "next/link";
import type { ReactNode } from "react";
import { FollowUpAnswers } from "@/components/followups/follow-up-answers";
import { originWords } from "@/components/followups/origin-words";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { Badge } from "@/components/ui/badge";
import { originHref } from "@/lib/followups/address";
import type { FollowUp, FollowUpState } from "@/lib/followups/types";
import { translator } from "@/lib/i18n/server";

type FollowUpItemProps = {
  projectId: string;
  followUp: FollowUp;
  /** False on the page that it came from. */
  withOrigin?: boolean;
  /** Buttons below it. */
  children?: ReactNode;
};

const looks = {
  open: { tone: "amber", glyph: "○" },
  answered: { tone: "green", glyph: "✓" },
  asked: { tone: "action", glyph: "◐" },
  cancelled: { tone: "neutral", glyph: "✕" },
} as const satisfies Record<FollowUpState, object>;

const link = "touch-link";

/** One question: to which site, by whom, from what, and what was answered. */
export async function FollowUpItem({ projectId, followUp, withOrigin = true, children }: FollowUpItemProps) {
  const t = await translator();
  const { id, site, dimension, question, assignee, assigneeGone, dueOn, origin, state, answers } = followUp;
  const project = `/projects/${projectId}`;
  const back = originHref({ projectId, siteId: site.id, dimension, origin });
  const from = originWords(t, origin);
  return (
    <li id={`follow-up-${id}`} className="scroll-mt-24 border-b border-line py-3">
      <p className="flex max-w-measure flex-wrap items-baseline gap-x-2">
        <Badge {...looks[state]}>{t(`followups.state.${state}`)}</Badge>
        <span className="min-w-0 font-medium whitespace-pre-wrap">{question}</span>
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <DimensionLabel dimension={dimension} label={t(`vocabulary.dimensionShort.${dimension}`)} size="sm" />
        <Link href={`${project}/sites/${site.id}`} prefetch={false} className={link}>
          {site.name}
        </Link>
        {state === "open" && (
          <span className={assigneeGone ? "font-medium text-vermilion" : ""}>
            {t(assigneeGone ? "followups.item.gone" : "followups.item.assignee", { name: assignee.displayName })}
          </span>
        )}
        {state === "open" && dueOn && <span>{t("followups.item.due", { day: dueOn })}</span>}
        <span>{t("followups.item.by", { name: followUp.createdByName, day: followUp.createdOn })}</span>
        {withOrigin &&
          (back && !origin.gone ? (
            <Link href={back} prefetch={false} className={link}>
              {t("followups.new.origin", { origin: from })}
            </Link>
          ) : (
            <span>{t("followups.new.origin", { origin: from })}</span>
          ))}
      </p>
      <FollowUpAnswers projectId={projectId} answers={answers} />
      {children}
    </li>
  );
}
