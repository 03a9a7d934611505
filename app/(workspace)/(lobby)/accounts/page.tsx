import type { Metadata } from "next";
import { AccountTable } from "@/components/accounts/account-table";
import { CreateAccountDialog } from "@/components/accounts/create-account-dialog";
import { FactorRule } from "@/components/accounts/factor/factor-rule";
import { ClientMessages } from "@/components/messages/client-messages";
import { PageHeader } from "@/components/ui/page-header";
import { loadAccounts } from "@/lib/accounts/loaders";
import { translator } from "@/lib/i18n/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("accounts.title") };
}

export default async function AccountsPage() {
  const { user, accounts, factorRequired, byOidc } = await loadAccounts();
  const t = await translator();
  const disabled = accounts.filter((account) => account.disabled).length;
  return (
    <ClientMessages nouns={["accounts", "errors", "frame", "vocabulary"]}>
      <PageHeader
        title={t("accounts.title")}
        context={t("accounts.context", { count: accounts.length, disabled })}
        back={{ href: "/projects", label: t("frame.nav.projects") }}
        actions={<CreateAccountDialog />}
      />
      <AccountTable accounts={accounts} ownId={user.id} byOidc={byOidc} />
      <FactorRule required={factorRequired} />
    </ClientMessages>
  );
}
