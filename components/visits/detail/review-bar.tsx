"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { ActionBar } from "@/components/ui/action-bar";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useReviewDesk } from "@/components/visits/detail/review-desk";
import { approveVisit, returnVisit } from "@/lib/visits/actions";

type ReviewBarProps = {
  projectId: string;
  visitId: string;
  version: number;
  mayApprove: boolean;
  mayReturn: boolean;
  /** Comments of earlier rounds that are still open. */
  openComments: string[];
};

/** The decision, in reach at the lower edge; above it the comment on the visit as a whole. */
export function ReviewBar({ projectId, visitId, version, mayApprove, mayReturn, openComments }: ReviewBarProps) {
  const t = useTranslations("visits.review");
  const router = useRouter();
  const { texts, settled, write, drop } = useReviewDesk();
  const approve = useAction(approveVisit);
  const giveBack = useAction(returnVisit);
  const [missing, setMissing] = useState(false);
  const general = useRef<HTMLTextAreaElement>(null);

  const comments = Object.entries(texts).flatMap(([entryId, text]) => (text.trim() ? [{ entryId: entryId || null, body: text }] : []));
  const staying = openComments.filter((id) => !settled.includes(id)).length;

  const decideReturn = async () => {
    if (comments.length + staying === 0) {
      setMissing(true);
      general.current?.focus();
      return;
    }
    const answer = await giveBack.send({ projectId, visitId, version, comments, settledIds: [...settled] });
    if (!answer.ok) return;
    for (const entryId of Object.keys(texts)) drop(entryId);
    router.refresh();
  };
  const decideApprove = async () => {
    const answer = await approve.send({ projectId, visitId, version });
    if (answer.ok) router.refresh();
  };

  return (
    <section aria-label={t("title")} className="print:hidden">
      {mayReturn && (
        <Field label={t("general")} hint={t("generalHint")} error={missing && comments.length === 0 ? t("needed") : undefined} className="max-w-measure">
          {(field) => <Textarea {...field} ref={general} rows={2} maxLength={1000} value={texts[""] ?? ""} onChange={(event) => write("", event.target.value)} />}
        </Field>
      )}
      <div className="mt-4 empty:hidden">
        <RefusalNotice refusal={approve.refusal ?? giveBack.refusal} />
      </div>
      <ActionBar>
        {mayReturn && (
          <Button onClick={() => void decideReturn()} pending={giveBack.pending}>
            {comments.length > 0 ? t("returnCount", { count: comments.length }) : t("return")}
          </Button>
        )}
        {mayApprove && (
          <Button variant="primary" className="ms-auto" onClick={() => void decideApprove()} pending={approve.pending}>
            {t("approve")}
          </Button>
        )}
      </ActionBar>
    </section>
  );
}
