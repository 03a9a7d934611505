import { EntryComments } from "@/components/visits/detail/entry-comments";
import { translator } from "@/lib/i18n/server";
import type { DetailComment, VisitDetail } from "@/lib/visits/types";

/** Comments that are shown below no entry: on the visit as a whole, or on an entry that was deleted. */
export function generalComments(visit: VisitDetail): DetailComment[] {
  const onPage = new Set(visit.dimensions.flatMap(({ entries }) => entries.map(({ id }) => id)));
  return visit.comments.filter(({ entryId }) => entryId === null || !onPage.has(entryId));
}

type ReviewSummaryProps = { projectId: string; visit: VisitDetail; maySettle: boolean };

export async function ReviewSummary({ projectId, visit, maySettle }: ReviewSummaryProps) {
  const t = await translator();
  const comments = generalComments(visit);
  const below = visit.dimensions.flatMap(({ label, entries }) =>
    entries.flatMap(({ id }, index) => {
      const open = visit.comments.some((comment) => comment.entryId === id && comment.resolvedAt === null);
      return open ? [{ id, name: t("visits.review.place", { dimension: label, number: index + 1 }) }] : [];
    }),
  );
  if (comments.length + below.length === 0) return null;
  return (
    <section aria-labelledby="review-comments" className="mb-8">
      <h2 id="review-comments" className="text-base font-semibold">
        {t("visits.review.comments")}
      </h2>
      <EntryComments
        {...{ comments, maySettle }}
        quote
        from={{ projectId, siteId: visit.site.id, visitId: visit.id }}
      />
      {below.length > 0 && (
        <p className="mt-2 print:hidden">
          {t("visits.review.below", { count: below.length })}
          {below.map(({ id, name }) => (
            <a key={id} href={`#entry-${id}`} className="me-3 touch-link">
              {name}
            </a>
          ))}
        </p>
      )}
    </section>
  );
}
