"use client";

import { startTransition, useCallback, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { AddButtons } from "@/components/attachments/add-buttons";
import { attachToEvent } from "@/components/attachments/attach-to";
import { LocalFileRow } from "@/components/attachments/local-file-row";
import { ServerFiles } from "@/components/attachments/server-files";
import { useLastEntry } from "@/components/attachments/use-last-entry";
import { onPauseAfter } from "@/components/attachments/on-pause-after";
import { useFiles } from "@/components/attachments/use-files";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import type { FileSender, StoredFile } from "@/lib/offline/file-sender";
import type { TakeLimits } from "@/lib/offline/take-photo";

export interface EntryChoice {
  id: string;
  label: string;
}

export type AttachmentPanelProps = {
  sender: FileSender;
  projectId: string;
  visitId: string;
  readOnly: boolean;
  /** Whether the server has the visit. If only this device has it, the server has no files of it either. */
  atServer: boolean;
  limits: TakeLimits;
  /** The entries as they are in the form now. */
  entries: () => EntryChoice[];
  /** Makes the form save the visit, so that a file has a visit to belong to. */
  onAdded: () => void;
};

function sameOr(before: EntryChoice[], fresh: EntryChoice[]): EntryChoice[] {
  const same =
    before.length === fresh.length &&
    before.every(({ id, label }, at) => id === fresh[at]?.id && label === fresh[at].label);
  return same ? before : fresh;
}

/** The visit's photos, recordings and documents: those on this device and those on the server. */
export function AttachmentPanel({
  sender,
  projectId,
  visitId,
  readOnly,
  atServer,
  limits,
  entries,
  onAdded,
}: AttachmentPanelProps) {
  const t = useTranslations("attachments");
  const view = useFiles(sender);
  const [entryId, setEntryId] = useState<string | null>(null);
  const [choices, setChoices] = useState<EntryChoice[]>([]);
  const lastEntry = useLastEntry();
  const box = useRef<HTMLElement>(null);
  const stored = useRef<readonly StoredFile[]>([]);
  const noteStored = useCallback((items: readonly StoredFile[]) => void (stored.current = items), []);

  useEffect(() => {
    const attachTo = (event: Event) => {
      setChoices(entries());
      setEntryId(event instanceof CustomEvent ? String(event.detail) : null);
      box.current?.scrollIntoView({ block: "nearest" });
      box.current?.querySelector("button")?.focus();
    };
    document.addEventListener(attachToEvent, attachTo);
    return () => document.removeEventListener(attachToEvent, attachTo);
  }, [entries]);

  const look = useCallback(() => setChoices((before) => sameOr(before, entries())), [entries]);
  useEffect(() => {
    // An entry is saved when its box loses focus. From then on it can be chosen here.
    const lookAside = () => startTransition(look);
    lookAside();
    return onPauseAfter("focusout", lookAside);
  }, [look]);

  const own = view.files.filter((file) => file.visitId === visitId && file.state.at !== "adding");
  const labelOf = (id: string | null) =>
    id === null ? null : (entries().find((entry) => entry.id === id)?.label ?? null);
  const target = choices.some(({ id }) => id === entryId) ? entryId : null;
  return (
    <section ref={box} aria-labelledby="visit-attachments" className="mt-8 scroll-mt-24 print:hidden">
      <h2 id="visit-attachments" className="border-b border-edge pb-1 text-lg font-semibold">
        {t("title")}
      </h2>
      <p className="mt-2 text-sm text-muted">{t("hint")}</p>
      {view.fault && (
        <Notice kind="error" className="mt-3" title={t("fault.title")}>
          {t(`fault.${view.fault}`)}
        </Notice>
      )}
      {view.halt === "signedOut" && (
        <Notice kind="warning" className="mt-3">
          {t("signedOut")}
        </Notice>
      )}
      {!readOnly && (
        <>
          <Field label={t("attachTo")} className="mt-3 max-w-measure">
            {(field) => (
              <Select
                {...field}
                value={target ?? ""}
                options={[
                  { value: "", label: t("wholeVisit") },
                  ...choices.map(({ id, label }) => ({ value: id, label })),
                ]}
                // Before the list opens: it may be opened sooner than typing has paused.
                onFocus={look}
                onChange={(event) => setEntryId(event.target.value || null)}
              />
            )}
          </Field>
          <AddButtons {...{ sender, projectId, visitId, limits, lastEntry, onAdded, stored }} entryId={target} />
        </>
      )}
      {own.length > 0 && (
        <ul className="mt-3 flex flex-col gap-2">
          {own.map((file) => (
            <LocalFileRow key={file.id} {...{ file, sender, view }} entryLabel={labelOf(file.entryId)} />
          ))}
        </ul>
      )}
      {atServer && (
        <ServerFiles
          {...{ projectId, visitId, labelOf }}
          onList={noteStored}
          mayRemove={!readOnly}
          localIds={own.map(({ id }) => id)}
          uploaded={own.filter(({ state }) => state.at === "uploaded").length}
        />
      )}
    </section>
  );
}
