"use client";

import { useTranslations } from "use-intl";
import { useDoubtWords } from "@/components/reports/text/ledger-words";
import { Icon } from "@/components/ui/icon";
import type { ReportWarning, WarningPlace } from "@/lib/reports/checks";

type WarningListProps = {
  warnings: readonly ReportWarning[];
  /** The name of the place, if the list covers the whole report. */
  placeName?: (place: WarningPlace) => string;
  onGoTo?: (place: WarningPlace) => void;
};

/** A sentence that several warnings are about is written once. */
export function WarningList({ warnings, placeName, onGoTo }: WarningListProps) {
  const t = useTranslations("reports");
  const doubtWords = useDoubtWords();
  return (
    <ul className="flex flex-col gap-2">
      {warnings.map(({ kind, place, details, support, doubts, sentence, ...about }, index) => (
        <li key={index} className="flex items-start gap-2 text-sm">
          <Icon name="warning" className="mt-0.5 size-4 text-amber" />
          <span className="min-w-0 grow">
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
            {t(`warning.${kind}`, {
              details: doubts ? `${details.join("、")}：${doubtWords(doubts).join("、")}` : details.join("、"),
              sites: support?.sites ?? 0,
              ofSites: support?.ofSites ?? 0,
            })}
            <About {...about} sentence={sentence === warnings[index - 1]?.sentence ? undefined : sentence} />
          </span>
        </li>
      ))}
    </ul>
  );
}

type AboutProps = { [Key in "sentence" | "source" | "proposal" | "fitting"]?: ReportWarning[Key] | undefined };

/** Where it is, what the evidence says there, and what could be written. */
function About({ sentence, source, proposal, fitting }: AboutProps) {
  const t = useTranslations("reports.warningAbout");
  const instead = proposal ?? (fitting && t(`fitting.${fitting}`));
  return (
    <>
      {sentence && <span className="block text-muted">{t("sentence", { sentence })}</span>}
      {source && <span className="block text-muted">{t("source", { source })}</span>}
      {instead && <span className="block text-muted">{t("proposal", { proposal: instead })}</span>}
    </>
  );
}
