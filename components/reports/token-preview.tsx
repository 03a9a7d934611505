"use client";

import { useWatch, type FieldPath } from "react-hook-form";
import { useTranslations } from "use-intl";
import { useEditor } from "@/components/reports/editor-context";
import { TokenText } from "@/components/reports/token-text";
import { tokenPieces, unknownTokens } from "@/lib/reports/tokens";
import type { ReportDraft } from "@/lib/reports/types";

/** Below a box that can only show {{走访数}}: what its text will print, and what is wrong in it. */
export function TokenPreview({ field }: { field: FieldPath<ReportDraft> }) {
  const t = useTranslations("reports.editor");
  const { control, tokenValues } = useEditor();
  const value = useWatch({ control, name: field });
  const text = typeof value === "string" ? value : "";
  if (tokenPieces(text).every(({ kind }) => kind === "text")) return null;
  const unknown = unknownTokens(text);
  return (
    <div className="-mt-2 text-sm">
      <p className="whitespace-pre-wrap">
        <span className="text-muted">{t("tokenPreview")}</span>
        <TokenText text={text} values={tokenValues} />
      </p>
      {unknown.length > 0 && (
        <p role="status" className="mt-1 text-amber">
          {t("tokenUnknown", { names: unknown.join("、") })}
        </p>
      )}
    </div>
  );
}
