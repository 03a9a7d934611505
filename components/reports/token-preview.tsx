"use client";

import { useTranslations } from "use-intl";
import { useEditorTools } from "@/components/reports/editor-context";
import { TokenText } from "@/components/reports/token-text";
import { tokenPieces, unknownTokens } from "@/lib/reports/tokens";

/** Below a box that can only show {{走访数}}: what its text will print, and what is wrong in it. */
export function TokenPreview({ text }: { text: string }) {
  const t = useTranslations("reports.editor");
  const { tokenValues } = useEditorTools();
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
