"use client";

import { memo, type KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import { v7 as mintId } from "uuid";
import { useEditorTools } from "@/components/reports/editor-context";
import { UnitButton } from "@/components/reports/unit-button";
import { usePointDrag } from "@/components/reports/use-point-drag";
import { classNames } from "@/components/ui/class-names";
import { Icon, type IconName } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import type { MenuItem } from "@/components/ui/menu-props";
import { deletePoint, movePoint, movePointTo, setDropped } from "@/lib/reports/edits";
import { runInOpening } from "@/lib/reports/formats/numerals";
import { mergeIntoPrevious, splitPoint } from "@/lib/reports/point-edits";
import type { DraftPoint } from "@/lib/reports/types";

export interface SectionName {
  id: string;
  name: string;
}

type OutlinePointProps = {
  point: DraftPoint;
  sectionId: string;
  /** Position among the printed points, from 0. -1 for a point that is left out. */
  place: number;
  last: boolean;
  current: boolean;
  warnings: number;
  /** Where it can be moved to. */
  sections: readonly SectionName[];
};

/** Drawn again only when its own point or place changes. */
export const OutlinePoint = memo(function OutlinePoint(props: OutlinePointProps) {
  const { point, sectionId, place, last, current, warnings, sections } = props;
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
          action(t("moveUp"), "arrow-up", () => move(-1), place === 0),
          action(t("moveDown"), "arrow-down", () => move(1), last),
          ...sections
            .filter((section) => section.id !== sectionId)
            .map((section) =>
              action(t("moveTo", { heading: section.name }), "chevron-right", () =>
                edit((all) => movePointTo(all, id, section.id)),
              ),
            ),
          action(t("mergeUp"), "chevron-up", () => edit((all) => mergeIntoPrevious(all, id)), place === 0),
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
    if (!event.altKey || dropped || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <li
      ref={row}
      onKeyDown={byKey}
      className={classNames(
        "flex items-start border-t-2",
        over ? "border-action" : "border-transparent",
        dragged && "opacity-50",
      )}
    >
      <UnitButton
        unit={{ part: "point", id }}
        {...{ current, warnings }}
        className={classNames(dropped && "text-muted line-through")}
      >
        {!dropped && !(last && place === 0) && <span className="text-muted">{runInOpening(place + 1)}</span>}
        {lead}
      </UnitButton>
      {current && !dropped && (
        <>
          <IconButton label={t("moveUp")} icon="arrow-up" disabled={place === 0} onClick={() => move(-1)} />
          <IconButton label={t("moveDown")} icon="arrow-down" disabled={last} onClick={() => move(1)} />
        </>
      )}
      <Menu
        items={items}
        trigger={
          <button
            type="button"
            aria-label={t("moreOf", { lead })}
            className="grid size-8 shrink-0 place-items-center rounded-sm text-muted hover:text-action pointer-coarse:size-11"
          >
            <Icon name="more" />
          </button>
        }
      />
    </li>
  );
});

type IconButtonProps = { label: string; icon: IconName; disabled: boolean; onClick: () => void };

function IconButton({ label, icon, disabled, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
      className="grid size-8 shrink-0 place-items-center rounded-sm text-muted hover:text-action disabled:opacity-40 pointer-coarse:size-11"
    >
      <Icon name={icon} className="size-4" />
    </button>
  );
}
