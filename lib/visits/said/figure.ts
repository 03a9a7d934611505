import { cleanText } from "@/lib/clean-text";
import { saidAsOf } from "@/lib/visits/said/as-of";
import { plainSaid, saidParts } from "@/lib/visits/said/number";

/** A figure as it is typed, and as it is stored: the number, or the words with the number in them. Pure. */

export interface FigureTexts {
  value: string;
  unit: string;
  /** 截至 */
  asOf: string;
}

/**
 * The texts as they are stored. An exact number becomes a plain decimal (1.2万 → 12000); an inexact one keeps its words
 * (约1.2万余); a percent sign becomes the unit; 截至 becomes YYYY, YYYY-MM or YYYY-MM-DD. What is not understood is
 * returned as it was typed, cleaned and trimmed.
 *
 * @param visitedOn YYYY-MM-DD or "", what 今年 and 10月 are counted from.
 */
export function figureRead(typed: FigureTexts, visitedOn: string): FigureTexts {
  const line = (text: string) => cleanText(text, false).trim();
  const unit = line(typed.unit);
  const asOf = saidAsOf(line(typed.asOf), visitedOn) ?? line(typed.asOf);
  const parts = saidParts(line(typed.value));
  const plainUnit = plainSaid(unit);
  // 35% of the unit 人 is not one figure.
  if (!parts || (parts.sign !== "" && plainUnit !== "" && plainUnit !== parts.sign))
    return { value: line(typed.value), unit, asOf };
  const { lead, number, tail, sign } = parts;
  if (lead === "" && tail === "") return { value: number, unit: sign || unit, asOf };
  return { value: sign ? `${lead}${number}${tail}` : plainSaid(line(typed.value)), unit: sign || unit, asOf };
}

/** The number of a stored value, exact decimal as text. Null while it waits to be understood. */
export function numberOf(value: string): string | null {
  const parts = saidParts(value);
  return parts && parts.sign === "" ? parts.number : null;
}

/** The words of a stored value that is not exact; empty for an exact one. */
export function inexactWords(value: string): string {
  const parts = saidParts(value);
  return parts && parts.lead + parts.tail !== "" ? value : "";
}

/** Value and unit as people say them: 约200 家, 200余 家, 200 家左右. */
export function figureParts(value: string, unit: string): { value: string; unit: string } {
  const tail = saidParts(value)?.tail ?? "";
  if (unit === "" || !/^(?:左右|上下|以上|以下|有余)$/u.test(tail) || !value.endsWith(tail)) return { value, unit };
  return { value: value.slice(0, -tail.length), unit: unit + tail };
}
