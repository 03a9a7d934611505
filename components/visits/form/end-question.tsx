"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type EndQuestionProps = {
  startedAt: string;
  /** With the end, HH:MM, or empty if nobody knows it. */
  onEnded: (endedAt: string) => void;
};

/** When a visit of another day ended. Only a person knows it, so nothing is filled in beforehand. */
export function EndQuestion({ startedAt, onEnded }: EndQuestionProps) {
  const t = useTranslations("visits");
  const [endedAt, setEndedAt] = useState("");
  const [problem, setProblem] = useState<string>();
  const goOn = () => {
    if (endedAt === "") setProblem(t("form.end.missing"));
    else if (endedAt < startedAt) setProblem(t("errors.endBeforeStart"));
    else onEnded(endedAt);
  };
  return (
    <>
      <p className="text-muted">{t("form.end.text", { time: startedAt })}</p>
      <Field label={t("form.endedAt")} error={problem} className="max-w-48">
        {(field) => (
          <Input {...field} type="time" value={endedAt} onChange={(event) => setEndedAt(event.target.value)} />
        )}
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => onEnded("")}>{t("form.end.skip")}</Button>
        <Button variant="primary" onClick={goOn}>
          {t("form.end.continue")}
        </Button>
      </div>
    </>
  );
}
