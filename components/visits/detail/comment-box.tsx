"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { CommentField } from "@/components/visits/detail/comment-field";
import { useReview } from "@/components/visits/detail/review-context";

/** Where the reviewer comments on one entry. It is a button until it is pressed. */
export function CommentBox({ entryId, place }: { entryId: string; place: string }) {
  const t = useTranslations("visits.review");
  const { reviewing, texts, write, drop } = useReview();
  const id = useId();
  const text = texts[entryId];
  if (!reviewing) return null;
  if (text === undefined) {
    return (
      <Button
        variant="quiet"
        size="sm"
        className="ms-auto"
        aria-label={`${t("comment")}：${t("commentOn", { place })}`}
        onClick={() => write(entryId, "")}
      >
        {t("comment")}
      </Button>
    );
  }
  return (
    <div className="mt-2 flex basis-full flex-col items-start gap-1 text-base text-ink print:hidden">
      <CommentField
        id={id}
        entryId={entryId}
        label={t("commentOn", { place })}
        hint={t("commentHint")}
        autoFocus
        className="w-full max-w-measure"
      />
      <Button variant="quiet" size="sm" className="-ms-3" onClick={() => drop(entryId)}>
        {t("removeComment")}
      </Button>
    </div>
  );
}
