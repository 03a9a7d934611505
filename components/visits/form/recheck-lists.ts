import type { UseFormReturn } from "react-hook-form";
import type { VisitFormValues } from "@/components/visits/form/form-values";

/** Lists of which the whole can be wrong: nobody was heard, nothing was noted. */
const lists = ["audiences", "entries"] as const;

/**
 * A row that is added or filled in is another field than its list, so the form would go on saying that the list is
 * empty. Does nothing while no list is wrong as a whole, which is nearly always.
 */
export async function recheckLists({
  getFieldState,
  trigger,
}: Pick<UseFormReturn<VisitFormValues>, "getFieldState" | "trigger">): Promise<void> {
  const wrong = lists.filter((list) => Boolean(getFieldState(list).error?.message));
  if (wrong.length === 0) return;
  // The form hears of a key before the box does.
  await Promise.resolve();
  await trigger(wrong);
}
