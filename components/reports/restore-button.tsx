"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { restoreReport } from "@/lib/reports/actions";

export type RestoreTarget = { projectId: string; reportId: string };

type RestoreButtonProps = {
  target: RestoreTarget;
  /** Null for the whole report. */
  part: string | null;
  version: number;
  label: string;
  children: string;
};

/** Brings an earlier text back. What is there now stays in the history, so one press is enough. */
export function RestoreButton({ target, part, version, label, children }: RestoreButtonProps) {
  const t = useTranslations("reports.history");
  const router = useRouter();
  const [done, setDone] = useState(false);
  const { send, pending, refusal } = useAction(restoreReport);
  const restore = async () => {
    if (!(await send({ ...target, part, version: Math.max(1, version) })).ok) return;
    setDone(true);
    router.refresh();
  };
  return (
    <>
      <Button size="sm" aria-label={label} pending={pending} onClick={() => void restore()}>
        {children}
      </Button>
      {done && (
        <span role="status" className="self-center text-sm text-green">
          {t("restored")}
        </span>
      )}
      <RefusalNotice refusal={refusal} />
    </>
  );
}
