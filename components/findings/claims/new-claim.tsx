"use client";

import { useRouter } from "next/navigation";
import type { ChosenTheme } from "@/components/findings/claims/chosen";
import { ClaimForm } from "@/components/findings/claims/claim-form";
import type { ClaimEvidence } from "@/lib/findings/queries/claim-support";
import type { DimensionKey } from "@/lib/vocabulary";

type NewClaimProps = {
  projectId: string;
  begun: {
    dimension: DimensionKey;
    theme: ChosenTheme | null;
    evidence: ClaimEvidence[];
    bestId: string | null;
    choices: ChosenTheme[];
  };
};

/** The form of a claim that is not there yet. Saved, it leads to the claim's own page. */
export function NewClaim({ projectId, begun }: NewClaimProps) {
  const router = useRouter();
  const { dimension, theme, evidence, bestId, choices } = begun;
  return (
    <ClaimForm
      {...{ projectId, dimension, choices }}
      claimId={null}
      begun={{ statement: "", version: null, themes: theme ? [theme] : [], evidence, waiting: [], bestId }}
      onDone={(claimId) => {
        if (claimId) router.push(`/projects/${projectId}/findings/claims/${claimId}`);
        else router.back();
      }}
    />
  );
}
