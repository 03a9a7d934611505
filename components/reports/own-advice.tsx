"use client";

import { memo } from "react";
import { AnsweredList } from "@/components/reports/answered-list";
import { sameUnit, useEditor, warningsAt, type Unit } from "@/components/reports/editor-context";
import { SettleAdvice } from "@/components/reports/settle-advice";
import { WarningList } from "@/components/reports/warning-list";
import type { ReportWarning, WarningPlace } from "@/lib/reports/warnings";
import { adviceAnswered, answerTakenBack, partOfPlace, type AnsweredWarning } from "@/lib/reports/settle-advice";

const settle = (warning: ReportWarning) => <SettleAdvice warning={warning} />;

type AdviceProps = {
  warnings: readonly ReportWarning[];
  answered: readonly AnsweredWarning[];
  placeName?: (place: WarningPlace) => string;
  onGoTo?: (place: WarningPlace) => void;
};

/** Warnings with what can be done about each, and those that were answered. */
export function Advice({ warnings, answered, ...names }: AdviceProps) {
  const { read, type } = useEditor();
  const takeBack = (one: AnsweredWarning) => {
    const fields = answerTakenBack(read(), one);
    if (fields) type(partOfPlace(one.warning.place), fields, false);
  };
  const say = ({ warning }: AnsweredWarning, reason: string) => {
    const fields = adviceAnswered(read(), warning, reason);
    if (fields) type(partOfPlace(warning.place), fields, false);
  };
  return (
    <>
      {warnings.length > 0 && <WarningList warnings={warnings} actionsOf={settle} {...names} />}
      <AnsweredList answered={answered} placeName={names.placeName} onTakeBack={takeBack} onReason={say} />
    </>
  );
}

type OwnAdviceProps = { unit: Unit };

const ofSamePart = (before: OwnAdviceProps, after: OwnAdviceProps) => sameUnit(before.unit, after.unit);

/** Of the part in hand. A key in its text does not draw it again. */
export const OwnAdvice = memo(function OwnAdvice({ unit }: OwnAdviceProps) {
  const { warnings, answered } = useEditor();
  return (
    <Advice
      warnings={warningsAt(warnings, unit)}
      answered={answered.filter(({ warning }) => sameUnit(warning.place, unit))}
    />
  );
}, ofSamePart);
