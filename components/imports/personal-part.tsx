"use client";

import { useFormatter, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { FieldWarning } from "@/components/ui/field";
import type { Excerpt } from "@/lib/privacy/excerpts";

type PersonalPartProps = {
  document: string;
  found: readonly Excerpt[];
  redacted: boolean;
  onRedact: (on: boolean) => void;
};

/** Shows text in the draft that looks like personal data, with 一键脱敏 and its undo. The source is never changed. */
export function PersonalPart({ document, found, redacted, onRedact }: PersonalPartProps) {
  const t = useTranslations("privacy");
  const format = useFormatter();
  if (found.length === 0) return null;
  const kinds = format.list([...new Set(found.map(({ kind }) => kind))].map((kind) => t(`kind.${kind}`)));
  return (
    <FieldWarning
      id={`${document}-personal`}
      className="mb-4"
      text={
        redacted ? t("import.redacted", { count: found.length }) : t("import.found", { count: found.length, kinds })
      }
      actions={
        <Button size="sm" onClick={() => onRedact(!redacted)}>
          {redacted ? t("import.undo") : t("redact")}
        </Button>
      }
    />
  );
}
