"use client";

import { memo } from "react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { useNotes } from "@/components/visits/form/notes-context";
import { useDateText } from "@/components/visits/form/use-date-text";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import type { VisitFormData } from "@/lib/visits/types";
import { dimensionKeys } from "@/lib/vocabulary";

/** Review comments that belong to no visible entry. They come first on the page, so that nobody misses them. */
export const ReturnedComments = memo(function ReturnedComments({ data }: { data: VisitFormData }) {
  const t = useTranslations("visits");
  const onScreen = new Set(data.visit?.content.entries.map(({ id }) => id));
  const general = data.comments.filter(({ entryId }) => entryId === null || !onScreen.has(entryId));
  const onEntries = data.comments.length - general.length;
  if (data.comments.length === 0) return null;
  return (
    <section aria-label={t("form.comments")} className="mb-4 border-s-3 border-s-amber bg-amber-soft px-4 py-3">
      <h2 className="text-base">{t("form.comments")}</h2>
      <ul className="mt-1 flex flex-col gap-2">
        {general.map((comment) => (
          <li key={comment.id}>
            <span className="text-sm text-muted">{t("form.commentBy", { name: comment.authorName })}</span>{" "}
            {comment.body}
            {comment.entryText && <q className="block text-sm text-muted">{comment.entryText}</q>}
          </li>
        ))}
      </ul>
      {onEntries > 0 && <p className="mt-1 text-sm">{t("form.commentsOnEntries", { count: onEntries })}</p>}
    </section>
  );
});

/** The last visit to the same site, beside the form: what was said then and is still open. */
export const LastVisitNotes = memo(function LastVisitNotes() {
  const t = useTranslations("visits");
  const words = useTranslations("vocabulary");
  const longDay = useDateText();
  const { project } = useVisitForm().data;
  const { lastVisit } = useNotes();
  if (!lastVisit) return null;
  return (
    <section aria-label={t("form.lastVisit")} className="text-sm">
      <h2 className="text-base">{t("form.lastVisit")}</h2>
      <p className="text-muted">
        <Link href={`/projects/${project.id}/visits/${lastVisit.id}`}>{longDay(lastVisit.visitedOn)}</Link>
        {" · "}
        {words(`visitMethod.${lastVisit.method}`)}
        {lastVisit.visitedAs && ` · ${t("form.lastSaid.formerName", { name: lastVisit.visitedAs })}`}
      </p>
      {dimensionKeys.map((key) => {
        const said = lastVisit.entries.filter(({ dimension }) => dimension === key);
        if (said.length === 0) return null;
        return (
          <div key={key} className="mt-3">
            <DimensionLabel dimension={key} label={words(`dimensionShort.${key}`)} size="sm" />
            <ul className="mt-1 flex flex-col gap-1.5">
              {said.map(({ id, text }) => (
                <li key={id} className="line-clamp-4 border-s border-line ps-2">
                  {text}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
});
