import type { NewOpinion } from "@/lib/reports/opinions/schema";
import { opinionLimits } from "@/lib/reports/opinions/schema";
import type { OpinionHandling } from "@/lib/vocabulary";

/** A reply sheet that came back, as rows of the 意见采纳情况表. Pure. */

type Column = "opinion" | "source" | "handling" | "reason";

/** The first pattern that fits a heading decides; 采纳情况 is a handling and 未采纳理由 a reason. */
const columns: readonly [RegExp, Column][] = [
  [/理由|原因|说明/u, "reason"],
  [/采纳|处理|办理|吸收/u, "handling"],
  [/单位|部门|来源|地区|提出人|反馈人/u, "source"],
  [/意见|建议|内容/u, "opinion"],
];

const columnOf = (heading: string): Column | null =>
  columns.find(([pattern]) => pattern.test(heading.replace(/\s/gu, "")))?.[1] ?? null;

/** 采纳, 部分采纳, 不采纳 and what else is written for them. What is not understood is 待定. */
export function handlingOf(words: string): OpinionHandling {
  const text = words.replace(/\s/gu, "");
  if (/部分|基本/u.test(text)) return "partly";
  if (/未|不|否|没有/u.test(text)) return "not_adopted";
  return /采纳|已吸收|是|同意|√|✓/u.test(text) ? "adopted" : "pending";
}

export type ReplySheet = { opinions: NewOpinion[]; left: number } | { problem: "noColumns" | "noRows" | "tooMany" };

/** `left`: rows without an opinion. Words of 处理 that are not understood are kept in the reason. */
export function readReplySheet(table: readonly (readonly string[])[]): ReplySheet {
  const at = table
    .slice(0, 20)
    .findIndex((row) => row.map(columnOf).includes("opinion") && row.filter((cell) => cell.trim() !== "").length > 1);
  const header = table[at];
  if (!header) return { problem: "noColumns" };
  const places = new Map<Column, number>();
  header.forEach((heading, place) => {
    const column = columnOf(heading);
    if (column && !places.has(column)) places.set(column, place);
  });
  const opinions: NewOpinion[] = [];
  let left = 0;
  for (const row of table.slice(at + 1)) {
    const cell = (column: Column) => row[places.get(column) ?? -1]?.trim() ?? "";
    const opinion = cell("opinion");
    if (opinion === "" || /^(?:无|无意见|没有意见|合计|备注)[。.]?$/u.test(opinion)) {
      if (row.some((one) => one.trim() !== "")) left += 1;
      continue;
    }
    const handling = handlingOf(cell("handling"));
    const unclear = handling === "pending" && !/^(?:待定)?$/u.test(cell("handling")) ? cell("handling") : "";
    const reason = [unclear, cell("reason")].filter((one) => one !== "").join("；");
    opinions.push({ opinion, source: cell("source"), handling, reason });
  }
  if (opinions.length === 0) return { problem: "noRows" };
  return opinions.length > opinionLimits.rows ? { problem: "tooMany" } : { opinions, left };
}
