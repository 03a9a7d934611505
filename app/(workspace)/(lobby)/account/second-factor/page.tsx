import type { Metadata } from "next";
import { FactorPanel } from "@/components/accounts/factor/factor-panel";
import { ClientMessages } from "@/components/messages/client-messages";
import { PageHeader } from "@/components/ui/page-header";
import { loadOwnFactor } from "@/lib/accounts/loaders";
import { translator } from "@/lib/i18n/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("accounts.factor.title") };
}

export default async function SecondFactorPage() {
  const { user, factor, required } = await loadOwnFactor();
  const t = await translator();
  return (
    <ClientMessages nouns={["accounts", "errors"]}>
      <PageHeader
        title={t("accounts.factor.title")}
        context={factor.on ? t("accounts.factor.on", { left: factor.codesLeft }) : t("accounts.factor.off")}
        back={{ href: "/projects", label: t("frame.nav.projects") }}
      />
      {required && <p className="mb-5 max-w-measure">{t("accounts.factor.required")}</p>}
      <FactorPanel accountName={user.accountName} on={factor.on} />
    </ClientMessages>
  );
}
