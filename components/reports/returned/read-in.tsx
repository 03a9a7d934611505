"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { Refusal } from "@/lib/errors";

type ReadInProps = { projectId: string; reportId: string; issueId: string; mostBytes: number };

const refusalIn = async (answer: Response): Promise<Refusal> => {
  const body: unknown = await answer.json().catch(() => null);
  const error = typeof body === "object" && body !== null && "error" in body ? body.error : null;
  // What our own route sends; anything else comes from between it and us.
  return (error as Refusal | null) ?? { code: "unavailable", key: "errors.unavailable" };
};

/** Sends a returned Word file, and shows what it says differently. */
export function ReadIn({ projectId, reportId, issueId, mostBytes }: ReadInProps) {
  const t = useTranslations("reports.returned");
  const router = useRouter();
  const [reading, setReading] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const megabytes = mostBytes / 1_048_576;
  const send = async (file: File) => {
    setRefusal(null);
    if (file.size > mostBytes)
      return setRefusal({ code: "too_large", key: "errors.body.tooLarge", values: { megabytes } });
    setReading(true);
    const address = `/api/reports/${projectId}/${reportId}/issues/${issueId}/returns?name=${encodeURIComponent(file.name)}`;
    const answer = await fetch(address, { method: "POST", body: file }).catch(() => null);
    if (!answer?.ok) {
      setReading(false);
      return setRefusal(answer ? await refusalIn(answer) : { code: "unavailable", key: "errors.unavailable" });
    }
    const { returnId }: { returnId: string } = await answer.json();
    router.push(`/projects/${projectId}/reports/${reportId}/returns/${returnId}`);
  };
  return (
    <div className="flex max-w-3xl flex-col items-start gap-2">
      <p id="read-in-hint" className="text-muted">
        {t("hint", { size: megabytes })}
      </p>
      <label
        className={buttonClass({
          className:
            "relative cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-action",
        })}
      >
        <Icon name="upload" />
        {t("choose")}
        <input
          type="file"
          accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
          aria-describedby="read-in-hint"
          disabled={reading}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) void send(file);
            // The same file can be chosen again after a correction.
            event.target.value = "";
          }}
          className="sr-only"
        />
      </label>
      <p role="status" className="text-muted empty:hidden">
        {reading && t("reading")}
      </p>
      <RefusalNotice refusal={refusal} />
    </div>
  );
}
