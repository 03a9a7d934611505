"use client";

import { useTranslations } from "use-intl";
import { LocalFileRow } from "@/components/attachments/local-file-row";
import { useFiles } from "@/components/attachments/use-files";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { FileSender } from "@/lib/offline/file-sender";
import { unsentFiles } from "@/lib/offline/local-file";

/** Files of all visits of the project that the server does not have yet, including those of discarded visits. */
export function WaitingFiles({ sender, projectId }: { sender: FileSender; projectId: string }) {
  const t = useTranslations("attachments");
  const view = useFiles(sender);
  const files = unsentFiles(view).filter((file) => file.projectId === projectId);
  if (files.length === 0) return null;
  return (
    <section aria-labelledby="waiting-files" className="mt-8">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 id="waiting-files" className="text-base font-semibold">
          {t("waitingTitle", { count: files.length })}
        </h2>
        <Button onClick={() => sender.wake({ atOnce: true })}>{t("sendAll")}</Button>
      </div>
      {view.halt === "signedOut" && (
        <Notice kind="warning" className="mb-3">
          {t("signedOut")}
        </Notice>
      )}
      <ul className="flex flex-col gap-2">
        {files.map((file) => (
          <LocalFileRow key={file.id} {...{ file, sender, view }} entryLabel={null} />
        ))}
      </ul>
    </section>
  );
}
