"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useDoubtWords } from "@/components/reports/text/ledger-words";
import { Icon } from "@/components/ui/icon";
import { namedTokens } from "@/lib/reports/tokens";
import type { ReportWarning, WarningPlace } from "@/lib/reports/warnings";

type WarningListProps = {
  warnings: readonly ReportWarning[];
  /** The name of the place, if the list covers the whole report. */
  placeName?: (place: WarningPlace) => string;
  onGoTo?: (place: WarningPlace) => void;
  /** What can be done about one. */
  actionsOf?: (warning: ReportWarning) => ReactNode;
};

/** The same one stays the same element when others of the list are settled. */
function keysOf(warnings: readonly ReportWarning[]): string[] {
  const times = new Map<string, number>();
  return warnings.map(({ kind, place, details, sentence }) => {
    const key = JSON.stringify([kind, place, details, sentence]);
    const time = times.get(key) ?? 0;
    times.set(key, time + 1);
    return `${key}${time}`;
  });
}

/** A sentence that several warnings are about is written once. */
export function WarningList({ warnings, placeName, onGoTo, actionsOf }: WarningListProps) {
  const keys = keysOf(warnings);
  return (
    <ul className="flex flex-col gap-2">
      {warnings.map((warning, index) => {
        const { place, sentence } = warning;
        return (
          <li key={keys[index]} className="flex items-start gap-2 text-sm">
            <Icon name="warning" className="mt-0.5 size-4 text-amber" />
            <div className="min-w-0 grow">
              {placeName && onGoTo && (
                <button
                  type="button"
                  onClick={() => onGoTo(place)}
                  className="block text-start font-medium text-action underline underline-offset-4 pointer-coarse:min-h-11"
                >
                  {placeName(place)}
                </button>
              )}
              {placeName && !onGoTo && <span className="block font-medium">{placeName(place)}</span>}
              <WarningText warning={warning} withSentence={sentence !== warnings[index - 1]?.sentence} />
              {actionsOf?.(warning)}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** What is wrong, where it is, what the evidence says there, and what could be written. */
export function WarningText({ warning, withSentence = true }: { warning: ReportWarning; withSentence?: boolean }) {
  const t = useTranslations("reports");
  const about = useTranslations("reports.warningAbout");
  const doubtWords = useDoubtWords();
  const { kind, details, support, broken, doubts, counted, sentence, source, proposal, fitting } = warning;
  const instead = proposal ?? (fitting && about(`fitting.${fitting}`));
  return (
    <>
      {t(`warning.${kind}`, {
        details: doubts ? `${details.join("、")}：${doubtWords(doubts).join("、")}` : details.join("、"),
        named: details[0] ?? "",
        own: details[1] ?? "",
        sites: support?.sites ?? 0,
        ofSites: support?.ofSites ?? 0,
        limit: broken?.limit ?? "none",
        bound: broken?.bound ?? 0,
      })}
      {sentence && withSentence && (
        <span className="block text-muted">{about("sentence", { sentence: namedTokens(sentence) })}</span>
      )}
      {source && <span className="block text-muted">{about("source", { source })}</span>}
      {counted && (
        <span className="block text-muted">
          {about(`counted.${counted.of}`, { value: counted.value, ofSites: counted.ofSites, name: counted.name })}
          {counted.was !== null && about("countedBefore", { was: counted.was })}
        </span>
      )}
      {instead && <span className="block text-muted">{about("proposal", { proposal: instead })}</span>}
    </>
  );
}
