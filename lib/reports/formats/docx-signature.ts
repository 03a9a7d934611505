import type { Paragraph } from "docx";
import type { ReportModel } from "@/lib/reports/model";
import { bodyCharacter, characterPitch, linePitch, typeWidth } from "@/lib/word/page";
import { centredParagraph, lineParagraph, oneLine } from "@/lib/word/text";
import type { ReportLabels } from "./labels";
import { issuersOf } from "./office-lines";

/** 署名 and 成文日期 by GB/T 9704-2012, 7.3.5. All lengths in twips. */

/** A seal is 42 mm wide, and seals do not touch: so many lines from one issuer below another to the next. */
const sealLines = 5;

interface Signature {
  issuers: string[];
  /** "" if it is omitted. */
  date: string;
}

export function signature(model: ReportModel, labels: ReportLabels): Paragraph[] {
  const parts = {
    issuers: issuersOf(model).map(oneLine),
    date: model.issuedOn === null ? "" : oneLine(labels.date(model.issuedOn)),
  };
  return model.sealed ? sealedSignature(parts) : plainSignature(parts);
}

/** The body font's ASCII is half as wide as its Han. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (character < "\u0080" ? 0.5 : 1), 0) * characterPitch;
}

/**
 * 7.3.5.1: the date four characters from the right, the issuer above it and centred on it. An issuer that would not be
 * within the type area then pushes both to the left. Several are beside each other, two in a row and the last above the
 * date, or below each other if one is too long for that.
 */
function sealedSignature({ issuers, date }: Signature): Paragraph[] {
  const usual = Math.min(4 * bodyCharacter + widthOf(date) / 2, typeWidth / 2);
  const longest = Math.max(0, ...issuers.map(widthOf));
  const short = longest / 2 <= usual;
  // Half a character more than the text, so that a reader whose font is a little wider does not break it.
  const middle = short ? usual : Math.min((longest + bodyCharacter) / 2, typeWidth / 2);
  const left = Math.round(typeWidth - 2 * middle);
  const before = (index: number) => (index === 0 ? 2 : sealLines - 1) * linePitch;
  const places = [Math.round(usual), Math.round(typeWidth - usual)] as const;
  const beside = short && issuers.length > 1;
  const signed = beside
    ? rowsOfTwo(issuers).map((row, index) => {
        const at = row.length > 1 ? places : places.slice(1);
        const centred = row.map((text, place) => ({ text, at: at[place] ?? 0 }));
        return centredParagraph("IssuerPlaced", centred, { before: before(index) });
      })
    : issuers.map((text, index) => lineParagraph({ style: "Issuer", text, left, before: before(index) }));
  if (date === "") return signed;
  const own = issuers.length === 0 ? { before: before(0) } : {};
  if (short) return [...signed, lineParagraph({ style: "IssueDate", text: date, ...own })];
  return [...signed, lineParagraph({ style: "IssueDateCentred", text: date, left, ...own })];
}

/** In the order of the author. */
function rowsOfTwo(issuers: readonly string[]): string[][] {
  const rows: string[][] = [];
  for (let index = 0; index < issuers.length; index += 2) rows.push(issuers.slice(index, index + 2));
  return rows;
}

/**
 * 7.3.5.2: the issuer one line below the body, two characters from the right; below it the date, its first character
 * two to the right of the issuer's. If the date is longer, it is two characters from the right, and the issuer moves to
 * the left. Several issuers are below each other, the one in charge first, and begin at the same place.
 */
function plainSignature({ issuers, date }: Signature): Paragraph[] {
  const edge = typeWidth - 2 * bodyCharacter;
  const longest = Math.max(0, ...issuers.map(widthOf));
  const dateLonger = widthOf(date) > longest;
  const start = Math.max(dateLonger ? edge - widthOf(date) - 2 * bodyCharacter : edge - longest, 0);
  const dateStart = start + 2 * bodyCharacter;
  const before = (index: number) => (index === 0 ? { before: linePitch } : {});
  const signed = issuers.map((text, index) =>
    lineParagraph({ style: "IssuerPlaced", text, left: Math.round(start), ...before(index) }),
  );
  if (date === "") return signed;
  const left = Math.round(dateStart);
  return [...signed, lineParagraph({ style: "IssueDatePlaced", text: date, left, ...before(issuers.length) })];
}
