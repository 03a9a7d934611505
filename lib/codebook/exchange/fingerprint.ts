import { createHash } from "node:crypto";
import type { ImportPlan } from "@/lib/codebook/exchange/plan";

/** The same for two plans that would write the same: what a person saw is what is done. */
export function fingerprintOf({ writes, archivedAlong, refused }: ImportPlan): string {
  return createHash("sha256")
    .update(JSON.stringify([writes, archivedAlong, refused]))
    .digest("hex");
}
