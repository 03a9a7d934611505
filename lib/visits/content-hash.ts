import { createHash } from "node:crypto";
import type { VisitContent } from "@/lib/visits/schema";

/** JSON with the keys of every object sorted: the same content always gives the same text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(",")}}`;
}

/**
 * SHA-256, in hex, of a parsed content. Same id and same hash means that the same visit was sent again. The hash uses
 * the field names of the first shape, so that hashes of visits stored before a field was renamed stay valid.
 */
export function contentHash({ figures, ...content }: VisitContent): string {
  return createHash("sha256")
    .update(canonical({ ...content, readings: figures }))
    .digest("hex");
}
