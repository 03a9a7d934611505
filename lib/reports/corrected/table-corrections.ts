import { minutesFacts, type Correction, type WaitingCorrection } from "@/lib/reports/corrected/items";
import type { SentMinutes } from "@/lib/reports/corrected/sent-minutes";
import { tableFacts } from "@/lib/reports/corrected/table-facts";
import { numberChanges } from "@/lib/reports/returned/number-changes";

/** What the tables of corrected minutes say differently: basic facts, 核对意见, and captions of photos. Pure. */

const solid = (text: string) => text.replace(/\s+/gu, "");
const unmarked = { tracked: [], comments: [] };

/** 存在问题第2条: the entry that a correction names. */
function placeIn(text: string, { lines, headings }: SentMinutes): Pick<WaitingCorrection, "dimension" | "after"> {
  for (const [label, dimension] of headings) {
    const at = solid(text).indexOf(label);
    if (at < 0) continue;
    const [, digits] = /^[^\d]{0,3}(\d{1,3})/u.exec(solid(text).slice(at + label.length)) ?? [];
    const entry = [...lines.values()].find(
      (one) => one.dimension === dimension && one.line.kind === "entry" && one.line.number === Number(digits),
    );
    return { dimension, after: entry?.id ?? null };
  }
  return { dimension: null, after: null };
}

export function tableCorrections(sent: SentMinutes, lines: readonly string[]) {
  const [before, after] = [tableFacts(sent.tables, sent.model), tableFacts(lines, sent.model)];
  const facts = minutesFacts.flatMap((fact): Correction[] => {
    const [issued = "", returned = ""] = [before.facts.get(fact), after.facts.get(fact)];
    if (solid(issued) === solid(returned)) return [];
    return [{ kind: "fact", fact, issued, returned, numbers: numberChanges(issued, returned), ...unmarked }];
  });
  const left = new Map<string, number>();
  for (const line of before.rest) left.set(solid(line), (left.get(solid(line)) ?? 0) + 1);
  const strange = after.rest.filter((line) => {
    const count = left.get(solid(line)) ?? 0;
    left.set(solid(line), count - 1);
    return count <= 0;
  });
  const waitingOf = (text: string, inCorrections: boolean): Correction => ({
    kind: "waiting",
    text,
    ...placeIn(text, sent),
    inCorrections,
    numbers: numberChanges("", text),
    ...unmarked,
  });
  const known = new Set(before.check.map(solid));
  const said = after.check.filter((line) => !known.has(solid(line)));
  const notes: Correction[] =
    said.length === 0 ? [] : [{ kind: "note", about: "check", text: said.join("\n"), numbers: [], ...unmarked }];
  return {
    facts,
    waitingLines: [
      ...after.corrections.map((text) => waitingOf(text, true)),
      ...strange.map((text) => waitingOf(text, false)),
    ],
    notes,
  };
}
