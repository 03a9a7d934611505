"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { revokeInvitation } from "@/lib/members/actions";

type RevokeInvitationProps = { projectId: string; invitationId: string; name: string };

export function RevokeInvitation({ projectId, invitationId, name }: RevokeInvitationProps) {
  const t = useTranslations();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { send, pending, refusal, forget } = useAction(revokeInvitation);
  const confirm = async () => {
    const answer = await send({ projectId, invitationId });
    router.refresh();
    if (answer.ok) setOpen(false);
  };
  return (
    <Dialog
      title={t("members.invitations.revokeTitle")}
      description={t("members.invitations.revokeText")}
      closeLabel={t("frame.close")}
      open={open}
      onOpenChange={(next) => {
        forget();
        setOpen(next);
      }}
      trigger={
        <Button variant="quiet" size="sm" aria-label={t("members.invitations.revokeFor", { name })}>
          {t("members.invitations.revoke")}
        </Button>
      }
      footer={
        <>
          <DialogClose>
            <Button>{t("frame.cancel")}</Button>
          </DialogClose>
          <Button variant="danger" pending={pending} onClick={() => void confirm()}>
            {t("members.invitations.revoke")}
          </Button>
        </>
      }
    >
      <RefusalNotice refusal={refusal} />
    </Dialog>
  );
}
