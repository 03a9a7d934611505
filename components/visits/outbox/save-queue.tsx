"use client";

import { useState, type FormEvent } from "react";
import { useTranslations } from "use-intl";
import { SubmitButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { handOut } from "@/components/ui/hand-out";
import { Notice } from "@/components/ui/notice";
import { PassphraseField } from "@/components/visits/outbox/passphrase-field";
import { deviceKeyOf } from "@/lib/offline/device-key";
import { isUnsent } from "@/lib/offline/local-draft";
import { shortestPassphrase, writeQueueFile } from "@/lib/offline/queue-file";
import type { Sender } from "@/lib/offline/sender";

/** The name contains only the day, so the file's name reveals nothing more. */
function fileName(now: Date): string {
  return `zoufang-${now.toISOString().slice(0, 10)}.zoufang`;
}

export function SaveQueue({ sender, onClose }: { sender: Sender; onClose: (said?: string) => void }) {
  const t = useTranslations("offline.file");
  const frame = useTranslations("frame");
  const visits = useTranslations("visits.form.fault");
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [shown, setShown] = useState(false);
  const [pending, setPending] = useState(false);
  const [locked, setLocked] = useState(false);
  const tooShort = [...passphrase].length < shortestPassphrase;

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setShown(true);
    if (tooShort || again !== passphrase) return;
    setPending(true);
    try {
      const key = await deviceKeyOf(sender.userId);
      if (!key) return setLocked(true);
      const drafts = (await sender.list()).filter(isUnsent);
      handOut({ bytes: await writeQueueFile({ drafts, key, passphrase }), name: fileName(new Date()) });
      onClose(t("saved", { count: drafts.length }));
    } catch {
      setLocked(true);
    } finally {
      setPending(false);
    }
  };

  return (
    <Dialog
      title={t("save")}
      description={t("text")}
      closeLabel={frame("close")}
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      footer={
        <SubmitButton form="save-queue" variant="primary" pending={pending}>
          {t("save")}
        </SubmitButton>
      }
    >
      <form id="save-queue" noValidate onSubmit={(event) => void save(event)} className="grid gap-5">
        {locked && <Notice kind="error">{visits("locked")}</Notice>}
        <PassphraseField
          label={t("passphrase")}
          hint={t("passphraseHint")}
          error={shown && tooShort ? t("tooShort") : undefined}
          value={passphrase}
          onChange={setPassphrase}
        />
        <PassphraseField
          label={t("repeat")}
          error={shown && !tooShort && again !== passphrase ? t("differs") : undefined}
          value={again}
          onChange={setAgain}
        />
      </form>
    </Dialog>
  );
}
