import type { Metadata } from "next";
import { ChangePasswordForm } from "@/components/accounts/change-password-form";
import { ClientMessages } from "@/components/messages/client-messages";
import { PageHeader } from "@/components/ui/page-header";
import { loadOwnAccount } from "@/lib/accounts/loaders";
import { translator } from "@/lib/i18n/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("accounts.changePassword.title") };
}

export default async function PasswordPage() {
  const { user } = await loadOwnAccount();
  const t = await translator();
  return (
    <ClientMessages nouns={["accounts", "errors"]}>
      <PageHeader
        title={t("accounts.changePassword.title")}
        context={t("accounts.changePassword.context")}
        back={{ href: "/projects", label: t("frame.nav.projects") }}
      />
      <ChangePasswordForm accountName={user.accountName} />
    </ClientMessages>
  );
}
