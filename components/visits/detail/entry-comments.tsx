import { FollowUpButton } from "@/components/followups/follow-up-button";
import { Badge } from "@/components/ui/badge";
import { SettleBox } from "@/components/visits/detail/settle-box";
import { formatter, translator } from "@/lib/i18n/server";
import type { DetailComment } from "@/lib/visits/types";
import type { DimensionKey } from "@/lib/vocabulary";

type EntryCommentsProps = {
  comments: DetailComment[];
  /** True if the reader may return the visit and mark comments as resolved. */
  maySettle: boolean;
  /** Shows the text of the entry too, for a comment that is not shown below its entry. */
  quote?: boolean;
  /** Where a question that a comment asks is to be asked. */
  from: { projectId: string; siteId: string; visitId: string; dimension?: DimensionKey };
};

export async function EntryComments({ comments, maySettle, quote = false, from }: EntryCommentsProps) {
  if (comments.length === 0) return null;
  const t = await translator();
  const format = await formatter();
  const { visitId, ...place } = from;
  return (
    <ul className="mt-2 space-y-2">
      {comments.map((comment) => {
        const open = comment.resolvedAt === null;
        return (
          <li
            key={comment.id}
            className={
              open ? "border-s-3 border-s-amber bg-amber-soft px-3 py-2" : "border-s-3 border-s-line px-3 py-2"
            }
          >
            <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
              <Badge tone={open ? "amber" : "neutral"} glyph={open ? "↩" : "✓"}>
                {t(open ? "visits.review.open" : "visits.review.settled")}
              </Badge>
              {t("visits.review.by", {
                name: comment.authorName,
                at: format.dateTime(new Date(comment.at), { dateStyle: "medium", timeStyle: "short" }),
              })}
            </p>
            {quote && comment.entryText && (
              <p className="mt-1 max-w-measure text-sm text-muted">
                {t("visits.review.onEntry", { text: comment.entryText })}
              </p>
            )}
            <p className="mt-1 max-w-measure whitespace-pre-wrap">{comment.body}</p>
            <p className="text-sm">
              <FollowUpButton
                {...place}
                quiet
                about={comment.body}
                origin={{ kind: "comment", id: comment.id, visitId }}
              />
            </p>
            {open && maySettle && <SettleBox commentId={comment.id} />}
          </li>
        );
      })}
    </ul>
  );
}
