"use client";

import type { KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import { v7 as mintId } from "uuid";
import { useEditor } from "@/components/reports/editor-context";
import { MoveButton } from "@/components/reports/move-button";
import { useMarks } from "@/components/reports/use-marks";
import { UnitButton } from "@/components/reports/unit-button";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { MoreMenu } from "@/components/ui/more-menu";
import { annexesOf, type DraftAnnex } from "@/lib/reports/annexes/annexes";
import { addAnnex, deleteSection, moveSection } from "@/lib/reports/edits";
import { annexKinds } from "@/lib/vocabulary";

/** The annexes of the report, to select, move, remove or add one. Their numbers are those that are printed. */
export function OutlineAnnexes() {
  const t = useTranslations("reports.editor.annex");
  const { draft, edit, select, labels } = useEditor();
  const annexes = annexesOf(draft.sections);
  const add = (annex: (typeof annexKinds)[number]) => {
    const id = mintId();
    edit((sections) => addAnnex(sections, { id, heading: labels.annexTitle({ title: "", kind: annex }), annex }));
    select({ part: "section", id });
  };
  return (
    <section aria-label={t("list")} className="border-t border-line pt-2">
      <ol className="flex flex-col">
        {annexes.map((annex, place) => (
          <OutlineAnnex key={annex.id} {...{ annex, place }} of={annexes.length} />
        ))}
      </ol>
      <Menu
        items={annexKinds.map((kind) => ({
          kind: "action",
          label: t(`kinds.${kind}`),
          onSelect: () => add(kind),
        }))}
        align="start"
        trigger={
          <Button size="sm" variant="quiet">
            <Icon name="plus" className="size-4" />
            {t("add")}
          </Button>
        }
      />
    </section>
  );
}

function OutlineAnnex({ annex, place, of }: { annex: DraftAnnex; place: number; of: number }) {
  const t = useTranslations("reports.editor");
  const { edit, select, fill, labels } = useEditor();
  const marks = useMarks();
  const { id } = annex;
  const unit = { part: "section", id } as const;
  const { current, warnings } = marks(unit);
  const title = labels.annexTitle({ title: fill(annex.heading), kind: annex.annex });
  const move = (step: 1 | -1) => edit((sections) => moveSection(sections, id, step));
  const remove = () => {
    edit((sections) => deleteSection(sections, id));
    select({ part: "closing" });
  };
  const byKey = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 } as const;
    if (!event.altKey || !(event.key in step)) return;
    event.preventDefault();
    move(step[event.key as keyof typeof step]); // checked in the line above
  };
  return (
    <li onKeyDown={byKey} className="outline-row">
      <UnitButton {...{ unit, current, warnings }}>
        <span className="text-muted">{t("annex.number", { number: place + 1 })}</span> {title}
      </UnitButton>
      <span className="ms-auto flex shrink-0">
        {current && (
          <>
            <MoveButton label={t("moveUp")} icon="arrow-up" disabled={place === 0} onClick={() => move(-1)} />
            <MoveButton label={t("moveDown")} icon="arrow-down" disabled={place === of - 1} onClick={() => move(1)} />
          </>
        )}
        <MoreMenu
          label={t("annex.moreOf", { title })}
          items={[
            { kind: "action", label: t("moveUp"), icon: "arrow-up", disabled: place === 0, onSelect: () => move(-1) },
            {
              kind: "action",
              label: t("moveDown"),
              icon: "arrow-down",
              disabled: place === of - 1,
              onSelect: () => move(1),
            },
            { kind: "action", label: t("annex.remove"), icon: "trash", danger: true, onSelect: remove },
          ]}
        />
      </span>
    </li>
  );
}
