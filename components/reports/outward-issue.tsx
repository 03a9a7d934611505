"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { OutwardCheck } from "@/components/reports/outward-check";
import { Button, buttonClass } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";

type OutwardIssueProps = { projectId: string; reportId: string; issueId: string };

/** The outward edition of what was sent out. */
export function OutwardIssue({ projectId, reportId, issueId }: OutwardIssueProps) {
  const t = useTranslations("reports");
  const [open, setOpen] = useState(false);
  const address = `/api/reports/${projectId}/${reportId}`;
  return (
    <Dialog
      title={t("issues.outward")}
      closeLabel={t("export.cancel")}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button>
          <Icon name="download" />
          {t("issues.outward")}
        </Button>
      }
      footer={
        <>
          <DialogClose>
            <Button variant="quiet">{t("export.cancel")}</Button>
          </DialogClose>
          <a
            href={`${address}/issues/${issueId}?edition=outward`}
            download
            className={buttonClass({ variant: "primary" })}
            onClick={() => setOpen(false)}
          >
            {t("export.download")}
          </a>
        </>
      }
    >
      <p className="text-sm text-muted">{t("export.outwardHint")}</p>
      <OutwardCheck address={`${address}/outward?issue=${issueId}`} />
    </Dialog>
  );
}
