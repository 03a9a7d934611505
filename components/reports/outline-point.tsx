"use client";

import { memo, type KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import { v7 as mintId } from "uuid";
import { useEditorTools } from "@/components/reports/editor-context";
import { MoveButton } from "@/components/reports/move-button";
import { pointIndents } from "@/components/reports/point-indents";
import { UnitButton } from "@/components/reports/unit-button";
import { usePointDrag } from "@/components/reports/use-point-drag";
import { classNames } from "@/components/ui/class-names";
import { MoreMenu } from "@/components/ui/more-menu";
import type { IconName } from "@/components/ui/icon";
import type { MenuItem } from "@/components/ui/menu-props";
import { addInside, deletePoint, movePoint, movePointTo, setDropped } from "@/lib/reports/edits";
import { heldLevel, nestPoint, unnestPoint } from "@/lib/reports/nesting";
import { mergeIntoPrevious, splitPoint } from "@/lib/reports/point-edits";
import type { DraftPoint } from "@/lib/reports/types";
import type { PointLevel } from "@/lib/vocabulary";

export interface SectionName {
  id: string;
  name: string;
}

type OutlinePointProps = {
  point: DraftPoint;
  sectionId: string;
  /** Its number, as the page prints it. */
  opening: string;
  /** Among the points of its level in the same point. A point that is left out is both. */
  first: boolean;
  last: boolean;
  level: PointLevel;
  mayNest: boolean;
  /** No printed point stands before it in its section. */
  foremost: boolean;
  current: boolean;
  warnings: number;
  /** Where it can be moved to. */
  sections: readonly SectionName[];
};

/** Drawn again only when its own point or place changes. */
export const OutlinePoint = memo(function OutlinePoint(props: OutlinePointProps) {
  const { point, sectionId, opening, first, last, level, mayNest, foremost, current, warnings, sections } = props;
  const t = useTranslations("reports.editor");
  const { edit, select, fill, hand } = useEditorTools();
  const { row, dragged, over } = usePointDrag(point.id, sectionId);
  const lead = fill(point.lead) || t("untitled");
  const { id, dropped } = point;
  const action = (label: string, icon: IconName, onSelect: () => void, disabled = false): MenuItem => ({
    kind: "action",
    label,
    icon,
    disabled,
    onSelect,
  });
  const move = (step: 1 | -1) => edit((sections) => movePoint(sections, id, step));
  const nest = () => edit((all) => nestPoint(all, id));
  const unnest = () => edit((all) => unnestPoint(all, id));
  const inside = () => {
    const held = mintId();
    edit((all) => addInside(all, id, held));
    select({ part: "point", id: held });
  };
  /** Where the caret is in the text in hand. */
  const split = () => {
    const halves = hand.halves;
    if (!halves) return;
    const second = mintId();
    edit((all) => splitPoint(all, id, { ...halves, id: second, evidenceId: mintId }));
    select({ part: "point", id: second });
  };
  const remove = () => {
    edit((sections) => deletePoint(sections, id));
    select({ part: "section", id: sectionId });
  };
  const items: MenuItem[] = [
    ...(dropped
      ? [action(t("restore"), "undo", () => edit((all) => setDropped(all, id, false)))]
      : [
          action(t("moveUp"), "arrow-up", () => move(-1), first),
          action(t("moveDown"), "arrow-down", () => move(1), last),
          action(t("nest"), "chevron-right", nest, !mayNest),
          action(t("unnest"), "chevron-left", unnest, level === 0),
          ...(heldLevel(level) === null ? [] : [action(t("addInside"), "plus", inside)]),
          ...sections
            .filter((section) => section.id !== sectionId)
            .map((section) =>
              action(t("moveTo", { heading: section.name }), "chevron-right", () =>
                edit((all) => movePointTo(all, id, section.id)),
              ),
            ),
          action(t("mergeUp"), "chevron-up", () => edit((all) => mergeIntoPrevious(all, id)), foremost),
          ...(current ? [action(t("split"), "chevron-down", split)] : []),
          { kind: "line" as const },
          action(t("drop"), "close", () => edit((all) => setDropped(all, id, true))),
        ]),
    // A theme's point would come back with the next update, so it can only be left out, not deleted.
    ...(point.themeId === null
      ? [{ kind: "action" as const, label: t("deletePoint"), icon: "trash" as const, danger: true, onSelect: remove }]
      : []),
  ];
  const byKey = (event: KeyboardEvent) => {
    const step = { ArrowUp: () => move(-1), ArrowDown: () => move(1), ArrowRight: nest, ArrowLeft: unnest };
    if (!event.altKey || dropped || !(event.key in step)) return;
    event.preventDefault();
    step[event.key as keyof typeof step](); // checked in the line above
  };
  return (
    <li
      ref={row}
      onKeyDown={byKey}
      className={classNames("outline-row", over && "border-t-action!", dragged && "opacity-50", pointIndents[level])}
    >
      <UnitButton
        unit={{ part: "point", id }}
        {...{ current, warnings }}
        className={dropped ? "text-muted line-through" : undefined}
      >
        {opening && <span className="text-muted">{opening}</span>}
        {lead}
      </UnitButton>
      {/* On a line of their own where the pane is too narrow for them and a readable lead. */}
      <span className="ms-auto flex shrink-0">
        {current && !dropped && (
          <>
            <MoveButton label={t("moveUp")} icon="arrow-up" disabled={first} onClick={() => move(-1)} />
            <MoveButton label={t("moveDown")} icon="arrow-down" disabled={last} onClick={() => move(1)} />
            {level > 0 && <MoveButton label={t("unnest")} icon="chevron-left" disabled={false} onClick={unnest} />}
            {mayNest && <MoveButton label={t("nest")} icon="chevron-right" disabled={false} onClick={nest} />}
          </>
        )}
        <MoreMenu label={t("moreOf", { lead })} items={items} />
      </span>
    </li>
  );
});
