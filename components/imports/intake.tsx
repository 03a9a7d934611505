"use client";

import { useState, type DragEvent, type FormEvent } from "react";
import { useTranslations } from "use-intl";
import { FileButton } from "@/components/form/file-button";
import { useEarlyValue } from "@/components/ui/use-early-value";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Textarea } from "@/components/ui/textarea";
import { importLimits } from "@/lib/imports/limits";

type IntakeProps = { onFiles: (files: File[]) => void; onPaste: (text: string) => void };

/** Where a person drops, chooses or pastes documents. */
export function Intake({ onFiles, onPaste }: IntakeProps) {
  const t = useTranslations("imports.intake");
  const [pasted, setPasted] = useState("");
  const box = useEarlyValue<HTMLTextAreaElement>(pasted, setPasted);
  const [missing, setMissing] = useState(false);
  const [left, setLeft] = useState<string[]>([]);
  const take = (files: File[]) => {
    setLeft(files.slice(importLimits.files).map(({ name }) => name));
    if (files.length > 0) onFiles(files.slice(0, importLimits.files));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    take([...event.dataTransfer.files]);
  };
  const split = (event: FormEvent) => {
    event.preventDefault();
    setMissing(pasted.trim() === "");
    if (pasted.trim() === "") return;
    onPaste(pasted);
    setPasted("");
  };
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <div
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
        className="flex flex-col items-start gap-2 self-start rounded-md border border-dashed border-edge bg-surface px-5 py-6"
      >
        <label className="font-medium" htmlFor="imports-file">
          {t("fileLabel")}
        </label>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <span className="text-sm text-muted pointer-coarse:hidden">{t("drop")}</span>
          <FileButton
            id="imports-file"
            multiple
            accept=".docx,.txt,text/plain,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            describedBy="imports-file-hint"
            onFiles={take}
          >
            <Icon name="upload" />
            {t("choose")}
          </FileButton>
        </div>
        <p id="imports-file-hint" className="text-sm text-muted">
          {t("fileHint", { files: importLimits.files, size: importLimits.fileBytes / 1024 / 1024 })}
        </p>
        <p role="status" className="text-sm text-vermilion empty:hidden">
          {left.length > 0 && t("tooMany", { files: importLimits.files, names: left.join("、") })}
        </p>
      </div>
      <form onSubmit={split} className="flex flex-col items-start gap-3">
        <Field label={t("pasteLabel")} error={missing ? t("pasteEmpty") : undefined} className="w-full">
          {(field) => (
            <Textarea
              {...field}
              ref={box}
              rows={6}
              placeholder={t("pasteExample")}
              value={pasted}
              onChange={(event) => setPasted(event.target.value)}
            />
          )}
        </Field>
        <SubmitButton>{t("split")}</SubmitButton>
      </form>
    </div>
  );
}
