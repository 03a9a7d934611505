import { CorrectionItem, type VisitAside } from "@/components/reports/corrected/correction-item";
import type { CorrectionAt } from "@/components/reports/corrected/decide-correction";
import { Disclosure } from "@/components/ui/disclosure";
import { translator } from "@/lib/i18n/server";
import type { StoredCorrection } from "@/lib/reports/data/corrections";

type CorrectionReviewProps = VisitAside & { items: readonly StoredCorrection[]; at: CorrectionAt; mayDecide: boolean };

/** What corrected minutes say differently: first what waits for a decision, then what has one. */
export async function CorrectionReview({ items, ...shown }: CorrectionReviewProps) {
  const t = await translator();
  const open = items.filter(({ decision }) => decision === null);
  const done = items.filter(({ decision }) => decision !== null);
  const waiting = open.filter(({ item }) => item.kind === "waiting");
  const notes = open.filter(({ item }) => item.kind === "note");
  const changes = open.filter((one) => !waiting.includes(one) && !notes.includes(one));
  const list = (some: readonly StoredCorrection[]) => (
    <ol className="flex flex-col gap-4">
      {some.map((one) => (
        <CorrectionItem key={one.position} one={one} {...shown} />
      ))}
    </ol>
  );
  return (
    <div className="flex max-w-4xl flex-col gap-6">
      {items.length === 0 && <p>{t("corrections.page.none")}</p>}
      {items.length > 0 && open.length === 0 && <p role="status">{t("corrections.page.allDecided")}</p>}
      {changes.length > 0 && (
        <section aria-labelledby="corrections-changes">
          <h2 id="corrections-changes" className="mb-2 text-lg font-semibold">
            {t("corrections.page.changes", { count: changes.length })}
          </h2>
          {list(changes)}
        </section>
      )}
      {waiting.length > 0 && (
        <section aria-labelledby="corrections-waiting">
          <h2 id="corrections-waiting" className="mb-1 text-lg font-semibold">
            {t("corrections.page.waiting", { count: waiting.length })}
          </h2>
          <p className="mb-3 text-muted">{t("corrections.page.waitingHint")}</p>
          {list(waiting)}
        </section>
      )}
      {notes.length > 0 && (
        <section aria-labelledby="corrections-notes">
          <h2 id="corrections-notes" className="mb-2 text-lg font-semibold">
            {t("corrections.page.notes", { count: notes.length })}
          </h2>
          {list(notes)}
        </section>
      )}
      {done.length > 0 && (
        <Disclosure summary={t("corrections.page.done", { count: done.length })} className="border-t">
          {list(done)}
        </Disclosure>
      )}
    </div>
  );
}
