"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { AnsweredList } from "@/components/reports/answered-list";
import { CountBase } from "@/components/reports/count-base";
import { MissingOfficeNote } from "@/components/reports/missing-office-note";
import { MovedNote } from "@/components/reports/moved-list";
import { OutwardCheck } from "@/components/reports/outward-check";
import { SaveFirst } from "@/components/reports/save-first";
import { useSaveFirst } from "@/components/reports/use-save-first";
import { WarningList } from "@/components/reports/warning-list";
import { Button, buttonClass } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import { usualIndex } from "@/lib/reports/usual-index";
import type { OfficeLine } from "@/lib/reports/missing-office";
import type { Moved } from "@/lib/reports/moved-numbers";
import type { ReportWarning, WarningPlace } from "@/lib/reports/warnings";
import { reportFormatKeys, usualFormat } from "@/lib/reports/formats/registry";
import type { AnsweredWarning } from "@/lib/reports/settle-advice";
import type { SitesBase } from "@/lib/reports/types";
import { reportEditions, type ReportEdition, type ReportStage } from "@/lib/vocabulary";

type ExportDialogProps = {
  projectId: string;
  reportId: string;
  stage: ReportStage;
  /** Lines of an office that a report to be sent out lacks. */
  missing?: readonly OfficeLine[];
  /** Those that nobody has answered, and the others. */
  warnings: readonly ReportWarning[];
  answered?: readonly AnsweredWarning[];
  moved?: Moved;
  /** What its numbers are a part of. */
  base?: SitesBase;
  placeName?: (place: WarningPlace) => string;
  /** Stores what was typed, and returns whether everything is stored. */
  save?: (() => Promise<boolean>) | undefined;
};

/** Chooses the format, with or without the index of evidence. Shows warnings first, but never blocks. */
export function ExportDialog({
  projectId,
  reportId,
  stage,
  missing = [],
  warnings,
  answered = [],
  moved,
  base,
  placeName,
  save,
}: ExportDialogProps) {
  const t = useTranslations("reports.export");
  const formatName = useTranslations("reports.formats");
  const [format, setFormat] = useState(usualFormat);
  const [chosenIndex, setWithIndex] = useState<boolean | null>(null);
  const withIndex = chosenIndex ?? usualIndex(stage);
  const [withCharts, setWithCharts] = useState(false);
  const [open, setOpen] = useState(false);
  const [withMethod, setWithMethod] = useState(false);
  const [edition, setEdition] = useState<ReportEdition>("internal");
  const address = `/api/reports/${projectId}/${reportId}`;
  const chosen = (yes: boolean) => (yes ? "1" : "0");
  const parts = { evidence: chosen(withIndex), charts: chosen(withCharts), method: chosen(withMethod) };
  const choice = { format, ...parts, edition };
  const href = `${address}?${new URLSearchParams(choice)}`;
  const { state, saveFirst } = useSaveFirst(save);
  return (
    <Dialog
      title={t("title", { format: formatName(format) })}
      closeLabel={t("cancel")}
      open={open}
      onOpenChange={(now) => {
        setOpen(now);
        if (now) void saveFirst();
      }}
      trigger={
        <Button variant="primary">
          <Icon name="download" />
          {t("action", { format: reportFormatKeys.map((key) => formatName(key)).join("/") })}
        </Button>
      }
      footer={
        <>
          <DialogClose>
            <Button variant="quiet">{t("cancel")}</Button>
          </DialogClose>
          {state === "saving" ? (
            <Button variant="primary" pending>
              {t("download")}
            </Button>
          ) : (
            <a href={href} download className={buttonClass({ variant: "primary" })} onClick={() => setOpen(false)}>
              {t(state === "failed" ? "downloadStored" : "download")}
            </a>
          )}
        </>
      }
    >
      {reportFormatKeys.length > 1 && (
        <RadioGroup
          legend={t("format")}
          options={reportFormatKeys.map((value) => ({ value, label: formatName(value) }))}
          value={format}
          input={{
            name: "format",
            onChange: ({ target }) => setFormat(reportFormatKeys.find((key) => key === target.value) ?? usualFormat),
          }}
        />
      )}
      <RadioGroup
        legend={t("edition")}
        options={reportEditions.map((value) => ({ value, label: t(value) }))}
        value={edition}
        hint={edition === "outward" && t("outwardHint")}
        input={{
          name: "edition",
          onChange: ({ target }) => setEdition(reportEditions.find((key) => key === target.value) ?? "internal"),
        }}
      />
      {edition === "outward" && <OutwardCheck address={`${address}/outward`} />}
      <Checkbox
        label={t("withIndex")}
        hint={t(usualIndex(stage) ? "withIndexHint" : "withIndexSentHint")}
        checked={withIndex}
        onChange={(event) => setWithIndex(event.target.checked)}
      />
      <Checkbox
        label={t("withCharts")}
        hint={t("withChartsHint")}
        checked={withCharts}
        onChange={(event) => setWithCharts(event.target.checked)}
      />
      <Checkbox
        label={t("withMethod")}
        hint={t("withMethodHint")}
        checked={withMethod}
        onChange={(event) => setWithMethod(event.target.checked)}
      />
      <SaveFirst state={state} onAgain={() => void saveFirst()} />
      <MissingOfficeNote missing={missing} />
      {base && <CountBase base={base} className="text-sm text-muted" />}
      {moved && placeName && <MovedNote {...moved} placeName={placeName} />}
      {warnings.length > 0 ? (
        <Notice kind="warning" title={t("warnings", { count: warnings.length })}>
          <div
            className="mt-2 max-h-[40dvh] overflow-y-auto"
            tabIndex={0}
            role="region"
            aria-label={t("warnings", { count: warnings.length })}
          >
            <WarningList warnings={warnings} {...(placeName && { placeName })} />
          </div>
        </Notice>
      ) : (
        <p className="text-sm text-muted">{t("noWarnings")}</p>
      )}
      <AnsweredList {...{ answered, placeName }} />
    </Dialog>
  );
}
