import { likeness } from "@/lib/reports/returned/alike";
import { openingOf } from "@/lib/reports/returned/openings";
import { withTokens } from "@/lib/reports/returned/with-tokens";
import { markPattern } from "@/lib/reports/returned/stretches";
import type { Role, Stretch, Unit, UnitTexts } from "@/lib/reports/returned/types";
import { endsSentence } from "@/lib/sentence";

/** A unit's words in a returned file as its author would have typed them. Pure. */

export interface Proposal {
  texts: UnitTexts;
  /** The same as the reader of the file saw it, with the values of placeholders. */
  shown: UnitTexts;
  support: { before: string; after: string } | null;
  /** Both as they are printed, without what the writer adds. */
  printed: { before: string; after: string };
}

const ofRole = (unit: Unit, role: Role): Stretch[] => unit.stretches.filter((stretch) => stretch.role === role);
const printedOf = (stretches: readonly Stretch[]): string => stretches.map(({ printed }) => printed).join("");

const lines = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
/** Spaces and the breaks of lines are a matter of layout when nothing else differs. */
const solid = (text: string) => text.replace(/[^\S\n]+/gu, "");

function withoutMarks(text: string, marks: ReadonlySet<string>, typed: string): string {
  return text.replace(new RegExp(markPattern.source.slice(1), "gu"), (mark) =>
    marks.has(mark) && !typed.includes(mark) ? "" : mark,
  );
}

/** Where the lead ends: after as many sentences as it had, or where both halves are most like what they were. */
function leadEnd(text: string, unit: Unit): number {
  const [lead, elaboration] = [printedOf(ofRole(unit, "lead")), printedOf(ofRole(unit, "text"))];
  if (lead === "") return 0;
  if (elaboration === "") return text.length;
  const line = text.indexOf("\n");
  if (line >= 0 && unit.printed.includes("\n") && line < 2 * lead.length + 40) return line;
  const reach = text.slice(0, 2 * lead.length + 80);
  const ends = [...reach.matchAll(/[，。：；！？\n]+/gu)].map(({ index, 0: found }) => index + found.length);
  const stop = /[。\n]$/u;
  const candidates = ends.map((end) => {
    const window = text.slice(end, end + 120);
    const bonus = stop.test(text.slice(0, end)) ? 0.35 : 0;
    const score =
      likeness(lead, text.slice(0, end)) + likeness(elaboration.slice(0, 120), window) + bonus - end / 10_000;
    return { end, score };
  });
  return candidates.sort((a, b) => b.score - a.score)[0]?.end ?? text.length;
}

/** The author's text again if only the layout differs, else the returned one. */
function field(typed: string, stretches: readonly Stretch[], returned: string): { typed: string; shown: string } {
  const before = printedOf(stretches);
  const stopped = !endsSentence(before.trim()) && returned.endsWith("。") ? returned.slice(0, -1) : returned;
  const shown = lines(stopped);
  return solid(lines(before)) === solid(shown)
    ? { typed, shown: before.trim() }
    : { typed: withTokens(shown, stretches), shown };
}

/** What is printed of a unit's own texts. */
export function shownTexts(unit: Unit): UnitTexts {
  return { lead: printedOf(ofRole(unit, "lead")).trim(), text: printedOf(ofRole(unit, "text")).trim() };
}

/** Takes the sentence of the count out of a text. */
function partSupport(text: string, support: string): { rest: string; after: string } {
  const at = text.lastIndexOf(support);
  if (at >= 0) return { rest: text.slice(0, at) + text.slice(at + support.length), after: support };
  const sentences = text.match(/[^。！？\n]+[。！？\n]*/gu) ?? [];
  const scores = sentences.map((sentence) => likeness(sentence, support));
  const best = scores.indexOf(Math.max(...scores, 0));
  const found = sentences[best];
  if (found === undefined || (scores[best] ?? 0) < 0.6) return { rest: text, after: "" };
  return { rest: sentences.filter((_, index) => index !== best).join(""), after: found.trim() };
}

/** 图2　 and the site and day behind a 题注 are counted, never typed. */
function withoutNumber(words: string, { stretches, texts }: Unit): string {
  const number = /^图\s*\d+\s*/u;
  const own = words.replace(number, "");
  // Without a 题注 the site and the day are all that is printed.
  if (texts.text === "" && own === printedOf(stretches).replace(number, "")) return "";
  const after = stretches.at(-1)?.printed ?? "";
  return after !== "" && own.endsWith(after) ? own.slice(0, -after.length) : own;
}

/** `returned`: the unit's stretches of the file, in their order. `marks`: those of the report's index of evidence. */
export function propose(unit: Unit, returned: string, marks: ReadonlySet<string>): Proposal {
  const [lead, text, support] = (["lead", "text", "support"] as const).map((role) => ofRole(unit, role));
  const typed = `${unit.texts.lead}\n${unit.texts.text}`;
  let words = lines(withoutMarks(returned, marks, typed));
  if (unit.kind === "caption") words = withoutNumber(words, unit);
  const opening = openingOf(words);
  const first = unit.texts.lead || unit.texts.text;
  const mayHave = openingOf(unit.printed) !== "" || unit.kind === "point";
  if (mayHave && !first.startsWith(opening)) words = words.slice(opening.length);
  const counted = printedOf(support ?? []);
  const parted = counted === "" ? { rest: words, after: "" } : partSupport(words, counted);
  const end = unit.kind === "point" ? leadEnd(parted.rest, unit) : 0;
  const stop = /[，。：；\s]+$/u;
  const bold = parted.rest.slice(0, end);
  const leadWords = endsSentence(printedOf(lead ?? []).trim()) ? bold.trim() : bold.replace(stop, "");
  const rest = lines(parted.rest.slice(end));
  const own = { lead: field(unit.texts.lead, lead ?? [], leadWords), text: field(unit.texts.text, text ?? [], rest) };
  return {
    texts: { lead: own.lead.typed, text: own.text.typed },
    shown: { lead: own.lead.shown, text: own.text.shown },
    support: counted === parted.after ? null : { before: counted, after: parted.after },
    printed: {
      before: lines([lead, text, support].map((stretches) => printedOf(stretches ?? [])).join("\n")),
      after: lines([leadWords, rest, parted.after].join("\n")),
    },
  };
}
