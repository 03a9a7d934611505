import { markOf } from "@/lib/imports/split/marks";
import type { Route, Router } from "@/lib/imports/split/route";
import type { Line } from "@/lib/imports/types";

/** What a line is, before anything is known of its neighbours. */
export type LineRole =
  | { role: "blank" }
  | { role: "title" }
  /** `rank`: a smaller one stands above a larger one. */
  | { role: "heading"; rank: number; route: Route }
  /** A heading by its look alone: its rank is that of its like, or one below what it stands under. */
  | { role: "bare"; look: string; route: Route }
  /** 存在问题：人手不足 — a heading of `length` characters, and its first point on the same line. */
  | { role: "label"; rank: number; length: number; route: Route }
  | { role: "body" };

const longestHeading = 45;
const sentenceEnd = /(?:[。；;！？!?，,、]|——|--|…)$/;

/** Ranks between those of styles: what is typed stands where people put it. */
export const typed = { title: 0, chapter: 0.8, label: 0.9, han: 1, hanBracket: 2, digit: 3, digitBracket: 4 };

const unwrapped: readonly [RegExp, string][] = [
  [/^#{1,6}[\s\u3000]*/u, ""],
  [/^(\*\*|__|==|\*)([^*_=]+)\1/u, "$2"],
  [/^[【[［〖〔「『《<〈]([^【】[\]［］〖〗〔〕「」『』《》<>〈〉]+)[】\]］〗〕」』》>〉]$/u, "$1"],
  [/[\s\u3000]*(?:——|—|--|…+|\.{3,}|[：:。．；;！!？?、，,])+$/u, ""],
];
const spaced = /^(?:\S[\s\u3000]+){1,20}\S$/u;

/** What a heading says: without its mark, its brackets, stars and signs at the end, and not spaced out. */
export function coreOf(text: string): string {
  let core = text.trim();
  for (let round = 0; round < 4; round += 1) {
    const before = core;
    core = core.slice(markOf(core)?.length ?? 0);
    for (const [pattern, by] of unwrapped) core = core.replace(pattern, by).trim();
    if (core === before) break;
  }
  return spaced.test(core) ? core.replace(/[\s\u3000]+/gu, "") : core;
}

/** A line without what only sets it off: ## and **. */
const bared = (text: string) => text.trim().replace(/^(?:#{1,6}[\s\u3000]*)?(?:\*\*|__)?/u, "");

export function typedRank(text: string): number | null {
  const hashes = /^#{1,6}(?=[\s\u3000]|[\p{Script=Han}])/u.exec(text.trim())?.[0].length;
  if (hashes !== undefined) return hashes;
  if (/^[【[［〖〔][^【】[\]［］〖〗〔〕]{2,30}[】\]］〗〕]$|^(\*\*|__)[^*_]{2,40}\1$/u.test(text.trim())) {
    const inner = bared(text.trim().replace(/^[【[［〖〔]/u, ""));
    return inner === text.trim() ? typed.label : (rankOfMark(inner) ?? typed.label);
  }
  return rankOfMark(bared(text));
}

function rankOfMark(text: string): number | null {
  switch (markOf(text)?.kind) {
    case "chapter":
      return typed.chapter;
    case "han":
      return typed.han;
    case "hanBracket":
      return typed.hanBracket;
    case "digit":
      return typed.digit;
    case "digitBracket":
    case "circled":
      return typed.digitBracket;
    default:
      return null;
  }
}

const labelForms = [
  /^[^：:\n]{2,24}[：:]/u,
  /^[\s\u3000]*[【[［〖][^】\]］〗\n]{2,20}[】\]］〗][：:]?/u,
  /^[\s\u3000]*(?:\*\*|__)[^*_\n]{2,20}(?:\*\*|__)[：:]?/u,
];
/** 一、存在问题。巷子窄 — only where a number says that it is a heading. */
const closedLabel = /^[^。\n]{2,16}[。]/u;

function labelOf(text: string, route: Router): Extract<LineRole, { role: "label" }> | null {
  const rank = typedRank(text);
  const forms = rank === null ? labelForms : [...labelForms, closedLabel];
  for (const form of forms) {
    const match = form.exec(text);
    if (!match || match[0].length >= text.trimEnd().length) continue;
    const found = route(coreOf(match[0]));
    if (found.kind === "ambiguous" ? !found.sure : found.kind !== "dimension" || !found.sure) continue;
    if (form === closedLabel && !(found.kind === "dimension" && found.exact)) continue;
    return { role: "label", rank: rank ?? typed.label, length: match[0].length, route: found };
  }
  return null;
}

/** Whether a line that ends as a sentence does is a heading all the same: 三、存在问题。 */
function endsAsHeading(core: string, where: Route, set: boolean): boolean {
  if (/[，,。；;：:]/u.test(core)) return false;
  if (where.kind === "dimension") return where.exact || (set && where.sure);
  if (where.kind === "ambiguous") return where.sure;
  return set && core.length <= 30;
}

/** Judges one line; `titled` is what its place in the whole text says of it. */
export function roleOf(line: Line, text: string, { titled, route }: { titled: boolean; route: Router }): LineRole {
  const trimmed = text.trim();
  if (trimmed === "") return { role: "blank" };
  if ((line.level === 0 && trimmed.length <= 120) || titled) return { role: "title" };
  const core = coreOf(trimmed);
  const where = route(core);
  const marked = typedRank(trimmed);
  const ended = sentenceEnd.test(trimmed.replace(/[*_】\]］〗]+$/u, ""));
  const short =
    core.length <= longestHeading && core !== "" && (!ended || endsAsHeading(core, where, line.look !== null));
  const sure = where.kind === "dimension" ? where.sure : where.kind === "ambiguous" && short;
  if (line.level !== null && trimmed.length <= 120) return { role: "heading", rank: line.level, route: where };
  const label = labelOf(text, route);
  if (label) return label;
  if (!short) return { role: "body" };
  if (line.look !== null)
    return marked === null
      ? { role: "bare", look: line.look, route: where }
      : { role: "heading", rank: marked, route: where };
  if (sure) return { role: "heading", rank: marked ?? typed.label, route: where };
  if (marked === null || /[：:]/.test(trimmed.slice(0, -1))) return { role: "body" };
  if (marked <= typed.hanBracket || /^#/u.test(trimmed)) return { role: "heading", rank: marked, route: where };
  return { role: "body" };
}
