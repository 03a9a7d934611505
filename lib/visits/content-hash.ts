import { createHash } from "node:crypto";
import type { VisitContent } from "@/lib/visits/schema";

/** JSON with the keys of every object in order: the same content gives the same text wherever it was written. */
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
 * SHA-256, in hex, of a parsed content: same id and same hash is the same visit sent again. It keeps the field names of the
 * first shape, so that the hashes of visits stored before a field was renamed stay valid.
 */
export function contentHash({ figures, ...content }: VisitContent): string {
  return createHash("sha256")
    .update(canonical({ ...content, readings: figures }))
    .digest("hex");
}
