"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Sender } from "@/lib/offline/sender";

const SignInPlace = dynamic(() => import("@/components/accounts/sign-in-again").then((room) => room.SignInPlace), {
  ssr: false,
});

/**
 * Shown when the session has ended: everything is on the device, and signing in again sends it without leaving the
 * page.
 */
export function SignedOutNotice({ sender }: { sender: Sender }) {
  const t = useTranslations("visits");
  const [open, setOpen] = useState(false);
  return (
    <Notice
      kind="warning"
      className="mb-4"
      title={t("form.signedOut.title")}
      action={
        <Button variant="primary" onClick={() => setOpen(true)}>
          {t("form.signedOut.action")}
        </Button>
      }
    >
      {t("form.signedOut.text")}
      {open && (
        <SignInPlace
          userId={sender.userId}
          onClose={() => setOpen(false)}
          onSignedIn={() => {
            setOpen(false);
            sender.wake({ atOnce: true });
          }}
        />
      )}
    </Notice>
  );
}
