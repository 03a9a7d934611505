"use client";

import { useState, type FormEvent } from "react";
import { useTranslations } from "use-intl";
import { SubmitButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PassphraseField } from "@/components/visits/outbox/passphrase-field";
import { deviceKeyOf, fetchDeviceKey } from "@/lib/offline/device-key";
import { StoreError } from "@/lib/offline/store-fault";
import { QueueFileError, readQueueFile, restoreDrafts, type QueueFileFault } from "@/lib/offline/queue-file";
import type { Sender } from "@/lib/offline/sender";

/** Far more than a device could ever have waiting. */
const mostBytes = 200_000_000;
type Refused = QueueFileFault | "noFile" | "full" | "locked";

export function RestoreQueue({ sender, onClose }: { sender: Sender; onClose: (said?: string) => void }) {
  const t = useTranslations("offline.file");
  const frame = useTranslations("frame");
  const faults = useTranslations("visits.form.fault");
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState("");
  const [refused, setRefused] = useState<Refused | null>(null);
  const [pending, setPending] = useState(false);

  const restore = async (): Promise<Refused | null> => {
    if (!file) return "noFile";
    if (file.size > mostBytes) return "notOurs";
    const key = (await deviceKeyOf(sender.userId)) ?? (await fetchDeviceKey(sender.userId));
    if (!key) return "locked";
    try {
      const drafts = await readQueueFile({ bytes: new Uint8Array(await file.arrayBuffer()), key, passphrase });
      const done = await restoreDrafts(sender, drafts);
      sender.wake({ atOnce: true });
      onClose(t("restored", { count: done.restored, skipped: done.skipped }));
      return null;
    } catch (error) {
      if (error instanceof QueueFileError) return error.fault;
      if (error instanceof StoreError) return error.fault === "full" ? "full" : "locked";
      return "notOurs"; // the file was removed while it was read
    }
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setPending(true);
    setRefused(await restore());
    setPending(false);
  };

  return (
    <Dialog
      title={t("restore")}
      closeLabel={frame("close")}
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      footer={
        <SubmitButton form="restore-queue" variant="primary" pending={pending}>
          {t("restore")}
        </SubmitButton>
      }
    >
      <form id="restore-queue" noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
        {refused && <Notice kind="error">{refused === "locked" ? faults("locked") : t(refused)}</Notice>}
        <Field label={t("choose")} required>
          {(control) => (
            <input
              {...control}
              type="file"
              accept=".zoufang"
              className="min-h-11 w-full"
              onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            />
          )}
        </Field>
        <PassphraseField label={t("passphrase")} value={passphrase} onChange={setPassphrase} />
      </form>
    </Dialog>
  );
}
