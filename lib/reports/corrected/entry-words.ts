import type { EntryWords, FigureWords } from "@/lib/reports/corrected/items";
import { numbering } from "@/lib/reports/corrected/sent-minutes";
import type { MinutesWords } from "@/lib/visits/minutes/document-words";
import { saidAsOf } from "@/lib/visits/said/as-of";
import { numberOf } from "@/lib/visits/said/figure";

/** The words of a line of returned minutes, as the visit would have them. Pure. */

const lines = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
const solid = (text: string) => text.replace(/\s+/gu, "");

/** 原话 or 归纳 and who said it, from （原话，村干部）. Null if a bracket says something else. */
function speakerIn(bracket: string, verbatimWord: string): Pick<EntryWords, "form" | "speakerCategory"> | null {
  const inside = bracket.slice(1, -1).trim();
  const [, rest] = new RegExp(`^${verbatimWord}(?:[，,、：:](.*))?$`, "u").exec(inside) ?? [];
  if (inside.startsWith(verbatimWord))
    return rest === undefined && inside !== verbatimWord
      ? null
      : { form: "verbatim", speakerCategory: (rest ?? "").trim() };
  return inside === "" || inside.length > 20 || /[。；;]/u.test(inside)
    ? null
    : { form: "summary", speakerCategory: inside };
}

interface Issued extends EntryWords {
  /** What was printed behind the text. */
  by: string;
}

/** `returned`: the entry's pieces of the file, with its number and what stands in brackets behind it. */
export function entryWords(issued: Issued, returned: string, words: Pick<MinutesWords, "verbatim">): EntryWords {
  const { text, form, speakerCategory, by } = issued;
  const plain = lines(returned).replace(numbering, "");
  const said = { text, form, speakerCategory };
  const keep = (rest: string): string => (solid(stopless(rest)) === solid(stopless(text)) ? text : rest.trim());
  if (by !== "" && plain.endsWith(by)) return { ...said, text: keep(stopped(plain.slice(0, -by.length))) };
  const verbatimWord = words.verbatim.replace(/[（）()]/gu, "");
  const bracket = /[（(][^（）()]*[）)]$/u.exec(plain)?.[0] ?? "";
  const speaker = bracket === "" ? null : speakerIn(bracket, verbatimWord);
  const isNew = speaker !== null && (by !== "" || speaker.form === "verbatim") && !text.trimEnd().endsWith(bracket);
  if (isNew) return { ...speaker, text: keep(stopped(plain.slice(0, -bracket.length))) };
  // The bracket was taken out: it is a summary, and nobody is named.
  if (by !== "") return { form: "summary", speakerCategory: "", text: keep(stopped(plain)) };
  return { ...said, text: keep(stopped(plain)) };

  /** A full stop that the writer set so that the next entry could follow. */
  function stopped(rest: string): string {
    const trimmed = rest.trim();
    return trimmed.endsWith("。") && !/[。！？；”）]$/u.test(text.trim()) ? trimmed.slice(0, -1) : trimmed;
  }
}

const stopless = (text: string) => text.trim().replace(/。$/u, "");

/**
 * A figure's line: 数据：议事会 14.5个（截至2026年10月；口径：已挂牌；来源：镇台账）. Null if it cannot be read as one.
 *
 * @param visitedOn what 今年 is counted from
 */
export function figureWords(issued: FigureWords, returned: string, visitedOn: string): FigureWords | null {
  const plain = lines(returned).replace(/\n/gu, "");
  const [, said = "", notes = ""] = /^数据[：:](.*?)(?:（([^]*)）)?[。\s]*$/u.exec(plain) ?? [];
  if (said.trim() === "") return null;
  const head = said.trim();
  const [, name = "", amount = ""] = head.startsWith(issued.indicator)
    ? ["", issued.indicator, head.slice(issued.indicator.length)]
    : (/^(.+?)\s+(\S.*)$/u.exec(head) ?? []);
  const { value, unit } = amountIn(amount.trim(), issued);
  if (name.trim() === "" || numberOf(value) === null) return null;
  const found = { asOf: "", definition: "", source: "" };
  let last: keyof typeof found | null = null;
  for (const note of notes.split(/[；;]/u)) {
    const [, label = "", rest = ""] = /^\s*(截至|口径[：:]|来源[：:])([^]*)$/u.exec(note) ?? [];
    if (label.startsWith("截至")) last = "asOf";
    else if (label.startsWith("口径")) last = "definition";
    else if (label.startsWith("来源")) last = "source";
    // A semicolon inside of a note belongs to it.
    else if (last === null && note.trim() !== "") return null;
    if (last !== null) found[last] += label === "" ? `；${note}` : rest.trim();
  }
  const asOf = found.asOf === "" ? "" : saidAsOf(found.asOf, visitedOn);
  if (asOf === null) return null;
  return { indicator: name.trim(), value, unit, asOf, definition: found.definition, source: found.source };
}

/** 14.5个, 约200家左右: the number in its words, and what is counted. */
function amountIn(amount: string, { unit }: FigureWords): { value: string; unit: string } {
  const whole = amount.replace(/\s+/gu, "");
  if (unit !== "" && whole.endsWith(unit) && numberOf(whole.slice(0, -unit.length)) !== null)
    return { value: whole.slice(0, -unit.length), unit };
  const tail = /(左右|上下|以上|以下|有余)$/u.exec(whole)?.[0] ?? "";
  const body = whole.slice(0, whole.length - tail.length);
  for (let end = body.length; end > 0; end -= 1) {
    const value = body.slice(0, end) + tail;
    if (numberOf(value) !== null) return { value, unit: body.slice(end) };
  }
  return { value: amount, unit: "" };
}
