"use client";

import { useTranslations } from "use-intl";
import type { Assignments, Done } from "@/components/coding/use-assignments";
import { beginning } from "@/components/coding/beginning";
import { Button } from "@/components/ui/button";

/** The last step as words. */
function useWords(): (done: Done) => string {
  const t = useTranslations("codebook.assign");
  return ({ step, undone }) => {
    const { name } = step.theme;
    const count = step.assignments.length;
    if (step.kind === "refuse") return t(undone ? "offeredAgain" : "refused", { name });
    if ((step.kind === "put") === undone) return t("removed", { count, name });
    return count > 0 ? t("done", { count, name }) : t("nothing", { name });
  };
}

type DoneBarProps = {
  work: Omit<Assignments, "undo" | "redo"> & Record<"undo" | "redo", () => Promise<unknown>>;
  /** The text of an entry of the list. */
  textOf: (entryId: string) => string | undefined;
};

/** What was done last, with its undo. */
export function DoneBar({ work, textOf }: DoneBarProps) {
  const t = useTranslations("codebook.assign");
  const words = useWords();
  const { last, mayUndo, mayRedo, pending, undo, redo, dismiss } = work;
  if (!last) return null;
  const [one, another] = last.step.assignments;
  const about = one && !another ? textOf(one.entryId) : undefined;
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-2 border-s-3 border-s-action bg-action-soft px-3 py-1.5 text-sm"
    >
      <span className="grow">
        {words(last)}
        {about !== undefined && <span className="ms-2 text-muted">{t("about", { text: beginning(about, 20) })}</span>}
      </span>
      {mayUndo && (
        <Button key="undo" size="sm" pending={pending} aria-keyshortcuts="u" onClick={() => void undo()}>
          {t("undo")}
        </Button>
      )}
      {mayRedo && (
        <Button key="redo" size="sm" pending={pending} aria-keyshortcuts="Shift+U" onClick={() => void redo()}>
          {t("redo")}
        </Button>
      )}
      <Button key="dismiss" variant="quiet" size="sm" onClick={dismiss}>
        {t("dismiss")}
      </Button>
    </div>
  );
}
