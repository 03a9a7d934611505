import { EntryComments } from "@/components/visits/detail/entry-comments";
import { translator } from "@/lib/i18n/server";
import type { DetailComment, VisitDetail } from "@/lib/visits/types";

/** Comments that stand under no entry: on the visit as a whole, or on an entry that is gone since. */
export function generalComments(visit: VisitDetail): DetailComment[] {
  const onPage = new Set(visit.dimensions.flatMap(({ entries }) => entries.map(({ id }) => id)));
  return visit.comments.filter(({ entryId }) => entryId === null || !onPage.has(entryId));
}

export async function ReviewSummary({ visit, maySettle }: { visit: VisitDetail; maySettle: boolean }) {
  const t = await translator();
  const comments = generalComments(visit);
  if (comments.length === 0) return null;
  return (
    <section aria-labelledby="review-comments" className="mb-8">
      <h2 id="review-comments" className="text-base font-semibold">
        {t("visits.review.comments")}
      </h2>
      <EntryComments comments={comments} maySettle={maySettle} quote />
    </section>
  );
}
