import type { ReportChanges } from "@/lib/reports/parts/changes";
import type { ReportOrder, ReportPart } from "@/lib/reports/parts/types";
import { partSchema, type SentPart } from "@/lib/reports/schema";

/** A part as it is sent: without the entries of today, which the server knows. */
export function sentPart(part: ReportPart): SentPart {
  if (part.kind !== "point") return part;
  const { evidence, ...text } = part.content;
  return { ...part, content: { ...text, evidence: evidence.map(({ entry: _today, ...stored }) => stored) } };
}

/**
 * A part as the server will store it: its texts without spaces at their ends. As it is if the server would refuse it.
 */
export function tidied(part: ReportPart): ReportPart {
  const parsed = partSchema.safeParse(sentPart(part));
  if (!parsed.success) return part;
  const tidy = parsed.data;
  if (part.kind === "point" && tidy.kind === "point")
    return { ...part, content: { ...tidy.content, evidence: part.content.evidence } };
  if (part.kind === "section" && tidy.kind === "section") return { ...part, content: tidy.content };
  if (part.kind === "front" && tidy.kind === "front") return { ...part, content: tidy.content };
  return part;
}

/** Changes as they are sent. */
export interface SentChanges {
  parts: { part: SentPart; base: number }[];
  removed: { key: string; base: number }[];
  order: { base: SentOrder; mine: SentOrder } | null;
}
type SentOrder = { id: string; points: string[] }[];

const sentOrder = (order: ReportOrder): SentOrder => order.map(({ id, points }) => ({ id, points: [...points] }));

export function sentChanges({ parts, removed, order }: ReportChanges): SentChanges {
  return {
    parts: parts.map(({ part, base }) => ({ part: sentPart(part), base })),
    removed,
    order: order && { base: sentOrder(order.base), mine: sentOrder(order.mine) },
  };
}
