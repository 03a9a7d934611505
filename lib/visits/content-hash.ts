import { createHash } from "node:crypto";
import { isRecord } from "@/lib/json-guards";
import type { VisitContent } from "@/lib/visits/schema";

/** With the keys of every object in order, so that the same content always gives the same JSON. No key is a number. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isRecord(value)) return value;
  const ordered: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) ordered[key] = inOrder(value[key]);
  return ordered;
}

/**
 * SHA-256, in hex, of a parsed content. Same id and same hash means that the same visit was sent again. The hash uses
 * the field names of the first shape, and no list of answers where there are none, so that hashes of visits stored
 * before a field was renamed or added stay valid.
 */
export function contentHash({ figures, answers, ...content }: VisitContent): string {
  return createHash("sha256")
    .update(JSON.stringify(inOrder({ ...content, readings: figures, ...(answers.length > 0 && { answers }) })))
    .digest("hex");
}
