import type { ClaimEvidence } from "@/lib/findings/queries/claim-support";

export interface ChosenTheme {
  id: string;
  name: string;
}

/** A chosen entry; without words where it does not count now. */
export type ChosenEntry = Pick<ClaimEvidence, "id" | "hash"> & Partial<ClaimEvidence>;
