import { ChangeCard } from "@/components/reports/returned/change-card";
import { DecideButtons, type DecideTarget } from "@/components/reports/returned/decide-buttons";
import { ItemMarks } from "@/components/reports/returned/item-marks";
import { placesIn } from "@/components/reports/returned/places-in";
import { Disclosure } from "@/components/ui/disclosure";
import type { SelectGroup } from "@/components/ui/select";
import { translator } from "@/lib/i18n/server";
import type { StoredItem, StoredReturn } from "@/lib/reports/data/returns";
import { differs } from "@/lib/reports/returned/items";
import type { UnitTexts } from "@/lib/reports/returned/types";
import type { ReportDraft } from "@/lib/reports/types";

type ReturnReviewProps = {
  returned: StoredReturn;
  /** By the place of the item: the report's own words of today, typed and printed; null if the part is gone. */
  today: readonly (TextsToday | null)[];
  /** As it is printed. */
  draft: ReportDraft;
  target: DecideTarget;
  /** A final report does not change. */
  mayTake: boolean;
};

type TextsToday = { typed: UnitTexts; shown: UnitTexts };
type Item = StoredItem & { today: TextsToday | null };

/** What a returned file says differently: first what waits for a decision, then what has one. */
export async function ReturnReview({ returned, today, draft, target, mayTake }: ReturnReviewProps) {
  const t = await translator();
  const items = returned.items.map((one, index): Item => ({ ...one, today: today[index] ?? null }));
  const isNote = ({ item }: Item) => item.kind === "change" && !differs(item);
  const open = items.filter(({ decision }) => decision === null);
  const waiting = open.filter(({ item }) => item.kind === "waiting");
  const changes = open.filter(({ item }) => item.kind !== "waiting");
  const notes = items.filter(isNote);
  const done = items.filter((one) => one.decision !== null && !isNote(one));
  // One object for all that wait: it is sent once.
  const places = placesIn(draft, t);
  const card = (one: Item, index: number) => (
    <ReviewItem key={one.position} index={index} {...{ one, draft, places, target, mayTake }} />
  );
  return (
    <div className="flex max-w-4xl flex-col gap-6">
      {items.length === 0 && <p>{t("reports.returned.page.none")}</p>}
      {items.length > notes.length && open.length === 0 && <p role="status">{t("reports.returned.page.allDecided")}</p>}
      {changes.length > 0 && (
        <section aria-labelledby="returned-changes">
          <h2 id="returned-changes" className="mb-2 text-lg font-semibold">
            {t("reports.returned.page.changes", { count: changes.length })}
          </h2>
          <ol className="flex flex-col gap-4">{changes.map(card)}</ol>
        </section>
      )}
      {waiting.length > 0 && (
        <section aria-labelledby="returned-waiting">
          <h2 id="returned-waiting" className="mb-1 text-lg font-semibold">
            {t("reports.returned.waiting.title", { count: waiting.length })}
          </h2>
          <p className="mb-3 text-muted">{t("reports.returned.waiting.hint")}</p>
          <ol className="flex flex-col gap-4">{waiting.map(card)}</ol>
        </section>
      )}
      {notes.length > 0 && (
        <Disclosure summary={t("reports.returned.page.notes", { count: notes.length })} className="border-t">
          <ol className="flex flex-col gap-4 pb-3">{notes.map(card)}</ol>
        </Disclosure>
      )}
      {done.length > 0 && (
        <Disclosure summary={t("reports.returned.page.done", { count: done.length })} className="border-t">
          <ol className="flex flex-col gap-4 pb-3">{done.map(card)}</ol>
        </Disclosure>
      )}
    </div>
  );
}

type ReviewItemProps = Omit<ReturnReviewProps, "returned" | "today"> & {
  one: Item;
  index: number;
  /** Where words without a part can go. */
  places: readonly SelectGroup[];
};

async function ReviewItem({ one, draft, places, target, mayTake }: ReviewItemProps) {
  const t = await translator();
  const { item, position, decision, decidedBy, today } = one;
  const decided = decision !== null && (
    <p className="mt-2 text-sm text-muted">
      {t("reports.returned.page.by", { decision: t(`reports.returned.page.${decision}`), name: decidedBy || "—" })}
    </p>
  );
  if (item.kind === "change") return <ChangeCard {...{ item, today, target, position, decided, decision, mayTake }} />;
  if (item.kind === "order") {
    const names = new Map(
      draft.sections.flatMap(({ id, heading, points }) => [
        [id, heading] as const,
        ...points.map((point) => [point.id, point.lead] as const),
      ]),
    );
    return (
      <li className="border-s-3 border-s-line ps-3">
        <h3 className="font-medium">{t("reports.returned.order.title")}</h3>
        <p className="text-muted">{t("reports.returned.order.text")}</p>
        <ol
          className="max-h-[40dvh] overflow-y-auto text-sm"
          tabIndex={0}
          aria-label={t("reports.returned.order.title")}
        >
          {item.mine.map(({ id, points }) => (
            <li key={id}>
              {names.get(id)}
              <ol className="list-decimal ps-8">
                {points.map((point) => (
                  <li key={point}>{names.get(point)}</li>
                ))}
              </ol>
            </li>
          ))}
        </ol>
        {decision === null && mayTake && (
          <DecideButtons {...{ target, position }} mayTake name={t("reports.returned.order.title")} />
        )}
        {decided}
      </li>
    );
  }
  return (
    <li className="border-s-3 border-s-amber ps-3">
      <p className="max-w-measure break-words whitespace-pre-wrap">{item.text}</p>
      <ItemMarks {...item} />
      {decision === null && mayTake && (
        <DecideButtons {...{ target, position, places }} mayTake name={item.text.slice(0, 20)} />
      )}
      {decided}
    </li>
  );
}
