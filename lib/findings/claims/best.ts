import type { ClaimEvidence } from "@/lib/findings/queries/claim-support";

/** 最佳原话: the entry that is marked as the best, else the first one that counts. Pure. */
export function bestOf({
  evidence,
  version,
}: {
  evidence: readonly ClaimEvidence[];
  version: { bestId: string | null };
}): ClaimEvidence | null {
  return evidence.find(({ id }) => id === version.bestId) ?? evidence[0] ?? null;
}
