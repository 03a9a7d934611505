"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useRef, useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { FoundItem } from "@/components/privacy/found-list";
import { PersonalDialog } from "@/components/privacy/personal-dialog";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { useLeaveGuard } from "@/components/form/use-leave-guard";
import { ActionBar } from "@/components/ui/action-bar";
import { Button, buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { CommentField } from "@/components/visits/detail/comment-field";
import { noteDecision, type LastDecision } from "@/components/visits/detail/last-decision";
import { useReview } from "@/components/visits/detail/review-context";
import { approveVisit, returnVisit } from "@/lib/visits/actions";
import { excerptsOf } from "@/lib/privacy/excerpts";
import { redact } from "@/lib/privacy/personal-data";
import { visitListHref } from "@/lib/visits/list-filter";
import type { VisitState } from "@/lib/vocabulary";

type ReviewBarProps = {
  /** The visit as this page shows it. */
  reviewed: { projectId: string; visitId: string; version: number; state: VisitState };
  mayApprove: boolean;
  mayReturn: boolean;
  /** True if the reader recorded this waiting visit: someone else must review it. */
  ownWork: boolean;
  /** The visit in words, for the page that comes after the decision. */
  about: { site: string; visitedOn: string };
  /** How many visits wait for this reviewer, this one included. */
  toReview: number;
  /** Open comments of earlier rounds. */
  openComments: string[];
  /** What a return would touch. */
  uses: ReactNode;
};

/** The decision, always visible at the lower edge. Above it is the comment on the visit as a whole. */
export function ReviewBar({
  reviewed,
  about,
  toReview,
  mayApprove,
  mayReturn,
  ownWork,
  openComments,
  uses,
}: ReviewBarProps) {
  const t = useTranslations("visits.review");
  const personalWords = useTranslations("privacy");
  const router = useRouter();
  const { reviewing, begin, end, texts, settled, personal, write } = useReview();
  const approve = useAction(approveVisit);
  const giveBack = useAction(returnVisit);
  const [problem, setProblem] = useState<"needed" | "unsent" | null>(null);
  const general = useRef<HTMLTextAreaElement>(null);

  const [asking, setAsking] = useState<FoundItem[] | null>(null);

  const commentsOf = (written: Readonly<Record<string, string>>) =>
    Object.entries(written).flatMap(([entryId, text]) =>
      text.trim() ? [{ entryId: entryId || null, body: text }] : [],
    );
  const comments = commentsOf(texts);
  const staying = openComments.filter((id) => !settled.includes(id)).length;
  useLeaveGuard(reviewing && comments.length > 0, t("leave"));

  const pointAt = (found: "needed" | "unsent") => {
    setProblem(found);
    general.current?.focus();
  };
  const show = () => {
    end();
    setProblem(null);
    router.refresh();
    document.getElementById("visit-state")?.focus();
  };
  /** A waiting visit is decided: the next one comes, the longest waiting first, or the list if none is left. */
  const goOn = (decision: LastDecision["decision"], next: string | null) => {
    if (reviewed.state !== "submitted") return show();
    end();
    noteDecision({ decision, ...about });
    router.push(next ? `/projects/${reviewed.projectId}/visits/${next}` : visitListHref(reviewed.projectId, {}));
    router.refresh();
  };
  const decideReturn = async () => {
    approve.forget();
    if (comments.length + staying === 0) return pointAt("needed");
    const found = comments.flatMap(({ entryId, body }) =>
      excerptsOf(body).map((excerpt) => ({ ...excerpt, place: t(entryId ? "onOneEntry" : "general") })),
    );
    const open = found.filter(({ words }) => !personal.kept.has(words));
    if (open.length > 0) return setAsking(open);
    await send(texts);
  };
  const send = async (written: Readonly<Record<string, string>>) => {
    setAsking(null);
    const answer = await giveBack.send({ ...reviewed, comments: commentsOf(written), settledIds: [...settled] });
    if (answer.ok) goOn("returned", answer.data.next);
  };
  const redactAll = () => {
    const redacted = Object.fromEntries(
      Object.entries(texts).map(([entryId, text]) => [entryId, redact(text, personal.kept).text]),
    );
    for (const [entryId, text] of Object.entries(redacted)) write(entryId, text);
    void send(redacted);
  };
  const decideApprove = async () => {
    giveBack.forget();
    if (comments.length > 0) return pointAt("unsent");
    const answer = await approve.send(reviewed);
    if (answer.ok) goOn("approved", answer.data.next);
  };
  const lookAgain = () => {
    approve.forget();
    giveBack.forget();
    router.refresh();
  };

  if (!reviewing) {
    return (
      <section aria-label={t("title")} className="flex flex-wrap gap-2 print:hidden">
        {mayReturn && <Button onClick={begin}>{t("begin")}</Button>}
        <Link
          href={visitListHref(reviewed.projectId, { state: "submitted" })}
          className={buttonClass({ variant: "quiet" })}
        >
          {t("others")}
        </Link>
      </section>
    );
  }
  const refusal = approve.refusal ?? giveBack.refusal;
  const stillWrong = problem === "needed" ? comments.length + staying === 0 : comments.length > 0;
  return (
    <section aria-label={t("title")} className="print:hidden">
      {ownWork && <Notice className="mb-4">{t("ownWork")}</Notice>}
      {uses}
      <CommentField
        entryId=""
        label={t("general")}
        hint={t("generalHint")}
        error={problem && stillWrong ? t(problem) : undefined}
        ref={general}
        autoFocus={reviewed.state === "approved"}
        className="max-w-measure"
      />
      <div className="mt-4 empty:hidden">
        <RefusalNotice
          refusal={refusal}
          action={refusal?.code === "conflict" && <Button onClick={lookAgain}>{t("lookAgain")}</Button>}
        />
      </div>
      <PersonalDialog
        found={asking}
        asIs={personalWords("dialog.returnAsIs")}
        onRedactAll={redactAll}
        onAsIs={() => void send(texts)}
        onBack={() => setAsking(null)}
      />
      <ActionBar>
        <Button onClick={() => void decideReturn()} pending={giveBack.pending}>
          {comments.length > 0 ? t("returnCount", { count: comments.length }) : t("return")}
        </Button>
        {mayApprove && (
          <Button variant="primary" className="ms-auto" onClick={() => void decideApprove()} pending={approve.pending}>
            {t(toReview > 1 ? "approveNext" : "approve")}
          </Button>
        )}
        {reviewed.state === "approved" && (
          <Button variant="quiet" className="ms-auto" onClick={end}>
            {t("cancel")}
          </Button>
        )}
      </ActionBar>
    </section>
  );
}
