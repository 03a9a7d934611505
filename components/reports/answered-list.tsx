"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { ReasonBox } from "@/components/reports/reason-box";
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
  /** Says why afterwards: an answer needs no reason. */
  onReason?: (one: AnsweredWarning, reason: string) => void;
};

/** 已说明: advice that a person has answered, with what was said. */
export function AnsweredList({ answered, placeName, onTakeBack, onReason }: AnsweredListProps) {
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
              {onTakeBack && onReason && <AnswerActions {...{ one, onTakeBack, onReason }} />}
            </li>
          );
        })}
      </ul>
    </Disclosure>
  );
}

type AnswerActionsProps = { one: AnsweredWarning } & Required<Pick<AnsweredListProps, "onTakeBack" | "onReason">>;

function AnswerActions({ one, onTakeBack, onReason }: AnswerActionsProps) {
  const t = useTranslations("reports.advice");
  const [asked, setAsked] = useState(false);
  const about = one.warning.details.join("、");
  if (asked)
    return (
      <ReasonBox
        label={t("reason")}
        hint={t("reasonHint")}
        say={t("say")}
        first={one.answer.reason}
        onSay={(reason) => {
          onReason(one, reason);
          setAsked(false);
        }}
        onCancel={() => setAsked(false)}
      />
    );
  return (
    <span className="flex flex-wrap gap-2">
      <Button size="sm" variant="quiet" aria-label={t("addReasonLabel", { about })} onClick={() => setAsked(true)}>
        {t("addReason")}
      </Button>
      <Button size="sm" variant="quiet" aria-label={t("takeBackLabel", { about })} onClick={() => onTakeBack(one)}>
        {t("takeBack")}
      </Button>
    </span>
  );
}
