"use client";

import { useTranslations } from "use-intl";
import { useEditorTools } from "@/components/reports/editor-context";
import { tokenNames, tokenText, type TokenName } from "@/lib/reports/tokens";

/** Inserts a counted figure at the caret in a field of this form, as if it had been typed. */
function insertInto(field: string, text: string) {
  const box = document.querySelector<HTMLTextAreaElement>(`textarea[name="${CSS.escape(field)}"]`);
  if (!box) return;
  box.focus();
  box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

export function TokenButtons({ field }: { field: string }) {
  const t = useTranslations("reports.editor");
  const { tokenValues } = useEditorTools();
  const shown = (name: TokenName) =>
    tokenValues[name].length > 14 ? `${tokenValues[name].slice(0, 14)}…` : tokenValues[name];
  return (
    <details className="-mt-2">
      <summary className="min-h-8 text-sm text-action pointer-coarse:min-h-11">{t("tokens")}</summary>
      <div className="mt-2 flex flex-wrap gap-1.5">
        {tokenNames.map((name) => (
          <button
            key={name}
            type="button"
            aria-label={t("insertToken", { name, value: tokenValues[name] })}
            onClick={() => insertInto(field, tokenText(name))}
            className="inline-flex min-h-8 items-center gap-1.5 rounded-md border border-edge bg-surface px-2 text-sm hover:border-action hover:text-action pointer-coarse:min-h-11"
          >
            {name}
            <span className="text-muted">{shown(name)}</span>
          </button>
        ))}
      </div>
    </details>
  );
}
