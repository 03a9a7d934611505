"use client";

import { useState, type DragEvent } from "react";
import { useTranslations } from "use-intl";
import { FileButton } from "@/components/form/file-button";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { SitePreviewView } from "@/components/sites/add/site-preview";
import { FieldError } from "@/components/ui/field";
import { previewSiteFile } from "@/lib/sites/actions";
import { siteImportLimits, type SiteFileProblemCode } from "@/lib/sites/import-problems";
import type { SitePreview } from "@/lib/sites/preview";

type Read = { of: number; name: string } & ({ problem: SiteFileProblemCode } | { preview: SitePreview });

export function UploadFile({ projectId }: { projectId: string }) {
  const t = useTranslations("sites");
  const { send, pending, refusal } = useAction(previewSiteFile);
  const [fileName, setFileName] = useState("");
  const [read, setRead] = useState<Read | null>(null);
  const open = async (file: File | undefined) => {
    if (!file || pending) return;
    const of = (read?.of ?? 0) + 1;
    setFileName(file.name);
    // Checked before the upload, because the server would refuse it too.
    if (file.size > siteImportLimits.bytes) return setRead({ of, name: file.name, problem: "file_too_large" });
    setRead(null);
    const data = new FormData();
    data.set("projectId", projectId);
    data.set("file", file);
    const answer = await send(data);
    if (answer.ok) setRead({ of, name: file.name, ...answer.data });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void open(event.dataTransfer.files[0]);
  };
  const problem = read && "problem" in read ? read : null;
  return (
    <>
      <div
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
        className="flex max-w-2xl flex-col items-start gap-2 rounded-md border border-dashed border-edge bg-surface px-5 py-6"
      >
        <label className="font-medium" htmlFor="sites-file">
          {t("file.label")}
        </label>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <span className="text-sm text-muted pointer-coarse:hidden">{t("file.drop")}</span>
          <FileButton
            id="sites-file"
            accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            describedBy={problem ? "sites-file-error sites-file-hint" : "sites-file-hint"}
            invalid={Boolean(problem)}
            onFiles={([file]) => void open(file)}
          >
            {t("file.choose")}
          </FileButton>
        </div>
        <p id="sites-file-hint" className="text-sm text-muted">
          {t("file.hint")}
        </p>
        <p role="status" className="text-sm empty:hidden">
          {pending && t("file.reading", { name: fileName })}
          {read && !problem && t("file.read", { name: read.name })}
        </p>
        {problem && "problem" in problem && (
          <FieldError id="sites-file-error">
            {t("file.refused", { name: problem.name })}：{t(`import.problems.${problem.problem}`)}
          </FieldError>
        )}
        <RefusalNotice refusal={refusal} />
      </div>
      {read && "preview" in read && <SitePreviewView key={read.of} projectId={projectId} preview={read.preview} />}
    </>
  );
}
