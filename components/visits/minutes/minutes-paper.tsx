import type { ReactNode } from "react";
import { MinutesPhotos } from "@/components/visits/minutes/minutes-photos";
import { classNames } from "@/components/ui/class-names";
import type { BodySetting, MinutesFit } from "@/lib/visits/minutes/fit";
import { partParagraphs, type MinutesModel, type MinutesPart } from "@/lib/visits/minutes/model";
import { dimensionGlyphs } from "@/lib/vocabulary";

/**
 * The type size of the body in print, by its line height: the one that `fitMinutes` used. On the screen the usual size
 * applies.
 */
const printed: Record<BodySetting["pitch"], string> = {
  22: "print:text-[14pt] print:leading-[22pt]",
  18: "print:text-[12pt] print:leading-[18pt]",
  15.5: "print:text-[10.5pt] print:leading-[15.5pt]",
  14: "print:text-[10.5pt] print:leading-[14pt]",
  13: "print:text-[9pt] print:leading-[13pt]",
};

type MinutesPaperProps = {
  projectId: string;
  model: MinutesModel;
  fit: MinutesFit;
  label: string;
  /** Photos whose file is not on the server any more. */
  missing: readonly string[];
};

/** The minutes as printed: one A4 page if they fit, otherwise as many as they need. */
export function MinutesPaper({ projectId, model, fit, label, missing }: MinutesPaperProps) {
  const { facts, check } = model;
  return (
    <article
      aria-label={label}
      className="paper mx-auto w-full max-w-[44rem] px-4 py-8 sm:px-12 print:max-w-none print:border-0 print:p-px"
    >
      <h2 className="text-center font-song text-2xl leading-snug font-normal">{model.title}</h2>
      <p className="mt-1 text-center font-kai text-sm">{model.purpose}</p>
      {!fit.onePage && <p className="text-center font-kai text-sm">{model.tooLong}</p>}
      <dl className="mt-3 grid border-s border-t border-edge text-sm leading-relaxed sm:grid-cols-2 print:grid-cols-2 print:text-[10.5pt]">
        <Fact {...facts.time} />
        <Fact {...facts.method} />
        <Fact {...facts.place} />
        <Fact {...facts.recorder} />
        <Fact {...facts.members} wide />
        <Fact {...facts.audiences} wide />
      </dl>
      <div className={classNames("my-4 print:my-2", printed[fit.body.pitch])}>
        {model.parts.map((part) => (
          <Part key={part.dimension} part={part} runIn={fit.body.runIn} />
        ))}
      </div>
      <section
        aria-label={check.name}
        className="break-inside-avoid border-s border-t border-edge text-sm leading-relaxed print:text-[10.5pt]"
      >
        <div className="grid sm:grid-cols-2 print:grid-cols-2">
          <Cell name={check.name}>{check.verdict}</Cell>
          <Cell name={check.date}>{check.blankDate}</Cell>
        </div>
        <Cell name={check.corrections} className="min-h-28 print:min-h-32">
          {check.correctionsHint}
        </Cell>
        <Cell name={check.unit} className="min-h-14 print:min-h-12">
          {check.seal}
        </Cell>
      </section>
      <p className="mt-2 text-start font-kai text-xs print:text-[9pt]">{model.remark}</p>
      <p className="mt-4 text-center font-song text-xs print:mt-2 print:text-[9pt]">{model.foot}</p>
      {model.photos && <MinutesPhotos {...{ projectId, missing }} photos={model.photos} />}
    </article>
  );
}

const box = "flex border-e border-b border-edge text-start";
const boxName = "w-[5.5em] shrink-0 border-e border-edge px-2 py-1 font-hei print:py-0.5";
const boxValue = "min-w-0 grow px-2 py-1 whitespace-pre-wrap print:py-0.5";

function Fact({ name, value, wide = false }: { name: string; value: string; wide?: boolean }) {
  return (
    <div className={classNames(box, wide && "sm:col-span-2 print:col-span-2")}>
      <dt className={boxName}>{name}</dt>
      <dd className={boxValue}>{value}</dd>
    </div>
  );
}

/** A box that the township fills in by hand. */
function Cell({ name, className, children }: { name: string; className?: string; children: ReactNode }) {
  return (
    <div className={classNames(box, className)}>
      <p className={boxName}>{name}</p>
      <p className={boxValue}>{children}</p>
    </div>
  );
}

function Part({ part, runIn }: { part: MinutesPart; runIn: boolean }) {
  return (
    <section>
      <h3 className="indent-[2em] font-hei text-[1em] font-normal">
        <span aria-hidden>{dimensionGlyphs[part.dimension]} </span>
        {part.label}
      </h3>
      {partParagraphs(part, runIn).map((pieces, index) => (
        <p key={index} className="indent-[2em] whitespace-pre-wrap">
          {pieces.map(({ text, bold }, place) => (bold ? <b key={place}>{text}</b> : <span key={place}>{text}</span>))}
        </p>
      ))}
    </section>
  );
}
