"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { CodebookPreviewView } from "@/components/codebook/exchange/codebook-preview";
import { FileButton } from "@/components/form/file-button";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { useEarlyValue } from "@/components/ui/use-early-value";
import { buttonClass } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { previewCodebook } from "@/lib/codebook/actions";
import type { FileFault } from "@/lib/codebook/exchange/file-faults";
import type { CodebookPreview } from "@/lib/codebook/exchange/preview";
import { exchangeLimits } from "@/lib/codebook/exchange/rows";
import { dimensionKeys } from "@/lib/vocabulary";

type Read = { of: number; name: string; preview: CodebookPreview };

/** The codebook to take away, and a file of one to take over after a look at what it changes. */
export function CodebookExchange({ projectId, mayEdit }: { projectId: string; mayEdit: boolean }) {
  const t = useTranslations("codebook.exchange");
  const address = `/api/exports/${projectId}/codebook`;
  return (
    <>
      <section className="mb-8">
        <h2 className="mb-2 font-semibold">{t("out")}</h2>
        <div className="flex flex-wrap gap-2">
          <a href={`${address}?format=xlsx`} download className={buttonClass()}>
            {t("xlsx")}
          </a>
          <a href={`${address}?format=qdc`} download className={buttonClass()}>
            {t("qdc")}
          </a>
        </div>
        <p className="mt-2 max-w-measure text-sm text-muted">{t("outHint")}</p>
      </section>
      {mayEdit && <TakeIn projectId={projectId} />}
    </>
  );
}

function TakeIn({ projectId }: { projectId: string }) {
  const t = useTranslations("codebook.exchange");
  const words = useTranslations("vocabulary.dimension");
  const { send, pending, refusal, forget } = useAction(previewCodebook);
  const [dimension, setDimension] = useState("");
  const ofDimension = useEarlyValue<HTMLSelectElement>(dimension, setDimension);
  const [chosen, setChosen] = useState<File | null>(null);
  const [read, setRead] = useState<Read | null>(null);
  const open = async (file: File | null, into: string) => {
    setChosen(file);
    setRead(null);
    forget();
    if (!file) return;
    const of = (read?.of ?? 0) + 1;
    // Checked before it is sent: the server would refuse it too.
    if (file.size > exchangeLimits.bytes) return setRead({ of, name: file.name, preview: { fault: "tooLarge" } });
    const data = new FormData();
    data.set("projectId", projectId);
    data.set("dimension", into);
    data.set("file", file);
    const answer = await send(data);
    if (answer.ok) setRead({ of, name: file.name, preview: answer.data });
  };
  const fault: FileFault | null = read && "fault" in read.preview ? read.preview.fault : null;
  return (
    <section>
      <h2 className="mb-2 font-semibold">{t("in")}</h2>
      <div className="flex max-w-2xl flex-col items-start gap-3 rounded-md border border-dashed border-edge bg-surface px-5 py-6">
        <FileButton
          id="codebook-file"
          accept=".xlsx,.qdc,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/xml"
          describedBy={fault ? "codebook-file-error codebook-file-hint" : "codebook-file-hint"}
          invalid={fault !== null}
          onFiles={([file]) => void open(file, dimension)}
        >
          {t("choose")}
        </FileButton>
        <p id="codebook-file-hint" className="text-sm text-muted">
          {t("inHint")}
        </p>
        <Field label={t("dimension")} hint={t("dimensionHint")}>
          {(field) => (
            <Select
              {...field}
              ref={ofDimension}
              value={dimension}
              onChange={(event) => {
                setDimension(event.target.value);
                if (chosen) void open(chosen, event.target.value);
              }}
              options={[
                { value: "", label: t("noDimension") },
                ...dimensionKeys.map((key) => ({ value: key, label: words(key) })),
              ]}
            />
          )}
        </Field>
        <p role="status" className="text-sm empty:hidden">
          {pending && chosen && t("reading", { name: chosen.name })}
        </p>
        {read && fault && (
          <FieldError id="codebook-file-error">
            {t("refusedFile", { name: read.name })}：{t(`faults.${fault}`)}
          </FieldError>
        )}
        <RefusalNotice refusal={refusal} />
      </div>
      {read && !("fault" in read.preview) && (
        <CodebookPreviewView
          key={read.of}
          {...{ projectId }}
          preview={read.preview}
          onAgain={() => void open(chosen, dimension)}
        />
      )}
    </section>
  );
}
