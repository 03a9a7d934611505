"use client";

import { useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import { v7 as mintId } from "uuid";
import { OutlineAnnexes } from "@/components/reports/annexes/outline-annexes";
import { ClosedPoint } from "@/components/reports/closed-point";
import { useEditor } from "@/components/reports/editor-context";
import { OutlinePoint, type SectionName } from "@/components/reports/outline-point";
import { useMarks } from "@/components/reports/use-marks";
import { UnitButton } from "@/components/reports/unit-button";
import { usePointDrop } from "@/components/reports/use-point-drag";
import { classNames } from "@/components/ui/class-names";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Icon } from "@/components/ui/icon";
import { MoreMenu } from "@/components/ui/more-menu";
import type { MenuItem } from "@/components/ui/menu-props";
import { bodyOf } from "@/lib/reports/annexes/annexes";
import { dimensionOf } from "@/lib/reports/compose";
import { addPoint, addSection, deleteSection, moveSection } from "@/lib/reports/edits";
import { levelOneNumber, pointNumber } from "@/lib/reports/formats/numerals";
import { numbersHeld } from "@/lib/reports/held-numbers";
import { canNest, placesOf } from "@/lib/reports/nesting";
import type { DraftSection } from "@/lib/reports/types";

/** The names of sections and points, to select, move, leave out or add one. */
export function OutlinePane() {
  const t = useTranslations("reports.editor");
  const { draft, edit, select, fill } = useEditor();
  const marks = useMarks();
  const body = bodyOf(draft.sections);
  const names = body.map(({ id, heading }): SectionName => ({ id, name: fill(heading) || t("untitled") }));
  const known = JSON.stringify(names);
  const sections = useMemo((): SectionName[] => JSON.parse(known), [known]); // the same list until a name changes
  const append = () => {
    const id = mintId();
    edit((sections) => addSection(sections, id, t("newSection")));
    select({ part: "section", id });
  };
  return (
    <div className="flex flex-col gap-3">
      <UnitButton unit={{ part: "front" }} {...marks({ part: "front" })}>
        {t("front")}
      </UnitButton>
      {body.map((section, place) => (
        <OutlineSection key={section.id} section={section} place={place} sections={sections} />
      ))}
      <UnitButton unit={{ part: "closing" }} {...marks({ part: "closing" })}>
        {t("closing")}
      </UnitButton>
      <Button size="sm" variant="quiet" onClick={append} className="self-start">
        <Icon name="plus" className="size-4" />
        {t("addSection")}
      </Button>
      <OutlineAnnexes />
    </div>
  );
}

type OutlineSectionProps = { section: DraftSection; place: number; sections: readonly SectionName[] };

function OutlineSection({ section, place, sections }: OutlineSectionProps) {
  const t = useTranslations("reports.editor");
  const { draft, counts, closed, edit, select } = useEditor();
  const marks = useMarks();
  const unit = { part: "section", id: section.id } as const;
  const heading = sections[place]?.name ?? "";
  const end = useRef<HTMLDivElement>(null);
  const over = usePointDrop(end, { sectionId: section.id, before: null });
  const kept = section.points.filter((point) => !point.dropped);
  const dropped = section.points.filter((point) => point.dropped);
  const places = placesOf(kept);
  const held = numbersHeld(section, (point) => dimensionOf(point, draft, counts));
  const placeOfPoint = (index: number) => {
    const { level = 0, number = 1, of = 1 } = places[index] ?? {};
    const opening = pointNumber({ level, number, of }, section.layout, held);
    return { level, opening, first: number === 1, last: number === of, foremost: index === 0 };
  };
  const append = () => {
    const id = mintId();
    edit((sections) => addPoint(sections, section.id, id));
    select({ part: "point", id });
  };
  const items: MenuItem[] = [
    {
      kind: "action",
      label: t("moveUp"),
      icon: "arrow-up",
      disabled: place === 0,
      onSelect: () => edit((all) => moveSection(all, section.id, -1)),
    },
    {
      kind: "action",
      label: t("moveDown"),
      icon: "arrow-down",
      disabled: place === sections.length - 1,
      onSelect: () => edit((all) => moveSection(all, section.id, 1)),
    },
    ...(section.points.length === 0
      ? [
          {
            kind: "action" as const,
            label: t("deleteSection"),
            icon: "trash" as const,
            danger: true,
            onSelect: () => edit((all) => deleteSection(all, section.id)),
          },
        ]
      : []),
  ];
  return (
    <section className="border-t border-line pt-2">
      <div className="flex items-start">
        <UnitButton unit={unit} {...marks(unit)} className="font-semibold">
          {levelOneNumber(place + 1)}
          {heading}
        </UnitButton>
        <MoreMenu label={t("moreOfSection", { heading })} items={items} />
      </div>
      <ol className="flex flex-col">
        {kept.map((point, index) =>
          closed ? (
            <ClosedPoint key={point.id} point={point} {...placeOfPoint(index)} />
          ) : (
            <OutlinePoint
              key={point.id}
              {...{ point, sections }}
              {...marks({ part: "point", id: point.id })}
              sectionId={section.id}
              {...placeOfPoint(index)}
              mayNest={canNest(places, index)}
            />
          ),
        )}
      </ol>
      <div ref={end} className={classNames("border-t-2", over ? "border-action" : "border-transparent")}>
        <Button size="sm" variant="quiet" onClick={append}>
          <Icon name="plus" className="size-4" />
          {t("addPoint")}
        </Button>
      </div>
      {dropped.length > 0 && (
        <Disclosure
          summary={<span className="text-sm text-muted">{t("dropped", { count: dropped.length })}</span>}
          className="border-b-0"
        >
          <ol className="flex flex-col">
            {dropped.map((point) =>
              closed ? (
                <ClosedPoint key={point.id} point={point} opening="" level={0} />
              ) : (
                <OutlinePoint
                  key={point.id}
                  {...{ point, sections }}
                  {...marks({ part: "point", id: point.id })}
                  sectionId={section.id}
                  opening=""
                  level={0}
                  mayNest={false}
                  first
                  last
                  foremost
                />
              ),
            )}
          </ol>
        </Disclosure>
      )}
    </section>
  );
}
