"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type SaveFirstProps = { state: "stored" | "saving" | "failed"; onAgain: () => void };

/** What the file that is about to be made lacks, and why. Silent if nothing is missing. */
export function SaveFirst({ state, onAgain }: SaveFirstProps) {
  const t = useTranslations("reports.export");
  if (state === "saving") return <p role="status">{t("saving")}</p>;
  if (state === "stored") return null;
  return (
    <Notice
      kind="warning"
      action={
        <Button size="sm" variant="quiet" onClick={onAgain}>
          {t("saveAgain")}
        </Button>
      }
    >
      {t("unsaved")}
    </Notice>
  );
}
