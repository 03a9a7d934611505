"use client";

import { useEffect, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { reportTextsOf, type KeptText } from "@/components/reports/report-texts";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { textParts } from "@/lib/reports/text-parts";
import { titleInOneLine } from "@/lib/reports/title";

type KeptReportsProps = { userId: string; projectId: string; editable: readonly string[] };

/** Kept text of reports that cannot be edited any more: it can be read, copied and thrown away. */
export function KeptReports({ userId, projectId, editable }: KeptReportsProps) {
  const t = useTranslations("reports.kept");
  const [rows, setRows] = useState<KeptText[]>([]);
  useEffect(() => {
    let gone = false;
    reportTextsOf(userId)
      .list(projectId)
      .then(
        (found) => gone || setRows(found),
        () => {}, // The device stores nothing, or nobody is signed in on it.
      );
    return () => {
      gone = true;
    };
  }, [userId, projectId]);
  const discard = async (id: string) => {
    await reportTextsOf(userId).remove(id);
    setRows((before) => before.filter((row) => row.id !== id));
  };
  const left = rows.filter(({ reportId }) => !editable.includes(reportId));
  if (left.length === 0) return null;
  return (
    <section aria-label={t("leftTitle")} className="mb-6 flex flex-col gap-3 print:hidden">
      {left.map((row) => (
        <LeftText key={row.id} row={row} onDiscard={() => void discard(row.id)} />
      ))}
    </section>
  );
}

function LeftText({ row, onDiscard }: { row: KeptText; onDiscard: () => void }) {
  const t = useTranslations("reports.kept");
  const format = useFormatter();
  const [sure, setSure] = useState(false);
  const when = format.dateTime(new Date(row.updatedAt), { dateStyle: "medium", timeStyle: "short" });
  const title = titleInOneLine(row.draft.title) || t("untitled");
  const text = textParts(row.draft)
    .map((part) => part.text)
    .join("\n\n");
  return (
    <Notice
      kind="warning"
      title={t("left", { title })}
      action={
        <Button size="sm" variant={sure ? "danger" : "quiet"} onClick={() => (sure ? onDiscard() : setSure(true))}>
          {t(sure ? "discardSure" : "discard")}
        </Button>
      }
    >
      <p>{t("leftText", { when })}</p>
      <details className="mt-2">
        <summary className="cursor-pointer text-action underline underline-offset-4 pointer-coarse:min-h-11">
          {t("read")}
        </summary>
        <Field label={t("readLabel")} hint={t("copyHint")} className="mt-2">
          {(field) => (
            <Textarea {...field} readOnly rows={10} value={text} onFocus={(event) => event.target.select()} />
          )}
        </Field>
      </details>
    </Notice>
  );
}
