"use client";

import { memo, type ReactNode } from "react";
import type { Unit } from "@/components/reports/editor-context";
import { TokenText } from "@/components/reports/token-text";
import { classNames } from "@/components/ui/class-names";
import type { ReportLabels } from "@/lib/reports/formats/labels";
import { pointNumber } from "@/lib/reports/formats/numerals";
import { sentence } from "@/lib/sentence";
import type { ReportPoint } from "@/lib/reports/model";
import type { TokenValues } from "@/lib/reports/tokens";
import type { PointLevel, SectionLayout } from "@/lib/vocabulary";

function supportText(point: ReportPoint, labels: ReportLabels, namesNumber: string): string {
  return point.support ? sentence(labels.support(point.support, namesNumber)) : "";
}

type PaperPointProps = {
  point: ReportPoint;
  values: TokenValues | null;
  labels: ReportLabels;
  layout: SectionLayout;
  /** Points inside points are （1）, not 一要. */
  numbersHeld: boolean;
  /** The number of the annex with the names of sites: behind those of the author. */
  namesNumber: string;
  /** Among the points of its level in the same point, from 1; and how many there are. */
  level: PointLevel;
  number: number;
  of: number;
  /** True if the point is part of its section's paragraph. */
  inline: boolean;
  current: boolean;
  editing: ReactNode;
  onSelect: ((unit: Unit) => void) | undefined;
};

/** One point: its number, its bold lead, its elaboration and how many sites raised it. */
export const PaperPoint = memo(function PaperPoint(props: PaperPointProps) {
  const { point, values, labels, layout, numbersHeld, namesNumber, level, number, of } = props;
  const { inline, current, editing, onSelect } = props;
  const opening = pointNumber({ level, number, of }, layout, numbersHeld);
  const Heading = (["h3", "h4", "h5"] as const)[level];
  const choose = onSelect && (() => onSelect({ part: "point", id: point.id }));
  const rest = `${sentence(point.text)}${supportText(point, labels, namesNumber)}`;
  // As in Word: a point inside another is a heading only if it has a lead.
  const unheaded = level > 0 && point.lead.trim() === "";
  const look = classNames(
    onSelect && "cursor-pointer rounded-sm hover:bg-action-soft",
    current && !editing && "bg-action-soft print:bg-transparent",
  );
  const body =
    layout === "sub_headings" ? (
      <>
        {!unheaded && (
          <Heading className={classNames("indent-[2em] text-[1em] font-normal text-wrap", level === 0 && "font-kai")}>
            {opening}
            <TokenText text={point.lead} values={values} />
          </Heading>
        )}
        {(rest || unheaded) && (
          <p className="indent-[2em]">
            {unheaded && opening}
            <TokenText text={rest} values={values} />
          </p>
        )}
      </>
    ) : (
      <>
        <strong className="font-bold">
          {opening}
          <TokenText text={sentence(point.lead)} values={values} />
        </strong>
        <TokenText text={rest} values={values} />
      </>
    );

  if (inline) {
    return (
      <span data-unit={point.id} className={look} onClick={choose}>
        {body}
      </span>
    );
  }
  const Tag = layout === "sub_headings" ? "div" : "p";
  return (
    <>
      <Tag
        data-unit={point.id}
        className={classNames(
          look,
          layout !== "sub_headings" && "indent-[2em]",
          Boolean(editing) && "hidden print:block",
        )}
        onClick={choose}
      >
        {body}
      </Tag>
      {editing && (
        <div data-unit={point.id} className="my-4 print:hidden">
          {editing}
        </div>
      )}
    </>
  );
});
