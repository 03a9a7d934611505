import type { Paragraph, Table } from "docx";
import type { ReportModel } from "@/lib/reports/model";
import { bodyCharacter, characterPitch, linePitch } from "@/lib/word/page";
import { lineParagraph, oneLine, paragraphs } from "@/lib/word/text";
import type { ReportLabels } from "./labels";
import { numberedAnnexes } from "./office-lines";

/** An annex that is in the file. Those of the author are only named, before these. */
export interface Annex {
  title: string;
  children: readonly (Paragraph | Table)[];
}

const numbersOf = ({ annexes }: ReportModel, own: readonly Annex[]) =>
  numberedAnnexes([...annexes, ...own.map(({ title }) => title)].map(oneLine));

/**
 * 附件：1. … 2. …, one line below the body, two characters in; a name that runs over continues below its first character
 * (GB/T 9704-2012, 7.3.4).
 */
export function annexReferences(model: ReportModel, own: readonly Annex[], labels: ReportLabels): Paragraph[] {
  const items = numbersOf(model, own);
  const prefix = [...labels.annexReference].length * characterPitch;
  const numberWidth = items.length > 1 ? (items.length > 9 ? 2 : 1.5) * bodyCharacter : 0;
  return items.map(({ number, name }, index) =>
    lineParagraph({
      style: "AnnexReference",
      text: `${index === 0 ? labels.annexReference : ""}${number === "" ? "" : `${number}\t`}${name}`,
      left: 2 * bodyCharacter + prefix + numberWidth,
      hanging: numberWidth + (index === 0 ? prefix : 0),
      ...(index === 0 ? { before: linePitch } : {}),
    }),
  );
}

/** The number of one of the file's own, from 0: "" for the only annex. */
export function annexNumber(model: ReportModel, own: readonly Annex[], place: number): string {
  const all = numbersOf(model, own).length;
  return all > 1 ? String(all - own.length + place + 1) : "";
}

/** Each on a page of its own, under 附件 and its number if there are several (7.3.7). */
export function annexPages(model: ReportModel, own: readonly Annex[], labels: ReportLabels): (Paragraph | Table)[] {
  return own.flatMap(({ title, children }, index) => [
    ...paragraphs("AnnexMark", [{ text: labels.annex + annexNumber(model, own, index) }]),
    lineParagraph({ style: "AnnexTitle", text: title }),
    ...children,
  ]);
}
