"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { useEditorTools } from "@/components/reports/editor-context";
import { ReasonBox } from "@/components/reports/reason-box";
import { Button } from "@/components/ui/button";
import { answerTo } from "@/lib/reports/answers";
import type { ReportWarning } from "@/lib/reports/warnings";
import type { PartFields } from "@/lib/reports/parts/with-fields";
import { namedTokens } from "@/lib/reports/tokens";
import { adviceAnswered, adviceFilled, adviceTaken, partOfPlace } from "@/lib/reports/settle-advice";

/** What can be done about one piece of advice. Each is one press, and one step back. */
export function SettleAdvice({ warning }: { warning: ReportWarning }) {
  const t = useTranslations("reports.advice");
  const { read, type } = useEditorTools();
  const [filling, setFilling] = useState(false);
  const [changed, setChanged] = useState(false);
  const answerable = answerTo(warning, "") !== null;
  const { rewording, rebind, numeral } = warning;
  if (!answerable && !rewording && !rebind && !numeral) return null;
  const about = warning.details.join("、");
  /** The text is of this moment; the warning may be of the one before. */
  const put = (fields: PartFields | null) => {
    if (fields) type(partOfPlace(warning.place), fields, false);
    setChanged(fields === null);
    setFilling(false);
  };
  const take = () => put(adviceTaken(read(), warning));
  return (
    <div className="mt-1">
      {filling ? (
        <ReasonBox
          label={t("fillReason", { about })}
          hint={t("fillHint")}
          missing={t("fillMissing")}
          say={t("fillSay")}
          onSay={(reason) => put(adviceFilled(read(), warning, reason))}
          onCancel={() => setFilling(false)}
        />
      ) : (
        <div className="flex flex-wrap gap-2">
          {rebind && (
            <Button size="sm" onClick={take}>
              {t("rebind", { name: rebind.name })}
            </Button>
          )}
          {rewording && (
            <Button
              size="sm"
              aria-label={t(numeral ? "changeLabel" : "takeLabel", { about, to: namedTokens(rewording.instead) })}
              onClick={take}
            >
              {numeral ? t("change", { to: rewording.instead }) : t("take")}
            </Button>
          )}
          {numeral && (
            <Button size="sm" variant="quiet" aria-label={t("fillLabel", { about })} onClick={() => setFilling(true)}>
              {t("fill")}
            </Button>
          )}
          {answerable && (
            <Button
              size="sm"
              variant="quiet"
              aria-label={t("leaveLabel", { about })}
              onClick={() => put(adviceAnswered(read(), warning, ""))}
            >
              {t("leave")}
            </Button>
          )}
        </div>
      )}
      <p role="status" className="text-muted empty:hidden">
        {changed && t("changed")}
      </p>
    </div>
  );
}
