"use client";

import { useFormatter, useTranslations } from "use-intl";
import { clockText } from "@/lib/attachments/addresses";
import type { AttachmentKind } from "@/lib/vocabulary";

type FileFactsProps = {
  kind: AttachmentKind;
  byteSize: number;
  durationSeconds: number | null;
  entryLabel?: string | null;
};

/** Kind, size, length and entry of a file, on one line. */
export function FileFacts({ kind, byteSize, durationSeconds, entryLabel }: FileFactsProps) {
  const t = useTranslations("attachments");
  const format = useFormatter();
  const megabytes = byteSize / 1024 / 1024;
  const size =
    megabytes >= 1
      ? t("size.megabytes", { value: format.number(megabytes, { maximumFractionDigits: 1 }) })
      : t("size.kilobytes", { value: format.number(Math.max(1, Math.round(byteSize / 1024))) });
  return (
    <>
      {[t(`kind.${kind}`), byteSize > 0 && size, durationSeconds !== null && clockText(durationSeconds), entryLabel]
        .filter(Boolean)
        .join(" · ")}
    </>
  );
}
