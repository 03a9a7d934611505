"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { placeOf, useEditorTools, type Unit } from "@/components/reports/editor-context";
import { OutlineButton } from "@/components/reports/outline-button";
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
    <OutlineButton place={placeOf(unit)} current={current} onClick={() => select(unit)} className={className}>
      <span>{children}</span>
      {warnings > 0 && (
        <span className="shrink-0 text-xs leading-6 text-amber">
          <Icon name="warning" className="me-0.5 inline size-3.5" />
          <span aria-hidden>{warnings}</span>
          <span className="sr-only">{t("warnings", { count: warnings })}</span>
        </span>
      )}
    </OutlineButton>
  );
}
