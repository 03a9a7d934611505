"use client";

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { useReducer, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as uuidv7 } from "uuid";
import { useLeaveGuard } from "@/components/form/use-leave-guard";
import { importReducer } from "@/components/imports/import-state";
import { DocumentImport } from "@/components/imports/document-import";
import { DocumentList } from "@/components/imports/document-list";
import { MadeDrafts } from "@/components/imports/made-drafts";
import { Intake } from "@/components/imports/intake";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { importLimits } from "@/lib/imports/limits";
import type { ImportPageData } from "@/lib/imports/loaders";
import { readInWorker } from "@/lib/imports/read-in-worker";

/** The whole import of documents: each one is sorted and becomes a draft. It sends no request to the server. */
export function NotesImport({ data, today }: { data: ImportPageData; today: string }) {
  const t = useTranslations("imports");
  const [documents, change] = useReducer(importReducer, []);
  const [chosen, setChosen] = useState<string | null>(null);
  const pastes = useRef(0);
  /** The files of this import by the hash of their bytes. */
  const known = useRef(new Map<string, { id: string; name: string }>());
  const forget = (id: string) => {
    for (const [hash, file] of known.current) if (file.id === id) known.current.delete(hash);
  };
  useLeaveGuard(
    documents.some(({ state }) => state === "open"),
    t("make.leave"),
  );

  const context = { ...data.context, today };
  const begin = (names: string[]) => {
    const added = names.map((name) => ({ id: uuidv7(), name }));
    change({ kind: "add", documents: added });
    setChosen(added[0]?.id ?? null);
    return added;
  };
  const readFiles = async (files: File[]) => {
    const added = begin(files.map(({ name }) => name));
    // One at a time, so that twenty files do not block both cores of an office computer.
    for (const [index, file] of files.entries()) {
      const id = added[index]?.id ?? "";
      if (file.size > importLimits.fileBytes) {
        change({ kind: "read", id, result: { problem: "tooLarge" } });
        continue;
      }
      const bytes = await file.arrayBuffer().then(
        (buffer) => new Uint8Array(buffer),
        () => null,
      );
      const hash = bytes && bytesToHex(sha256(bytes));
      const same = hash && bytes.length > 0 ? known.current.get(hash) : undefined;
      if (same) {
        change({ kind: "repeated", id, of: same.name });
        continue;
      }
      const result = bytes ? await readInWorker({ context, name: file.name, bytes }) : ({ problem: "broken" } as const);
      if (hash && !("problem" in result)) known.current.set(hash, { id, name: file.name });
      change({ kind: "read", id, result });
    }
  };
  const readPasted = async (pasted: string) => {
    pastes.current += 1;
    const [added] = begin([t("documents.pasted", { number: pastes.current })]);
    if (added) change({ kind: "read", id: added.id, result: await readInWorker({ context, pasted }) });
  };
  const intake = <Intake onFiles={(files) => void readFiles(files)} onPaste={(text) => void readPasted(text)} />;
  const current = documents.find(({ id }) => id === chosen) ?? documents[0];
  if (!current) return intake;
  return (
    <>
      <Disclosure summary={t("intake.more")} className="mb-4">
        {intake}
      </Disclosure>
      <MadeDrafts projectId={data.projectId} documents={documents} />
      <DocumentList
        documents={documents}
        current={current.id}
        onChoose={setChosen}
        onRemove={(id) => {
          forget(id);
          change({ kind: "remove", id });
        }}
      />
      {current.state === "reading" && <Skeleton label={t("documents.reading")} lines={8} />}
      {current.problem && (
        <Notice kind="error" title={t("problems.title", { name: current.name })}>
          {t(`problems.${current.problem}`, {
            seconds: importLimits.patienceMs / 1000,
            other: current.repeats,
          })}
        </Notice>
      )}
      {(current.state === "open" || current.state === "made") && (
        <DocumentImport
          key={current.id}
          data={data}
          document={current}
          today={today}
          only={documents.length === 1}
          change={change}
        />
      )}
    </>
  );
}
