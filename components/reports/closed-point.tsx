"use client";

import { useTranslations } from "use-intl";
import { useEditorTools } from "@/components/reports/editor-context";
import { pointIndents } from "@/components/reports/point-indents";
import { UnitButton } from "@/components/reports/unit-button";
import { classNames } from "@/components/ui/class-names";
import type { DraftPoint } from "@/lib/reports/types";
import type { PointLevel } from "@/lib/vocabulary";

type ClosedPointProps = { point: DraftPoint; opening: string; level: PointLevel };

/**
 * A row of the outline while the report is being read: its name, at its place. Its menu comes with the texts, since it
 * would be most of the page's bytes and could not be opened.
 */
export function ClosedPoint({ point, opening, level }: ClosedPointProps) {
  const t = useTranslations("reports.editor");
  const { fill } = useEditorTools();
  return (
    <li className={classNames("outline-row outline-row-closed", pointIndents[level])}>
      <UnitButton
        unit={{ part: "point", id: point.id }}
        current={false}
        warnings={0}
        className={point.dropped ? "text-muted line-through" : undefined}
      >
        {opening && <span className="text-muted">{opening}</span>}
        {fill(point.lead) || t("untitled")}
      </UnitButton>
    </li>
  );
}
