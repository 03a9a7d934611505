"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useEditorTools, type Unit } from "@/components/reports/editor-context";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";

type UnitButtonProps = {
  unit: Unit;
  current: boolean;
  /** How many warnings it has. */
  warnings: number;
  children: ReactNode;
  className?: string | undefined;
};

/** Selects a part of the report. Says how many warnings it has. */
export function UnitButton({ unit, current, warnings, children, className }: UnitButtonProps) {
  const t = useTranslations("reports.editor");
  const { select } = useEditorTools();
  return (
    <button
      type="button"
      aria-current={current ? "true" : undefined}
      onClick={() => select(unit)}
      className={classNames(
        "flex min-h-8 min-w-0 grow items-start gap-1.5 rounded-sm px-2 py-1 text-start text-sm hover:bg-action-soft pointer-coarse:min-h-11",
        current && "bg-action-soft font-semibold text-action",
        className,
      )}
    >
      <span className="min-w-0 grow">{children}</span>
      {warnings > 0 && (
        <span className="shrink-0 text-xs leading-6 text-amber">
          <Icon name="warning" className="me-0.5 inline size-3.5" />
          <span aria-hidden>{warnings}</span>
          <span className="sr-only">{t("warnings", { count: warnings })}</span>
        </span>
      )}
    </button>
  );
}
