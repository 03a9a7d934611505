"use client";

import { useState, type KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import { useEditorTools } from "@/components/reports/editor-context";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { answerTo, longestReason } from "@/lib/reports/answers";
import type { ReportWarning } from "@/lib/reports/warnings";
import type { PartFields } from "@/lib/reports/parts/with-fields";
import { adviceAnswered, adviceTaken, partOfPlace } from "@/lib/reports/settle-advice";

/** 照此改 and 不用改, where a warning is advice. Each is one step back. */
export function SettleAdvice({ warning }: { warning: ReportWarning }) {
  const t = useTranslations("reports.advice");
  const { read, type } = useEditorTools();
  const [reason, setReason] = useState<string | null>(null);
  const [changed, setChanged] = useState(false);
  const answerable = answerTo(warning, "") !== null;
  const { rewording, rebind } = warning;
  if (!answerable && !rewording && !rebind) return null;
  const about = warning.details.join("、");
  /** The text is of this moment; the warning may be of the one before. */
  const put = (fields: PartFields | null) => {
    if (fields) type(partOfPlace(warning.place), fields, false);
    setChanged(fields === null);
  };
  const say = () => put(adviceAnswered(read(), warning, (reason ?? "").trim()));
  const byKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    // Neither the report is saved by it, nor a dialog around it closed.
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") say();
    else setReason(null);
  };
  return (
    <div className="mt-1">
      {reason === null ? (
        <div className="flex flex-wrap gap-2">
          {rebind && (
            <Button size="sm" onClick={() => put(adviceTaken(read(), warning))}>
              {t("rebind", { name: rebind.name })}
            </Button>
          )}
          {rewording && (
            <Button size="sm" aria-label={t("takeLabel", { about })} onClick={() => put(adviceTaken(read(), warning))}>
              {t("take")}
            </Button>
          )}
          {answerable && (
            <Button size="sm" variant="quiet" aria-label={t("leaveLabel", { about })} onClick={() => setReason("")}>
              {t("leave")}
            </Button>
          )}
        </div>
      ) : (
        <div className="grid gap-2">
          <Field label={t("reason")} hint={t("reasonHint")}>
            {(field) => (
              <Input
                {...field}
                autoFocus
                value={reason}
                maxLength={longestReason}
                onChange={({ target }) => setReason(target.value)}
                onKeyDown={byKey}
              />
            )}
          </Field>
          <div className="flex flex-wrap gap-2">
            <Button size="sm" onClick={say}>
              {t("say")}
            </Button>
            <Button size="sm" variant="quiet" onClick={() => setReason(null)}>
              {t("cancel")}
            </Button>
          </div>
        </div>
      )}
      <p role="status" className="text-muted empty:hidden">
        {changed && t("changed")}
      </p>
    </div>
  );
}
