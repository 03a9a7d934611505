"use client";

import type { DragEvent } from "react";
import { useTranslations } from "use-intl";
import { FileButton } from "@/components/form/file-button";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { bookLimits } from "@/lib/imports/excel/limits";

type BookIntakeProps = {
  opened: { name: string; state: "reading" | "fault" | "open" } | null;
  onFile: (file: File) => void;
};

/** Where a person drops or chooses a workbook, the first time and again after correcting it. */
export function BookIntake({ opened, onFile }: BookIntakeProps) {
  const t = useTranslations("imports.excel.intake");
  const open = opened?.state === "open";
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    <section className="max-w-2xl">
      {!open && <h2 className="mb-2 text-lg font-semibold">{t("title")}</h2>}
      <div
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
        className={classNames(
          "flex flex-col items-start gap-2 rounded-md border border-dashed border-edge bg-surface px-5",
          open ? "py-3" : "py-6",
        )}
      >
        <label className={open ? "sr-only" : "font-medium"} htmlFor="imports-book">
          {t("label")}
        </label>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <p role="status" className="text-sm break-all empty:hidden">
            {opened &&
              opened.state !== "fault" &&
              t(opened.state === "open" ? "read" : "reading", { name: opened.name })}
          </p>
          {!opened && <span className="text-sm text-muted pointer-coarse:hidden">{t("drop")}</span>}
          <FileButton
            id="imports-book"
            accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            describedBy="imports-book-hint"
            onFiles={([file]) => onFile(file)}
          >
            <Icon name="upload" />
            {t(opened ? "another" : "choose")}
          </FileButton>
        </div>
        <p id="imports-book-hint" className={open ? "sr-only" : "text-sm text-muted"}>
          {t("hint", {
            size: bookLimits.fileBytes / 1024 / 1024,
            visits: bookLimits.visits,
            points: bookLimits.points,
          })}
        </p>
      </div>
    </section>
  );
}
