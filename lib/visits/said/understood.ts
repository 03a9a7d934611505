import { cleanText } from "@/lib/clean-text";
import { saidAsOf } from "@/lib/visits/said/as-of";
import { figureRead, type FigureTexts } from "@/lib/visits/said/figure";
import { headCountRead } from "@/lib/visits/said/head-count";
import { saidParts } from "@/lib/visits/said/number";

/**
 * What the form says beside a field about the text that was typed into it. Null: nothing, because the field is empty or
 * is stored as it was typed. "waiting": it is not understood, and is asked for when the visit is handed in. Pure.
 */
export type UnderstoodNumber =
  | { kind: "number"; number: string }
  /** `words` make it inexact: 余, 约…左右. */
  | { kind: "about"; number: string; words: string }
  | { kind: "waiting" };

export type UnderstoodDay =
  /** YYYY, YYYY-MM or YYYY-MM-DD */
  { kind: "day"; day: string } | { kind: "waiting" };

const plain = (text: string) => cleanText(text, false).replace(/\s/gu, "");

export function understoodValue(typed: FigureTexts): UnderstoodNumber | null {
  const { value, unit } = figureRead(typed, "");
  if (value === "") return null;
  const parts = saidParts(value);
  if (!parts || parts.sign !== "") return { kind: "waiting" };
  // 35% with no unit is stored as 35 and %.
  const sign = unit !== plain(typed.unit) ? unit : "";
  const number = parts.number + sign;
  const words = [parts.lead, parts.tail].filter((part) => part !== "").join("…");
  if (words !== "") return { kind: "about", number, words };
  return number === plain(typed.value) ? null : { kind: "number", number };
}

/** 2025-12 as it is written in a Chinese text. Whoever typed that reads no echo of it. */
const inWords = (day: string) =>
  day.split("-").reduce((text, part, at) => text + String(Number(part)) + ("年月日"[at] ?? ""), "");

/** @param visitedOn YYYY-MM-DD or "", what 去年 and 10月 are counted from. */
export function understoodAsOf(asOf: string, visitedOn: string): UnderstoodDay | null {
  const typed = cleanText(asOf, false).trim();
  if (typed === "") return null;
  const read = saidAsOf(typed, visitedOn);
  if (read === null) return { kind: "waiting" };
  return [read, inWords(read)].includes(plain(asOf)) ? null : { kind: "day", day: read };
}

export function understoodHeadCount(headCount: string): Exclude<UnderstoodNumber, { kind: "about" }> | null {
  const read = headCountRead(headCount);
  if (read === undefined) return null;
  if (typeof read === "string" || read < 1 || read > 100_000) return { kind: "waiting" };
  return String(read) === plain(headCount) ? null : { kind: "number", number: String(read) };
}
