import { noteMissingPart } from "@/components/ui/missing-part";
import type { CheckedVisit } from "@/lib/visits/check-draft";
import type { DraftVisit } from "@/lib/visits/draft";

const load = () => import("@/lib/visits/check-draft");

/** Loads the schema before its first use. If there is no network, the first use tries again. */
export function preloadCheck(): void {
  void load().catch(() => {});
}

/**
 * Checks a typed visit against the schema. The schema is as large as the rest of the form and is first needed at the
 * first keystroke, so it is loaded after the form. Null if it could not be loaded: the text is then saved without a
 * check.
 */
export async function checkVisit(typed: DraftVisit, aim: "draft" | "submit"): Promise<CheckedVisit | null> {
  const part = await load().catch(() => {
    noteMissingPart();
    return null;
  });
  return part && part.checkTyped(typed, aim);
}
