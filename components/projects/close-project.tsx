"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { closeProject, reopenProject } from "@/lib/projects/actions";

/** 结束课题, asked once more; and opening it again, which takes nothing from anybody. */
export function CloseProject({ projectId, closed }: { projectId: string; closed: boolean }) {
  const t = useTranslations();
  const router = useRouter();
  const { send, pending, refusal } = useAction(closed ? reopenProject : closeProject);
  const press = async () => {
    if ((await send({ projectId, closed })).ok) router.refresh();
  };
  const text = (
    <p className="text-sm text-muted">{t(closed ? "projects.closing.reopenText" : "projects.closing.text")}</p>
  );
  if (closed)
    return (
      <>
        {text}
        <RefusalNotice refusal={refusal} />
        <Button pending={pending} onClick={() => void press()} className="justify-self-start">
          {t("projects.closing.reopen")}
        </Button>
      </>
    );
  return (
    <>
      {text}
      <Dialog
        title={t("projects.closing.question")}
        closeLabel={t("frame.close")}
        trigger={<Button className="justify-self-start">{t("projects.closing.title")}</Button>}
        footer={
          <>
            <DialogClose>
              <Button>{t("frame.cancel")}</Button>
            </DialogClose>
            <Button variant="primary" pending={pending} onClick={() => void press()}>
              {t("projects.closing.title")}
            </Button>
          </>
        }
      >
        <p>{t("projects.closing.unsent")}</p>
        <RefusalNotice refusal={refusal} />
      </Dialog>
    </>
  );
}
