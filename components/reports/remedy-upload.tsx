"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { FileButton } from "@/components/form/file-button";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { RemedyPreview, type ReadList } from "@/components/reports/remedy-preview";
import { FieldError } from "@/components/ui/field";
import { previewRemedies, saveRemedies } from "@/lib/reports/actions";
import { listFileLimits, type ListFileFault } from "@/lib/reports/remedies/limits";
import type { RemedyFileProblem } from "@/lib/reports/remedies/types";

type State = { name: string; fault: ListFileFault | RemedyFileProblem } | ReadList | { saved: number } | null;

/** A filled-in list: read, looked at, stored. */
export function RemedyUpload({ projectId, reportId }: { projectId: string; reportId: string }) {
  const t = useTranslations("handouts.remedies");
  const router = useRouter();
  const read = useAction(previewRemedies);
  const save = useAction(saveRemedies);
  const [name, setName] = useState("");
  const [state, setState] = useState<State>(null);
  const open = async (file: File | undefined) => {
    if (!file || read.pending) return;
    setName(file.name);
    setState(null);
    save.forget();
    // Checked before the upload, because the server would refuse it too.
    if (file.size > listFileLimits.bytes) return setState({ name: file.name, fault: "tooLarge" });
    const data = new FormData();
    data.set("projectId", projectId);
    data.set("reportId", reportId);
    data.set("file", file);
    const answer = await read.send(data);
    if (answer.ok) setState({ name: file.name, ...answer.data });
  };
  const store = async ({ rows }: ReadList) => {
    const sent = rows.map(({ before, ...row }) => ({ ...row, base: before?.version ?? 0 }));
    const answer = await save.send({ projectId, reportId, rows: sent });
    if (!answer.ok) return;
    setState({ saved: answer.data.saved });
    router.refresh();
  };
  const fault = state && "fault" in state ? state.fault : null;
  return (
    <section
      aria-labelledby="remedy-upload"
      className="mb-6 flex max-w-3xl flex-col items-start gap-2 rounded-md border border-dashed border-edge bg-surface px-5 py-4 print:hidden"
    >
      <h2 id="remedy-upload" className="font-medium">
        {t("upload.title")}
      </h2>
      <FileButton
        accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        describedBy={fault ? "remedy-fault remedy-hint" : "remedy-hint"}
        invalid={fault !== null}
        onFiles={([file]) => void open(file)}
      >
        {t("upload.choose")}
      </FileButton>
      <p id="remedy-hint" className="text-sm text-muted">
        {t("upload.hint")}
      </p>
      <p role="status" className="text-sm empty:hidden">
        {read.pending && t("upload.reading", { name })}
        {state && "saved" in state && t("upload.saved", { count: state.saved })}
      </p>
      {fault && (
        <FieldError id="remedy-fault">
          {name}：{t(`fault.${fault}`)}
        </FieldError>
      )}
      <RefusalNotice refusal={read.refusal ?? save.refusal} />
      {state && "rows" in state && (
        <RemedyPreview
          list={state}
          pending={save.pending}
          onSave={() => void store(state)}
          onLeave={() => setState(null)}
        />
      )}
    </section>
  );
}
