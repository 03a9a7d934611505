import { EntryAttachments } from "@/components/attachments/entry-attachments";
import { FollowUpButton } from "@/components/followups/follow-up-button";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { CommentBox } from "@/components/visits/detail/comment-box";
import { EntryComments } from "@/components/visits/detail/entry-comments";
import { EntrySince } from "@/components/visits/detail/entry-since";
import { VisitEntry } from "@/components/visits/detail/visit-entry";
import { VisitFigures } from "@/components/visits/detail/visit-figures";
import type { AttachmentItem } from "@/lib/attachments/types";
import { translator } from "@/lib/i18n/server";
import { countsKey, countsOf } from "@/lib/visits/counts";
import type { DetailComment, DetailDimension, DetailEntry, SinceReturn } from "@/lib/visits/types";

type VisitDimensionProps = {
  projectId: string;
  visit: { id: string; site: { id: string } };
  dimension: DetailDimension;
  comments: DetailComment[];
  mayReturn: boolean;
  /** What changed since the visit was returned, if it was. */
  since: SinceReturn | null;
  /** Marks what looks like personal data. For the team only. */
  marked: boolean;
  attachments: readonly AttachmentItem[];
};

interface QuestionGroup {
  question: DetailEntry["question"];
  entries: { entry: DetailEntry; number: number }[];
}

/** Shows the entries below the questions they answer. The entries arrive in the order of the outline. */
function byQuestion(entries: DetailEntry[]): QuestionGroup[] {
  const groups: QuestionGroup[] = [];
  entries.forEach((entry, index) => {
    const known = groups.find(({ question }) => question?.id === entry.question?.id);
    const item = { entry, number: index + 1 };
    if (known) known.entries.push(item);
    else groups.push({ question: entry.question, entries: [item] });
  });
  return groups;
}

export async function VisitDimension({
  projectId,
  visit,
  dimension,
  comments,
  mayReturn,
  since,
  marked,
  attachments,
}: VisitDimensionProps) {
  const t = await translator();
  const { key, label, entries, figures, waiting, mark } = dimension;
  const untouched = entries.length + figures.length + waiting.length === 0 && mark === null;
  const counts = countsOf(dimension);
  const groups = byQuestion(entries);
  const from = { projectId, siteId: visit.site.id, dimension: key };
  return (
    <section aria-labelledby={`dimension-${key}`} className="mb-8 break-inside-avoid-page">
      <h2 id={`dimension-${key}`} className="flex items-baseline gap-3 border-b border-edge pb-1">
        <DimensionLabel dimension={key} label={label} size="lg" />
        <span className="text-sm font-normal text-muted">{t(`visits.counts.${countsKey(counts)}`, { ...counts })}</span>
      </h2>
      {mark && <p className="py-3">{t("visits.detail.marked", { mark: t(`vocabulary.dimensionMark.${mark}`) })}</p>}
      {untouched && <p className="py-3 text-muted">{t("visits.detail.noMark")}</p>}
      {groups.map(({ question, entries: answers }) => (
        <div key={question?.id ?? ""} className="mt-3">
          {(question !== null || groups.length > 1) && (
            <h3 className="text-sm text-muted">{question?.text ?? t("visits.detail.otherPoints")}</h3>
          )}
          <ol>
            {answers.map(({ entry, number }) => (
              <VisitEntry
                key={entry.id}
                projectId={projectId}
                entry={entry}
                number={number}
                marked={marked}
                tools={
                  <>
                    {marked && (
                      <FollowUpButton
                        {...from}
                        quiet
                        about={t("visits.review.place", { dimension: label, number })}
                        origin={{ kind: "entry", id: entry.id, visitId: visit.id }}
                      />
                    )}
                    {mayReturn && (
                      <CommentBox entryId={entry.id} place={t("visits.review.place", { dimension: label, number })} />
                    )}
                  </>
                }
              >
                {since && <EntrySince entryId={entry.id} since={since} />}
                <EntryAttachments entryId={entry.id} items={attachments} />
                <EntryComments
                  comments={comments.filter(({ entryId }) => entryId === entry.id)}
                  maySettle={mayReturn}
                  from={{ ...from, visitId: visit.id }}
                />
              </VisitEntry>
            ))}
          </ol>
        </div>
      ))}
      {figures.length + waiting.length > 0 && <VisitFigures figures={figures} waiting={waiting} marked={marked} />}
    </section>
  );
}
