import { HistoryChange } from "@/components/visits/history/history-change";
import { formatter, translator, type Translator } from "@/lib/i18n/server";
import { countsKey } from "@/lib/visits/counts";
import type { HistoryStep, VisitHistory } from "@/lib/visits/types";

function headline(t: Translator, step: HistoryStep): string {
  const name = step.actorName;
  switch (step.kind) {
    case "created":
      return t("visits.history.created", {
        name,
        counts: t(`visits.counts.${countsKey(step.counts)}`, { ...step.counts }),
      });
    case "changed":
      return step.changes.length > 0
        ? t("visits.history.changed", { name, count: step.changes.length })
        : t("visits.history.saved", { name });
    case "moved":
      return t(`visits.history.moved.${step.to}`, { name });
  }
}

/** Oldest first, each step with what it changed. */
export async function HistorySteps({ history }: { history: VisitHistory }) {
  const t = await translator();
  const format = await formatter();
  return (
    <ol aria-label={t("visits.history.list")} className="max-w-3xl border-s border-line ps-5">
      {history.steps.map((step, index) => (
        <li
          key={index}
          className="relative pb-6 before:absolute before:-start-[1.56rem] before:top-2.5 before:size-2 before:rounded-full before:bg-edge"
        >
          <p>
            <span className="font-medium">{headline(t, step)}</span>
            <time dateTime={step.at} className="ms-3 text-sm text-muted">
              {format.dateTime(new Date(step.at), { dateStyle: "medium", timeStyle: "short" })}
            </time>
          </p>
          {step.kind === "moved" && step.comments.length === 0 && step.note && (
            <p className="mt-1 max-w-measure whitespace-pre-wrap">{t("visits.history.note", { note: step.note })}</p>
          )}
          {step.kind === "moved" && step.comments.length > 0 && (
            <ul aria-label={t("visits.review.comments")} className="mt-2 space-y-3">
              {step.comments.map(({ id, entryText, body }) => (
                <li key={id} className="border-s-3 border-s-amber ps-3 text-sm">
                  {entryText && (
                    <p className="max-w-measure text-muted">{t("visits.review.onEntry", { text: entryText })}</p>
                  )}
                  <p className="max-w-measure whitespace-pre-wrap">{body}</p>
                </li>
              ))}
            </ul>
          )}
          {step.kind === "changed" && (
            <ul className="mt-2 space-y-3">
              {step.changes.map((change, at) => (
                <li key={at} className="border-s-3 border-s-line ps-3 text-sm">
                  <HistoryChange change={change} names={history} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
