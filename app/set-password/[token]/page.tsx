import type { Metadata } from "next";
import { SetPasswordForm } from "@/components/accounts/set-password-form";
import { ClientMessages } from "@/components/messages/client-messages";
import { DoorFrame } from "@/components/frame/door-frame";
import { loadPasswordLink } from "@/lib/accounts/loaders";
import { translator } from "@/lib/i18n/server";

export async function generateMetadata(): Promise<Metadata> {
  // The address is a secret, so it must not reach a search index or a Referer header.
  return {
    title: (await translator())("accounts.setPassword.title"),
    robots: { index: false },
    referrer: "no-referrer",
  };
}

export default async function SetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await loadPasswordLink(token);
  const t = await translator();
  if (!link)
    return (
      <DoorFrame title={t("accounts.deadLink.title")} lead={t("accounts.deadLink.text")}>
        {null}
      </DoorFrame>
    );
  return (
    <DoorFrame title={t("accounts.setPassword.title")} lead={t("accounts.setPassword.lead", link)}>
      <ClientMessages nouns={["accounts", "errors"]}>
        <SetPasswordForm token={token} accountName={link.accountName} />
      </ClientMessages>
    </DoorFrame>
  );
}
