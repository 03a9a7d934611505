import "server-only";
import { createHash } from "node:crypto";
import type { Source } from "@/lib/findings/sourced/sources";

/** What a form was read on, as one short text: the same only for the same sources. */
export function sourceMark(sources: readonly Source[]): string {
  const lines = sources.map(([entryId, hash]) => `${entryId} ${hash}`).sort();
  return createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 32);
}
