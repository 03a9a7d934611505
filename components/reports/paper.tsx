"use client";

import { memo, type ReactNode } from "react";
import { placeOf, sameUnit, type Unit } from "@/components/reports/editor-context";
import { PaperAnnex } from "@/components/reports/paper-annex";
import { PaperPoint } from "@/components/reports/paper-point";
import { classNames } from "@/components/ui/class-names";
import { PaperAddressee, PaperEnd } from "@/components/reports/paper-office";
import { TokenText } from "@/components/reports/token-text";
import type { ReportLabels } from "@/lib/reports/formats/labels";
import { printedAnnexes, tableNumbers } from "@/lib/reports/formats/printed-annexes";
import { sentence } from "@/lib/sentence";
import { levelOneNumber } from "@/lib/reports/formats/numerals";
import type { ReportModel, ReportPoint, ReportSection } from "@/lib/reports/model";
import { placesOf, type PlacedPoint } from "@/lib/reports/nesting";
import { titleLines } from "@/lib/reports/title";
import { usualIndex } from "@/lib/reports/usual-index";
import type { TokenValues } from "@/lib/reports/tokens";
import type { SectionLayout } from "@/lib/vocabulary";

type PaperProps = {
  projectId: string;
  model: ReportModel;
  /** The figures in its text, if the model has them as {{走访数}}. Null in a final report, whose text has the numbers. */
  values: TokenValues | null;
  labels: ReportLabels;
  label: string;
  selected?: Unit | null;
  onSelect?: (unit: Unit) => void;
  /** Fields shown in place of the selected part. They are still printed as text. */
  editing?: ReactNode;
  /** Whether the file has the 佐证索引, which is one of its annexes. */
  withIndex?: boolean;
};

type Block = { unit: Unit; children: ReactNode };

function Paragraphs({ texts, values }: { texts: readonly string[]; values: TokenValues | null }) {
  return texts.map((text, index) => (
    <p key={index} className="indent-[2em]">
      <TokenText {...{ text, values }} />
    </p>
  ));
}

/** The page as it will print: title, numbered sections, run-in points or sub-headings, signature. */
export const Paper = memo(function Paper(props: PaperProps) {
  const { projectId, model, values, labels, label, selected = null, onSelect, editing } = props;
  const withIndex = props.withIndex ?? usualIndex(model.stage);
  const inHand = (unit: Unit) => Boolean(editing) && selected !== null && sameUnit(selected, unit);
  const block = ({ unit, children }: Block) => (
    <div
      data-unit={placeOf(unit)}
      onClick={onSelect && (() => onSelect(unit))}
      className={classNames(
        onSelect && "-mx-2 rounded-sm px-2 hover:bg-action-soft",
        inHand(unit) && "hidden print:block",
      )}
    >
      {children}
    </div>
  );
  const inBox = (unit: Unit) => (
    <div data-unit={placeOf(unit)} className="my-4 print:hidden">
      {editing}
    </div>
  );
  const annexes = printedAnnexes(model, labels, withIndex);
  const { namesNumber } = annexes;
  const tables = tableNumbers(model);
  const stage = labels.stageNotes[model.stage];

  return (
    <article
      aria-label={label}
      className="paper mx-auto w-full max-w-[40rem] px-5 py-10 text-lg sm:px-12 print:max-w-none print:border-0 print:p-0"
    >
      {block({
        unit: { part: "front" },
        children: (
          <>
            <h2 className="text-center font-song text-2xl leading-snug font-normal break-keep wrap-anywhere whitespace-pre-line">
              <TokenText text={titleLines(model.title).join("\n")} values={values} whole />
            </h2>
            {stage && <p className="mt-1 text-center font-kai">{stage}</p>}
            <div className="mt-6">
              <PaperAddressee addressee={model.addressee} />
              <Paragraphs texts={model.preface} values={values} />
            </div>
          </>
        ),
      })}
      {inHand({ part: "front" }) && inBox({ part: "front" })}
      {model.sections.map((section, index) => (
        <PaperSection
          key={section.id}
          place={index + 1}
          {...{ section, values, labels, namesNumber, onSelect }}
          // A section without the part in hand is not drawn again.
          {...(selected && isIn(section, selected) ? { selected, editing } : { selected: null, editing: null })}
        />
      ))}
      {block({
        unit: { part: "closing" },
        children: (
          <div className="min-h-[1lh]">
            <Paragraphs texts={model.closing} values={values} />
            <PaperEnd {...{ model, labels }} annexes={annexes.listed} />
          </div>
        ),
      })}
      {inHand({ part: "closing" }) && inBox({ part: "closing" })}
      {model.annexPages?.map((annex, index) => {
        const unit = { part: "section", id: annex.id } as const;
        return (
          <PaperAnnex
            key={annex.id}
            {...{ projectId, annex, values, labels }}
            number={annexes.numberOf(index)}
            table={tables.get(annex.id) ?? 0}
            current={selected !== null && sameUnit(selected, unit)}
            editing={inHand(unit) ? editing : null}
            onSelect={onSelect && (() => onSelect(unit))}
          />
        );
      })}
    </article>
  );
});

