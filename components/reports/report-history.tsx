import { RestoreButton, type RestoreTarget } from "@/components/reports/restore-button";
import { ChangedText } from "@/components/visits/history/changed-text";
import { formatter, translator, type Translator } from "@/lib/i18n/server";
import { changedTexts } from "@/lib/reports/changed-texts";
import type { HistoryStep } from "@/lib/reports/data/history";
import { namedTokens } from "@/lib/reports/tokens";

type NamedStep = HistoryStep & { name: string };

function nameOf(t: Translator, { key, name, before, after, moved }: NamedStep): string {
  if (moved) return t("reports.history.order");
  const part = after ?? before;
  if (key === "front" || part?.kind === "front") return t("reports.history.front");
  const now = part?.kind === "section" ? part.content.heading : part?.kind === "point" ? part.content.lead : "";
  return namedTokens(name || now) || t("reports.editor.untitled");
}

type ReportHistoryProps = { steps: readonly NamedStep[]; target: RestoreTarget; mayRestore: boolean };

/** Who has changed which part, the latest first. Each earlier text can be brought back. */
export async function ReportHistory({ steps, target, mayRestore }: ReportHistoryProps) {
  const t = await translator();
  const format = await formatter();
  return (
    <section aria-labelledby="steps">
      <h3 id="steps" className="mb-2 font-semibold">
        {t("reports.history.stepByStep")}
      </h3>
      {steps.length === 0 && <p className="text-muted">{t("reports.history.none")}</p>}
      <ol className="border-s border-line ps-5 empty:hidden">
        {steps.map((step) => {
          const texts = changedTexts(step.before, step.after);
          const name = nameOf(t, step);
          return (
            <li
              key={`${step.key}.${step.version}`}
              className="relative pb-6 before:absolute before:-start-[1.56rem] before:top-2.5 before:size-2 before:rounded-full before:bg-edge"
            >
              <p>
                <span className="font-medium">
                  {t(`reports.history.kind.${step.kind}`, { name: step.by || "—", part: name })}
                </span>
                <time dateTime={step.at} className="ms-3 text-sm text-muted">
                  {format.dateTime(new Date(step.at), { dateStyle: "medium", timeStyle: "short" })}
                </time>
              </p>
              <ul className="mt-2 space-y-3 empty:hidden">
                {texts.map(({ field, before, after }) => (
                  <li key={field} className="border-s-3 border-s-line ps-3 text-sm">
                    <ChangedText before={before} after={after} />
                  </li>
                ))}
              </ul>
              {texts.length === 0 && !step.moved && (
                <p className="mt-1 text-sm text-muted">{t("reports.history.settings")}</p>
              )}
              {mayRestore && (
                <p className="mt-2 flex flex-wrap gap-2">
                  {!step.moved && step.before && (
                    <RestoreButton
                      target={target}
                      part={step.key}
                      version={step.version - 1}
                      label={t("reports.history.restorePart", { part: name })}
                    >
                      {t("reports.history.restoreBefore")}
                    </RestoreButton>
                  )}
                  <RestoreButton
                    target={target}
                    part={null}
                    version={step.version - 1}
                    label={t("reports.history.restoreAllLabel", { part: name })}
                  >
                    {t("reports.history.restoreAll")}
                  </RestoreButton>
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
