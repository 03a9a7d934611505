import type { Metadata } from "next";
import Link from "next/link";
import { ClientMessages } from "@/components/messages/client-messages";
import { DoorFrame } from "@/components/frame/door-frame";
import { JoinAnewForm } from "@/components/members/join-anew-form";
import { JoinAsSelf } from "@/components/members/join-as-self";
import { buttonClass } from "@/components/ui/button";
import { formatter, translator } from "@/lib/i18n/server";
import { loadInvitation } from "@/lib/members/loaders";

export async function generateMetadata(): Promise<Metadata> {
  // The address is a secret, so it must not reach a search index or a Referer header.
  return { title: (await translator())("members.join.title"), robots: { index: false }, referrer: "no-referrer" };
}

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const found = await loadInvitation(token);
  const t = await translator();
  if (!found)
    return (
      <DoorFrame title={t("accounts.deadLink.title")} lead={t("accounts.deadLink.text")}>
        {null}
      </DoorFrame>
    );
  const { invitation, user, joined } = found;
  if (joined) {
    return (
      <DoorFrame title={t("members.join.title")} lead={t("members.join.already")}>
        <Link href={`/projects/${invitation.projectId}`} className={buttonClass({ variant: "primary" })}>
          {t("members.join.open")}
        </Link>
      </DoorFrame>
    );
  }
  const format = await formatter();
  const lead = t("members.join.lead", {
    inviter: invitation.inviterName,
    project: invitation.projectName,
    role: t(`vocabulary.projectRole.${invitation.role}`),
    day: format.dateTime(new Date(invitation.lastDay), { dateStyle: "long", timeZone: "UTC" }),
  });
  const signIn = (
    <>
      {t("members.join.haveAccount")}{" "}
      <Link
        href={`/sign-in?from=${encodeURIComponent(`/invite/${token}`)}`}
        className="text-action underline underline-offset-4"
      >
        {t("members.join.signIn")}
      </Link>
    </>
  );
  return (
    <DoorFrame title={t("members.join.title")} lead={lead} {...(!user && { footer: signIn })}>
      <ClientMessages nouns={["accounts", "errors", "members"]}>
        {user ? <JoinAsSelf token={token} user={user} /> : <JoinAnewForm token={token} />}
      </ClientMessages>
    </DoorFrame>
  );
}
