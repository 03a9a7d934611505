import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { ClientMessages } from "@/components/messages/client-messages";
import { DoorFrame } from "@/components/frame/door-frame";
import { Notice } from "@/components/ui/notice";
import { signedInUser } from "@/lib/auth/session";
import { localPath } from "@/lib/auth/local-path";
import { translator } from "@/lib/i18n/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("accounts.signIn.title") };
}

type SignInParams = { from?: string | string[]; notice?: string | string[] };

export default async function SignInPage({ searchParams }: { searchParams: Promise<SignInParams> }) {
  const asked = await searchParams;
  const from = localPath(asked.from);
  if (await signedInUser()) redirect(from);
  const t = await translator();
  return (
    <DoorFrame title={t("accounts.signIn.title")} lead={t("accounts.signIn.lead")} footer={t("accounts.signIn.help")}>
      <ClientMessages nouns={["accounts", "errors"]}>
        {asked.notice === "password" && <Notice className="mb-5">{t("accounts.signIn.passwordSet")}</Notice>}
        <SignInForm from={from} />
      </ClientMessages>
    </DoorFrame>
  );
}
