"use client";

import { signIn } from "next-auth/react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { dropPendingSignOut } from "@/components/accounts/sign-out";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** Signing in by the office's own service: the browser goes there and comes back to `from`. */
export function OidcButton({ name, from }: { name: string; from: string }) {
  const t = useTranslations("accounts.signIn");
  const [pending, setPending] = useState(false);
  const [silent, setSilent] = useState(false);
  const go = async () => {
    setSilent(false);
    setPending(true);
    dropPendingSignOut();
    // A page that is on its way elsewhere stays pending; without a network it stays here.
    await signIn("oidc", { callbackUrl: from }).catch(() => {
      setSilent(true);
      setPending(false);
    });
  };
  return (
    <div className="mt-6 grid gap-4 border-t border-line pt-5">
      {silent && <Notice kind="error">{t("unavailable")}</Notice>}
      <Button pending={pending} onClick={() => void go()}>
        {t("byOidc", { name })}
      </Button>
    </div>
  );
}
