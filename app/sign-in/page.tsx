import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OidcButton } from "@/components/accounts/oidc-button";
import { OidcNotice } from "@/components/accounts/oidc-notice";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { ClientMessages } from "@/components/messages/client-messages";
import { DoorFrame } from "@/components/frame/door-frame";
import { Notice } from "@/components/ui/notice";
import { oidcSettings, subjectIn } from "@/lib/auth/oidc";
import { hasSessionCookie, signedInUser } from "@/lib/auth/session";
import { localPath } from "@/lib/auth/local-path";
import { whySignIn } from "@/lib/auth/why-sign-in";
import { translator } from "@/lib/i18n/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("accounts.signIn.title") };
}

type SignInParams = Partial<Record<"from" | "notice" | "error" | "unknown", string | string[]>>;

export default async function SignInPage({ searchParams }: { searchParams: Promise<SignInParams> }) {
  const asked = await searchParams;
  const from = localPath(asked.from);
  if (await signedInUser()) redirect(from);
  const t = await translator();
  const why = whySignIn(asked, await hasSessionCookie());
  const oidc = oidcSettings();
  return (
    <DoorFrame title={t("accounts.signIn.title")} lead={t("accounts.signIn.lead")} footer={t("accounts.signIn.help")}>
      <ClientMessages nouns={["accounts", "errors"]}>
        {why && <Notice className="mb-5">{t(`accounts.signIn.${why}`)}</Notice>}
        <OidcNotice error={oidc && asked.error} subject={oidc && subjectIn(asked.unknown, new Date())} />
        <SignInForm from={from} />
        {oidc && <OidcButton name={oidc.name ?? t("accounts.signIn.office")} from={from} />}
      </ClientMessages>
    </DoorFrame>
  );
}
