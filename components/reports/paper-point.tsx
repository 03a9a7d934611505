"use client";

import { memo, type ReactNode } from "react";
import type { Unit } from "@/components/reports/editor-context";
import { TokenText } from "@/components/reports/token-text";
import { classNames } from "@/components/ui/class-names";
import type { ReportLabels } from "@/lib/reports/formats/labels";
import { levelTwoNumber, runInOpening } from "@/lib/reports/formats/numerals";
import { sentence } from "@/lib/sentence";
import type { ReportPoint } from "@/lib/reports/model";
import type { TokenValues } from "@/lib/reports/tokens";
import type { SectionLayout } from "@/lib/vocabulary";

function supportText(point: ReportPoint, labels: ReportLabels): string {
  return point.support ? sentence(labels.support(point.support)) : "";
}

type PaperPointProps = {
  point: ReportPoint;
  values: TokenValues | null;
  labels: ReportLabels;
  layout: SectionLayout;
  /** From 1. 0 for the only point of a section, which gets no number. */
  place: number;
  /** True if the point is part of its section's paragraph. */
  inline: boolean;
  current: boolean;
  editing: ReactNode;
  onSelect: ((unit: Unit) => void) | undefined;
};

/** One point: its number, its bold lead, its elaboration and how many sites raised it. */
export const PaperPoint = memo(function PaperPoint(props: PaperPointProps) {
  const { point, values, labels, layout, place, inline, current, editing, onSelect } = props;
  const choose = onSelect && (() => onSelect({ part: "point", id: point.id }));
  const rest = `${sentence(point.text)}${supportText(point, labels)}`;
  const look = classNames(
    onSelect && "cursor-pointer rounded-sm hover:bg-action-soft",
    current && !editing && "bg-action-soft print:bg-transparent",
  );
  const body =
    layout === "sub_headings" ? (
      <>
        <h3 className="indent-[2em] font-kai text-[1em] font-normal">
          {levelTwoNumber(place)}
          <TokenText text={point.lead} values={values} />
        </h3>
        {rest && (
          <p className="indent-[2em]">
            <TokenText text={rest} values={values} />
          </p>
        )}
      </>
    ) : (
      <>
        <strong className="font-bold">
          {place > 0 ? runInOpening(place) : ""}
          <TokenText text={sentence(point.lead)} values={values} />
        </strong>
        <TokenText text={rest} values={values} />
      </>
    );

  if (inline) {
    return (
      <span data-point={point.id} className={look} onClick={choose}>
        {body}
      </span>
    );
  }
  const Tag = layout === "sub_headings" ? "div" : "p";
  return (
    <>
      <Tag
        data-point={point.id}
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
        <div data-point={point.id} className="my-4 print:hidden">
          {editing}
        </div>
      )}
    </>
  );
});
