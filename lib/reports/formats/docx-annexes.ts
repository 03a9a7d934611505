import type { Paragraph, Table } from "docx";
import { bodyCharacter, characterPitch, linePitch } from "@/lib/word/page";
import { lineParagraph, oneLine, paragraphs } from "@/lib/word/text";
import type { NextBookmark } from "@/lib/word/bookmarks";
import type { ReportLabels } from "./labels";
import { numberedAnnexes } from "./office-lines";

/** What goes with a report, in the order of its numbers. */
export interface Annex {
  title: string;
  /** Null for one that is only named: it is not in the file. */
  children: readonly (Paragraph | Table)[] | null;
  /** Around its title, by which it is known when the file comes back. */
  bookmark?: NextBookmark;
}

const numbersOf = (annexes: readonly Annex[]) => numberedAnnexes(annexes.map(({ title }) => oneLine(title)));

/**
 * 附件：1. … 2. …, one line below the body, two characters in; a name that runs over continues below its first character
 * (GB/T 9704-2012, 7.3.4).
 */
export function annexReferences(annexes: readonly Annex[], labels: ReportLabels): Paragraph[] {
  const items = numbersOf(annexes);
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

/** The number of one of them: "" for the only one, or for none. */
export function annexNumber(annexes: readonly Annex[], annex: Annex | null): string {
  return annex && annexes.length > 1 ? String(annexes.indexOf(annex) + 1) : "";
}

/** Each that is in the file on a page of its own, under 附件 and its number if there are several (7.3.7). */
export function annexPages(annexes: readonly Annex[], labels: ReportLabels): (Paragraph | Table)[] {
  return annexes.flatMap((annex) => {
    const { title, children, bookmark } = annex;
    if (!children) return [];
    return [
      ...paragraphs("AnnexMark", [{ text: labels.annex + annexNumber(annexes, annex) }]),
      lineParagraph({ style: "AnnexTitle", text: title, ...(bookmark && { bookmark }) }),
      ...children,
    ];
  });
}
