"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { Sender } from "@/lib/offline/sender";

const SaveQueue = dynamic(() => import("@/components/visits/outbox/save-queue").then((room) => room.SaveQueue), {
  ssr: false,
});
const RestoreQueue = dynamic(
  () => import("@/components/visits/outbox/restore-queue").then((room) => room.RestoreQueue),
  { ssr: false },
);

/** Exports the waiting visits of all projects of this account as one file, and reads such a file back. */
export function QueueFile({ sender, waiting }: { sender: Sender; waiting: number }) {
  const t = useTranslations("offline.file");
  const [open, setOpen] = useState<"save" | "restore" | null>(null);
  const [done, setDone] = useState("");
  const close = (said = "") => {
    setOpen(null);
    setDone(said);
  };
  return (
    <section aria-labelledby="queue-file" className="mt-10 border-t border-line pt-4">
      <h2 id="queue-file" className="mb-1 text-base">
        {t("title")}
      </h2>
      <p className="mb-3 max-w-measure text-sm text-muted">{t("text")}</p>
      <div className="flex flex-wrap gap-2">
        {waiting > 0 && <Button onClick={() => setOpen("save")}>{t("save")}</Button>}
        <Button onClick={() => setOpen("restore")}>{t("restore")}</Button>
      </div>
      <p role="status" className="mt-2 min-h-6 text-sm">
        {done}
      </p>
      {open === "save" && <SaveQueue sender={sender} onClose={close} />}
      {open === "restore" && <RestoreQueue sender={sender} onClose={close} />}
    </section>
  );
}
