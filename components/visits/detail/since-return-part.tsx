import { HistoryChange } from "@/components/visits/history/history-change";
import { translator } from "@/lib/i18n/server";
import type { SinceReturn, VisitDetail } from "@/lib/visits/types";

/**
 * What changed since the visit was returned. What is shown at its entry is a link to it; the rest is shown here in
 * full.
 */
export async function SinceReturnPart({ visit, since }: { visit: VisitDetail; since: SinceReturn }) {
  const t = await translator();
  const { changes } = since;
  const shown = visit.dimensions.flatMap(({ label, entries }) =>
    entries.map(({ id }, index) => ({ id, name: t("visits.review.place", { dimension: label, number: index + 1 }) })),
  );
  const isAtEntry = (id: string) => shown.some((entry) => entry.id === id);
  const here = changes.filter((change) => change.field !== "entry" || !isAtEntry(change.id));
  const atEntries = shown.filter(({ id }) => changes.some((change) => change.field === "entry" && change.id === id));
  return (
    <section aria-labelledby="since-return" className="mb-8 print:hidden">
      <h2 id="since-return" className="text-base font-semibold">
        {changes.length > 0 ? t("visits.since.title", { count: changes.length }) : t("visits.since.none")}
      </h2>
      {atEntries.length > 0 && (
        <p>
          {atEntries.map(({ id, name }) => (
            <a key={id} href={`#entry-${id}`} className="me-3 touch-link">
              {name}
            </a>
          ))}
        </p>
      )}
      {here.length > 0 && (
        <ul className="mt-2 space-y-3">
          {here.map((change, index) => (
            <li key={index} className="border-s-3 border-s-line ps-3 text-sm">
              <HistoryChange change={change} names={since} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
