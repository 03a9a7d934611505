"use client";

import { useFormatter, useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useEditor } from "@/components/reports/editor-context";
import { MovedList } from "@/components/reports/moved-list";
import { SettleAdvice } from "@/components/reports/settle-advice";
import { useUnitName } from "@/components/reports/unit-name";
import type { NumbersSeen } from "@/components/reports/use-seen-numbers";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import type { ReportWarning } from "@/lib/reports/warnings";

const settle = (warning: ReportWarning) => <SettleAdvice warning={warning} />;

/** One quiet line above the report. Nothing where no number has changed. */
export function MovedLine({ numbers }: { numbers: NumbersSeen }) {
  const t = useTranslations("reports.moved");
  const format = useFormatter();
  const { moved, counts, select } = useEditor();
  const placeName = useUnitName();
  const { last, pending, refusal } = numbers;
  const see = (words: "see" | "begin") => (
    <Button size="sm" pending={pending} onClick={() => void numbers.see(counts)}>
      {t(words)}
    </Button>
  );
  const changed = moved.counted.length + moved.typed.length;
  return (
    <div className="mb-4 text-sm empty:hidden print:hidden">
      {!last && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted">
          {t("never")}
          {see("begin")}
        </p>
      )}
      {last && changed > 0 && (
        <Disclosure
          className="border-y"
          summary={t("since", {
            at: format.dateTime(new Date(last.at), { dateStyle: "medium", timeStyle: "short" }),
            by: last.by && t("by", { name: last.by }),
            counted: moved.counted.length,
            typed: moved.typed.length,
          })}
        >
          <div className="max-h-[50dvh] overflow-y-auto" tabIndex={0} role="region" aria-label={t("label")}>
            <MovedList {...moved} placeName={placeName} onGoTo={select} actionsOf={settle} />
          </div>
          <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted">
            {see("see")}
            {t("seeHint")}
          </p>
        </Disclosure>
      )}
      <RefusalNotice refusal={refusal} />
    </div>
  );
}
