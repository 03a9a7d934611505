"use client";

import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { Icon } from "@/components/ui/icon";
import type { Undoable } from "@/components/visits/form/row-editing";

const staysMs = 20_000;

/** Undoes the last deletion, move or split. It floats above the buttons, so that nothing shifts. */
export function UndoBar({ undoable, onDone }: { undoable: Undoable | null; onDone: () => void }) {
  const t = useTranslations("visits");
  useEffect(() => {
    if (!undoable) return;
    const timer = setTimeout(onDone, staysMs);
    return () => clearTimeout(timer);
  }, [undoable, onDone]);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-18 z-30 flex justify-center px-4 print:hidden"
    >
      {undoable && (
        <p className="pointer-events-auto flex items-center gap-1 rounded-md bg-ink ps-4 text-ground shadow-overlay">
          {t(`form.undo.${undoable.kind}`, { count: undoable.count })}
          <button
            type="button"
            onClick={() => {
              undoable.undo();
              onDone();
            }}
            className="inline-flex min-h-11 items-center gap-1 rounded-sm px-3 font-semibold underline underline-offset-4 outline-offset-[-4px]! outline-current!"
          >
            <Icon name="undo" />
            {t("form.undo.action")}
          </button>
          <button
            type="button"
            aria-label={t("form.undo.dismiss")}
            onClick={onDone}
            className="grid size-11 place-items-center outline-offset-[-4px]! outline-current!"
          >
            <Icon name="close" />
          </button>
        </p>
      )}
    </div>
  );
}
