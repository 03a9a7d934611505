"use client";

import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { OutwardCheck } from "@/components/reports/outward-check";
import { SaveFirst } from "@/components/reports/save-first";
import { useSaveFirst } from "@/components/reports/use-save-first";
import { Button, buttonClass } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { RadioGroup } from "@/components/ui/radio-group";
import { reportEditions, reportLists, type ReportEdition, type ReportListKey } from "@/lib/vocabulary";

type ListsDialogProps = {
  projectId: string;
  reportId: string;
  /** Stores what was typed, and returns whether everything is stored. */
  save?: () => Promise<boolean>;
};

const formats = ["xlsx", "docx"] as const;
const among = <Value extends string>(values: readonly Value[], chosen: string, usual: Value) =>
  values.find((value) => value === chosen) ?? usual;

/** 问题清单, 建议清单, 典型清单 and 数据台账 of the report. */
export function ListsDialog({ projectId, reportId, save }: ListsDialogProps) {
  const t = useTranslations("reports.lists");
  const edition = useTranslations("reports.export");
  const listName = useTranslations("vocabulary.reportList");
  const [open, setOpen] = useState(false);
  const [list, setList] = useState<ReportListKey>("problem");
  const [format, setFormat] = useState<(typeof formats)[number]>("xlsx");
  const [shown, setShown] = useState<ReportEdition>("internal");
  const { state, saveFirst } = useSaveFirst(save);
  const address = `/api/reports/${projectId}/${reportId}`;
  return (
    <Dialog
      title={t("title")}
      closeLabel={edition("cancel")}
      open={open}
      onOpenChange={(now) => {
        setOpen(now);
        if (now) void saveFirst();
      }}
      trigger={<Button>{t("action")}</Button>}
      footer={
        <>
          <DialogClose>
            <Button variant="quiet">{edition("cancel")}</Button>
          </DialogClose>
          {state === "saving" ? (
            <Button variant="primary" pending>
              {edition("download")}
            </Button>
          ) : (
            <a
              href={`${address}/lists?${new URLSearchParams({ list, format, edition: shown })}`}
              download
              className={buttonClass({ variant: "primary" })}
              onClick={() => setOpen(false)}
            >
              <Icon name="download" />
              {edition(state === "failed" ? "downloadStored" : "download")}
            </a>
          )}
        </>
      }
    >
      <SaveFirst state={state} onAgain={() => void saveFirst()} />
      <Link
        href={`/projects/${projectId}/reports/${reportId}/remedies`}
        className="inline-flex items-center self-start text-action underline underline-offset-4 pointer-coarse:min-h-11"
      >
        {t("remedies")}
      </Link>
      <RadioGroup
        legend={t("list")}
        options={reportLists.map((value) => ({ value, label: listName(value) }))}
        value={list}
        hint={t("hint")}
        input={{ name: "list", onChange: ({ target }) => setList(among(reportLists, target.value, "problem")) }}
      />
      <RadioGroup
        legend={t("format")}
        options={formats.map((value) => ({ value, label: t(value) }))}
        value={format}
        input={{ name: "list-format", onChange: ({ target }) => setFormat(among(formats, target.value, "xlsx")) }}
      />
      <RadioGroup
        legend={edition("edition")}
        options={reportEditions.map((value) => ({ value, label: edition(value) }))}
        value={shown}
        hint={shown === "outward" && edition("outwardHint")}
        input={{
          name: "list-edition",
          onChange: ({ target }) => setShown(among(reportEditions, target.value, "internal")),
        }}
      />
      {shown === "outward" && list !== "figures" && <OutwardCheck address={`${address}/outward`} />}
    </Dialog>
  );
}
