"use client";

import { useTranslations } from "use-intl";
import type { Done } from "@/components/coding/use-assignments";
import { Button } from "@/components/ui/button";

export function DoneBar({ done, pending, onDismiss }: { done: Done; pending: boolean; onDismiss: () => void }) {
  const t = useTranslations("codebook.assign");
  return (
    <div
      role="status"
      className="mb-3 flex flex-wrap items-center gap-2 border-s-3 border-s-action bg-action-soft px-3 py-2 text-sm"
    >
      <span className="grow">{done.words}</span>
      {done.undo && (
        <Button size="sm" pending={pending} onClick={() => void done.undo?.()}>
          {t("undo")}
        </Button>
      )}
      <Button variant="quiet" size="sm" onClick={onDismiss}>
        {t("dismiss")}
      </Button>
    </div>
  );
}
