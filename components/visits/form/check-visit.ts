import type { CheckedVisit } from "@/lib/visits/check-draft";
import type { DraftVisit } from "@/lib/visits/draft";

const load = () => import("@/lib/visits/check-draft");

/** Fetches the schema ahead of its first use; where there is no network the first use asks again. */
export function preloadCheck(): void {
  void load().catch(() => {});
}

/**
 * What the schema says of a typed visit. The schema weighs as much as the rest of the form and nobody needs it before
 * the first keystroke, so that it comes after the form. Null where it could not be had: the text is kept without it.
 */
export async function checkVisit(typed: DraftVisit, aim: "draft" | "submit"): Promise<CheckedVisit | null> {
  const part = await load().catch(() => null);
  return part && part.checkTyped(typed, aim);
}
