"use client";

import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useEditor } from "@/components/reports/editor-context";
import type { KeptText } from "@/components/reports/report-texts";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { differingParts } from "@/lib/reports/text-parts";
import type { ReportDraft } from "@/lib/reports/types";

type KeptReportProps = {
  kept: KeptText;
  /** The report as the server has it. */
  served: ReportDraft;
  onUse: (kept: KeptText) => void;
  onDiscard: (kept: KeptText) => Promise<void>;
};

/** Text that this device kept and the report does not have, beside the report's: the person decides. */
export function KeptReport({ kept, served, onUse, onDiscard }: KeptReportProps) {
  const t = useTranslations("reports.kept");
  const format = useFormatter();
  const { fill } = useEditor();
  const [sure, setSure] = useState(false);
  const parts = differingParts(kept.draft, served);
  const when = format.dateTime(new Date(kept.updatedAt), { dateStyle: "medium", timeStyle: "short" });
  return (
    <Notice
      kind="warning"
      className="mb-4 print:hidden"
      title={t("title")}
      action={
        <>
          <Button size="sm" variant="primary" onClick={() => onUse(kept)}>
            {t("use")}
          </Button>
          <Button
            size="sm"
            variant={sure ? "danger" : "quiet"}
            onClick={() => (sure ? void onDiscard(kept) : setSure(true))}
          >
            {t(sure ? "discardSure" : "discard")}
          </Button>
        </>
      }
    >
      <p>{t("text", { when })}</p>
      {parts.length === 0 && <p>{t("onlyOrder")}</p>}
      <ul className="mt-2 flex max-h-[40dvh] flex-col gap-3 overflow-y-auto" tabIndex={0} aria-label={t("compare")}>
        {parts.map(({ key, field, mine, theirs }) => (
          <li key={key}>
            <p className="text-sm text-muted">{t(`field.${field}`)}</p>
            <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
              <Side name={t("mine")} text={fill(mine)} none={t("nothing")} />
              <Side name={t("theirs")} text={fill(theirs)} none={t("nothing")} />
            </div>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Side({ name, text, none }: { name: string; text: string; none: string }) {
  return (
    <div className="min-w-0 border-s-2 border-line ps-2">
      <p className="text-xs text-muted">{name}</p>
      <p className="break-words whitespace-pre-wrap">{text || none}</p>
    </div>
  );
}
