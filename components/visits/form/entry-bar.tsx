"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { EntryTools } from "@/components/visits/form/entry-tools";
import { SpeakerBox } from "@/components/visits/form/speaker-box";
import type { PlacedRow, useNumberedNames } from "@/components/visits/form/use-row-place";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import { entryForms, type EntryForm } from "@/lib/vocabulary";

type EntryBarProps = {
  row: PlacedRow;
  named: ReturnType<typeof useNumberedNames>["named"];
  /** The id of what is said about the speaker. */
  describedBy: string | undefined;
  /** Offers to split the entry; false if there is nothing to split. */
  onSplit: () => boolean;
};

/** Below the text of an entry: its form, who said it, and what else can be done with it. */
export function EntryBar({ row, named, describedBy, onSplit }: EntryBarProps) {
  const t = useTranslations("visits");
  const words = useTranslations("vocabulary");
  const { form, touched } = useVisitForm();
  const [toolsOpen, setToolsOpen] = useState(false);
  const path = `entries.${row.id}.form` as const;
  const [entryForm, setEntryForm] = useState<EntryForm>(() => form.getValues(path));

  const choose = (next: EntryForm) => {
    form.setValue(path, next);
    setEntryForm(next);
    touched();
  };

  return (
    <>
      <div className="flex items-center gap-1 border-t border-line ps-1">
        <button
          type="button"
          onClick={() => choose(entryForms[(entryForms.indexOf(entryForm) + 1) % entryForms.length] ?? "summary")}
          aria-label={t("form.entry.form", { form: words(`entryForm.${entryForm}`) })}
          className="icon-sync-behind min-h-11 shrink-0 rounded-sm ps-2 pe-6.5 text-sm font-medium text-action hover:bg-action-soft"
        >
          {words(`entryForm.${entryForm}`)}
        </button>
        <SpeakerBox row={row} name={named("speaker")} describedBy={describedBy} />
        <button
          type="button"
          aria-expanded={toolsOpen}
          {...named("tools")}
          onClick={() => setToolsOpen(!toolsOpen)}
          className="icon-more-behind size-11 shrink-0 rounded-sm text-muted hover:bg-sunken hover:text-ink"
        />
      </div>
      {toolsOpen && <EntryTools row={row} onSplit={onSplit} onDone={() => setToolsOpen(false)} />}
    </>
  );
}
