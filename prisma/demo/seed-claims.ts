import type { Transaction } from "@/lib/db";
import { saveClaim } from "@/lib/findings/claims/save-claim";
import { readEvidence } from "@/lib/findings/queries/claim-support";
import { trustedScope } from "@/lib/testing/trusted-scope";
import type { DemoAccountKey, DemoClaim } from "./types";

interface Ids {
  projectId: string;
  accountId: (key: DemoAccountKey) => string;
  /** By DemoTheme.key. */
  themeId: (key: string) => string;
  /** By "DemoVisit.key.place of the entry". */
  entry: (key: string) => { id: string };
}

/** Writes claims on what was heard until now. */
export async function seedClaims(tx: Transaction, claims: readonly DemoClaim[], ids: Ids): Promise<void> {
  for (const { statement, dimension, themes, evidence, best, author, writtenOn } of claims) {
    const scope = trustedScope({ projectId: ids.projectId, userId: ids.accountId(author), role: "lead" });
    const idOf = (key: string) => ids.entry(`visit-${key}`).id;
    const known = await readEvidence(scope, evidence.map(idOf), tx);
    const saved = await saveClaim(tx, scope, {
      ...{ projectId: ids.projectId, claimId: null, version: null, dimension, statement, bestId: idOf(best) },
      themeIds: themes.map(ids.themeId),
      evidence: evidence.map(idOf).map((id) => ({ id, hash: known.get(id)?.hash ?? "" })),
      now: new Date(`${writtenOn}T16:00:00+08:00`),
    });
    if (!saved.saved || known.size < evidence.length) throw new Error(`demo: ${statement}`);
  }
}