/** The places of the points that print as one paragraph: a point with those that it holds, where points run on. */
function paragraphsOf(
  points: readonly ReportPoint[],
  places: readonly PlacedPoint[],
  layout: SectionLayout,
): number[][] {
  const paragraphs: number[][] = [];
  points.forEach((_point, index) => {
    const runsOn = layout === "paragraphs" && (places[index]?.level ?? 0) > 0;
    if (runsOn) paragraphs.at(-1)?.push(index);
    else paragraphs.push([index]);
  });
  return paragraphs;
}

type PaperSectionProps = Pick<PaperProps, "values" | "labels" | "editing"> & {
  section: ReportSection;
  place: number;
  namesNumber: string;
  selected: Unit | null;
  onSelect: ((unit: Unit) => void) | undefined;
};

function isIn(section: ReportSection, unit: Unit): boolean {
  return "id" in unit && (section.id === unit.id || section.points.some(({ id }) => id === unit.id));
}

/** As in Word. While a point of a section that is one paragraph is selected, it is split, to give the fields space. */
const PaperSection = memo(function PaperSection(props: PaperSectionProps) {
  const { section, place, values, labels, namesNumber, selected, onSelect, editing } = props;
  const { id, points, layout, lead, numbersHeld = false } = section;
  const unit = { part: "section", id } as const;
  const ownInHand = Boolean(editing) && selected !== null && sameUnit(selected, unit);
  const pointInHand = (pointId: string) => Boolean(editing) && selected?.part === "point" && selected.id === pointId;
  const runsOn = layout === "run_in" && points.length > 0 && !points.some((point) => pointInHand(point.id));
  const look = onSelect && "cursor-pointer rounded-sm hover:bg-action-soft";
  const choose = onSelect && (() => onSelect(unit));
  const places = placesOf(points);
  const item = (point: ReportPoint, index: number, inline: boolean) => {
    const { level = 0, number = 1, of = 1 } = places[index] ?? {};
    return (
      <PaperPoint
        key={point.id}
        {...{ point, values, labels, layout, numbersHeld, namesNumber, level, number, of, inline, onSelect }}
        current={selected?.part === "point" && selected.id === point.id}
        editing={pointInHand(point.id) ? editing : null}
      />
    );
  };
  return (
    <section>
      <h2
        data-unit={id}
        className={classNames(
          "indent-[2em] font-hei text-[1em] font-normal text-wrap",
          look,
          ownInHand && "hidden print:block",
        )}
        onClick={choose}
      >
        {levelOneNumber(place)}
        <TokenText text={section.heading} values={values} />
      </h2>
      {ownInHand && (
        <div data-unit={id} className="my-4 print:hidden">
          {editing}
        </div>
      )}
      {!runsOn && (
        <div onClick={choose} className={classNames(look, ownInHand && "hidden print:block")}>
          <Paragraphs texts={lead.split("\n").filter((text) => text.trim() !== "")} values={values} />
        </div>
      )}
      {runsOn ? (
        <p className="indent-[2em]">
          {lead && (
            <span onClick={choose} className={look}>
              <TokenText text={sentence(lead)} values={values} />
            </span>
          )}
          {points.map((point, index) => item(point, index, true))}
        </p>
      ) : (
        paragraphsOf(points, places, layout).map((own) => {
          const first = own[0] ?? 0;
          const held = own.map((index) => points[index]).filter((point) => point !== undefined);
          const inHand = held.some(({ id: pointId }) => pointInHand(pointId));
          if (own.length === 1 || inHand) return held.map((point, at) => item(point, first + at, false));
          return (
            <p key={held[0]?.id} className="indent-[2em]">
              {held.map((point, at) => item(point, first + at, true))}
            </p>
          );
        })
      )}
    </section>
  );
});
