"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { RoleChoice } from "@/components/members/role-choice";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { changeMemberRole, removeMember } from "@/lib/members/actions";
import type { ProjectRole } from "@/lib/vocabulary";

type MemberActionsProps = {
  projectId: string;
  member: { userId: string; displayName: string; role: ProjectRole };
  own: boolean;
};

export function MemberActions({ projectId, member, own }: MemberActionsProps) {
  const t = useTranslations();
  const router = useRouter();
  const [step, setStep] = useState<"change" | "remove" | null>(null);
  const [role, setRole] = useState(member.role);
  const { userId, displayName: name } = member;
  const { send, pending, refusal, forget } = useAction((chosen: "change" | "remove") =>
    chosen === "change" ? changeMemberRole({ projectId, userId, role }) : removeMember({ projectId, userId }),
  );

  const open = (chosen: "change" | "remove") => {
    setRole(member.role);
    forget();
    setStep(chosen);
  };
  const confirm = async (chosen: "change" | "remove") => {
    const answer = await send(chosen);
    if (!answer.ok) return;
    // The person's own session has just ended. A whole new page shows it.
    if (own) window.location.assign("/projects");
    else router.refresh();
    setStep(null);
  };

  const words = {
    change: {
      title: t("members.change.title", { name }),
      text: t(own ? "members.change.ownText" : "members.change.text"),
    },
    remove: {
      title: own ? t("members.remove.ownTitle") : t("members.remove.title", { name }),
      text: t(own ? "members.remove.ownText" : "members.remove.text"),
    },
  };
  const removeLabel = t(own ? "members.remove.ownTitle" : "members.remove.label");
  return (
    <>
      <Menu
        items={[
          { kind: "action", label: t("members.change.label"), onSelect: () => open("change") },
          { kind: "action", label: removeLabel, danger: true, onSelect: () => open("remove") },
        ]}
        trigger={
          <Button variant="quiet" size="sm" aria-label={t("members.actionsFor", { name })}>
            <Icon name="more" />
          </Button>
        }
      />
      <Dialog
        title={step ? words[step].title : ""}
        {...(step && { description: words[step].text })}
        closeLabel={t("frame.close")}
        open={step !== null}
        onOpenChange={(next) => !next && setStep(null)}
        footer={
          step && (
            <>
              <DialogClose>
                <Button>{t("frame.cancel")}</Button>
              </DialogClose>
              <Button
                variant={step === "remove" ? "danger" : "primary"}
                off={step === "change" && role === member.role && { why: t("members.change.sameRole") }}
                pending={pending}
                onClick={() => void confirm(step)}
              >
                {step === "remove" ? removeLabel : t("members.change.action")}
              </Button>
            </>
          )
        }
      >
        <RefusalNotice refusal={refusal} />
        {step === "change" && (
          <RoleChoice legend={t("members.role")} name={`role-${userId}`} value={role} onChange={setRole} />
        )}
      </Dialog>
    </>
  );
}
