"use client";

import { useTranslations } from "use-intl";
import { signOutHere } from "@/components/accounts/sign-out";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { acceptInvitation } from "@/lib/members/actions";

type JoinAsSelfProps = { token: string; user: { id: string; displayName: string; accountName: string } };

/** For a signed-in person: one press joins with the current account. */
export function JoinAsSelf({ token, user }: JoinAsSelfProps) {
  const t = useTranslations("members.join");
  const { send, pending, refusal } = useAction(acceptInvitation);
  const join = async () => {
    const answer = await send({ as: "self", token, userId: user.id });
    if (answer.ok) window.location.assign(`/projects/${answer.data.projectId}`);
  };
  return (
    <div className="grid gap-5">
      <RefusalNotice refusal={refusal} />
      <p>{t("asSelf", { name: user.displayName, account: user.accountName })}</p>
      <Button variant="primary" pending={pending} onClick={() => void join()}>
        {t("asSelfAction")}
      </Button>
      <p className="flex flex-wrap items-center gap-x-1 text-sm text-muted">
        {t("notYou")}
        <Button variant="quiet" size="sm" onClick={() => void signOutHere(`/invite/${token}`)}>
          {t("signOut")}
        </Button>
      </p>
    </div>
  );
}
