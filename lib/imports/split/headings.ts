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
const sentenceEnd = /[。；;！？!?，,、]$/;
const titleEnd =
  /(?:纪要|记录|笔记|报告|总结|汇报|材料|提纲|简报|札记|方案|走访情况|调研情况|座谈情况)(?:[（(].{0,20}[)）])?$/;

/** Ranks between those of styles: what is typed stands where people put it. */
const typed = { title: 0, chapter: 0.8, label: 0.9, han: 1, hanBracket: 2, digit: 3, digitBracket: 4 };

/** What stands after the mark, without the colon that may end it. */
function wordsOf(text: string): string {
  const mark = markOf(text);
  return text.slice(mark?.length ?? 0).replace(/[\s\u3000：:]+$/, "");
}

function typedRank(text: string): number | null {
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

function labelOf(text: string, route: Router): Extract<LineRole, { role: "label" }> | null {
  const match = /^[^：:\n]{2,24}[：:]/.exec(text);
  if (!match || match[0].length >= text.trimEnd().length) return null;
  const found = route(wordsOf(match[0]));
  if (found.kind === "none" || (found.kind === "dimension" && !found.sure)) return null;
  return { role: "label", rank: typedRank(text) ?? typed.label, length: match[0].length, route: found };
}

/** Judges one line; `before` is how many written lines stand above it. */
export function roleOf(line: Line, text: string, { before, route }: { before: number; route: Router }): LineRole {
  const trimmed = text.trim();
  if (trimmed === "") return { role: "blank" };
  const short = trimmed.length <= longestHeading && !sentenceEnd.test(trimmed);
  const words = wordsOf(trimmed);
  const marked = typedRank(trimmed);
  const where = route(words);
  const sure = where.kind !== "dimension" ? where.kind === "ambiguous" && short : where.sure;
  if (line.level === 0 && trimmed.length <= 120) return { role: "title" };
  const titled = before < 3 && titleEnd.test(trimmed);
  if (short && marked === null && !sure && (titled || (before === 0 && line.look !== null && line.level === null)))
    return { role: "title" };
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
  if (marked <= typed.hanBracket) return { role: "heading", rank: marked, route: where };
  return { role: "body" };
}
