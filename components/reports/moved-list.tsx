"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Disclosure } from "@/components/ui/disclosure";
import type { Moved } from "@/lib/reports/moved-numbers";
import type { ReportWarning, WarningPlace } from "@/lib/reports/warnings";

type MovedListProps = Moved & {
  placeName: (place: WarningPlace) => string;
  onGoTo?: (place: WarningPlace) => void;
  /** What can be done about a number that was typed. */
  actionsOf?: (warning: ReportWarning) => ReactNode;
};

/** 原数 → 新数, with the part of the report that each stands in. */
export function MovedList({ counted, typed, placeName, onGoTo, actionsOf }: MovedListProps) {
  const t = useTranslations("reports.moved");
  const place = (at: WarningPlace) =>
    onGoTo ? (
      <button
        type="button"
        onClick={() => onGoTo(at)}
        className="block text-start font-medium text-action underline underline-offset-4 pointer-coarse:min-h-11"
      >
        {placeName(at)}
      </button>
    ) : (
      <span className="block font-medium">{placeName(at)}</span>
    );
  return (
    <ul className="flex flex-col gap-3 text-sm">
      {typed.map((warning, index) => (
        <li key={`typed ${index}`}>
          {place(warning.place)}
          {t("typed", {
            written: warning.details.join("、"),
            before: warning.counted?.was ?? 0,
            after: warning.counted?.value ?? 0,
          })}
          {warning.sentence && <span className="block text-muted">{warning.sentence}</span>}
          {actionsOf?.(warning)}
        </li>
      ))}
      {counted.map((one, index) => (
        <li key={`counted ${index}`}>
          {place(one.place)}
          <span className="[overflow-wrap:anywhere]">
            {t(one.kind, { name: one.name, before: one.before, after: one.after })}
          </span>
          {one.came.length > 0 && <span className="block text-muted">{t("came", { names: one.came.join("、") })}</span>}
          {one.left.length > 0 && <span className="block text-muted">{t("left", { names: one.left.join("、") })}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Before a file is made: the same list, closed. */
export function MovedNote({ counted, typed, placeName }: MovedListProps) {
  const t = useTranslations("reports.moved");
  if (counted.length + typed.length === 0) return null;
  return (
    <Disclosure summary={t("summary", { counted: counted.length, typed: typed.length })} className="border-y">
      <div className="max-h-[40dvh] overflow-y-auto" tabIndex={0} role="region" aria-label={t("label")}>
        <MovedList {...{ counted, typed, placeName }} />
      </div>
    </Disclosure>
  );
}
