"use client";

import { useTranslations } from "use-intl";
import { WarningText } from "@/components/reports/warning-list";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import type { WarningPlace } from "@/lib/reports/warnings";
import type { AnsweredWarning } from "@/lib/reports/settle-advice";

type AnsweredListProps = {
  answered: readonly AnsweredWarning[];
  /** The name of the place, if the list covers the whole report. */
  placeName?: ((place: WarningPlace) => string) | undefined;
  onTakeBack?: (one: AnsweredWarning) => void;
};

/** 已说明: advice that a person has answered, with what was said. */
export function AnsweredList({ answered, placeName, onTakeBack }: AnsweredListProps) {
  const t = useTranslations("reports.advice");
  if (answered.length === 0) return null;
  return (
    <Disclosure
      summary={<span className="text-sm text-muted">{t("answered", { count: answered.length })}</span>}
      className="border-b-0"
    >
      <ul className="flex flex-col gap-2">
        {answered.map((one, index) => {
          const { warning, answer } = one;
          return (
            <li key={index} className="text-sm">
              {placeName && <span className="block font-medium">{placeName(warning.place)}</span>}
              <WarningText warning={warning} />
              <span className="block">{answer.reason ? t("said", { reason: answer.reason }) : t("saidNothing")}</span>
              {onTakeBack && (
                <Button
                  size="sm"
                  variant="quiet"
                  aria-label={t("takeBackLabel", { about: warning.details.join("、") })}
                  onClick={() => onTakeBack(one)}
                >
                  {t("takeBack")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Disclosure>
  );
}
