import { changedTexts, type TextChange } from "@/lib/reports/changed-texts";
import { levelsOf } from "@/lib/reports/nesting";
import { stayed } from "@/lib/reports/parts/merge-order";
import { partsOf, samePart } from "@/lib/reports/parts/parts";
import { frontKey, type ReportPart } from "@/lib/reports/parts/types";
import { namedTokens } from "@/lib/reports/tokens";
import type { DraftPoint, ReportDraft } from "@/lib/reports/types";

/** Two moments of one report, part by part. Pure. */

export interface PartComparison {
  /** Of the part: "front", or the id of the section or point. */
  key: string;
  kind: ReportPart["kind"];
  /** As it is called later, or earlier if it is gone: a heading or a lead. */
  name: string;
  /** A point that was left out of the report is removed, one that was taken in is added. */
  change: "added" | "removed" | "changed";
  moved: boolean;
  /** 一是 became 一要, or the other way round. */
  nested: boolean;
  /** What reads differently, by its words. */
  texts: TextChange[];
  /** Something beside its words is different: evidence, layout, which names are printed. */
  settings: boolean;
}

const isPrinted = (part: ReportPart | undefined) => part && !(part.kind === "point" && part.content.dropped);
const levelOf = (part: ReportPart) => (part.kind === "point" ? part.content.level : 0);

function nameOf(part: ReportPart): string {
  if (part.kind === "section") return namedTokens(part.content.heading);
  return part.kind === "point" ? namedTokens(part.content.lead) : "";
}

/** Sections and printed points in their order. */
function keysOf({ sections }: ReportDraft): string[] {
  const printed = ({ dropped }: DraftPoint) => !dropped;
  return sections.flatMap(({ id, points }) => [id, ...points.filter(printed).map((point) => point.id)]);
}

/** Each point at the level at which it is printed: a deeper one that nothing holds reads the same. */
function asPrinted(draft: ReportDraft): ReportDraft {
  const sections = draft.sections.map((section) => {
    const levels = levelsOf(section.points.filter(({ dropped }) => !dropped));
    const points = section.points.map((point) => (point.dropped ? point : { ...point, level: levels.shift() ?? 0 }));
    return { ...section, points };
  });
  return { ...draft, sections };
}

const homesOf = ({ sections }: ReportDraft) =>
  new Map(sections.flatMap(({ id, points }) => points.map((point) => [point.id, id] as const)));

/** What is different, in the order of the later one; what is gone stands behind what it followed. */
export function compareDrafts(earlier: ReportDraft, later: ReportDraft): PartComparison[] {
  const [before, after] = [asPrinted(earlier), asPrinted(later)];
  const [was, is] = [partsOf(before), partsOf(after)];
  const [oldKeys, newKeys] = [keysOf(before), keysOf(after)];
  const [oldHomes, newHomes] = [homesOf(before), homesOf(after)];
  const inPlace = stayed(newKeys, oldKeys);
  const known = new Set(newKeys);
  const order = [frontKey, ...newKeys];
  let previous: string = frontKey;
  for (const key of oldKeys) {
    if (!known.has(key)) order.splice(order.indexOf(previous) + 1, 0, key);
    previous = key;
  }
  return order.flatMap((key): PartComparison[] => {
    const [old, now] = [was.get(key), is.get(key)];
    const [there, here] = [isPrinted(old), isPrinted(now)];
    const part = now ?? old;
    if (!part || (!there && !here)) return [];
    const base = { key, kind: part.kind, name: nameOf(part) };
    if (!old || !there || !now || !here) {
      const texts = changedTexts(there ? old : undefined, here ? now : undefined);
      return [{ ...base, change: here ? "added" : "removed", moved: false, nested: false, texts, settings: false }];
    }
    const moved = key !== frontKey && (!inPlace.has(key) || oldHomes.get(key) !== newHomes.get(key));
    const nested = levelOf(old) !== levelOf(now);
    const texts = changedTexts(old, now);
    const settings = texts.length === 0 && !nested && !samePart(old, now);
    if (!moved && !nested && texts.length === 0 && !settings) return [];
    return [{ ...base, change: "changed", moved, nested, texts, settings }];
  });
}
