import type { FieldProblem } from "@/lib/errors";
import { fieldProblems, naming } from "@/lib/schema-problems";
import { checkDays } from "@/lib/visits/days-ahead";
import { visitSubmitSchema, type VisitContent } from "@/lib/visits/schema";

/**
 * What keeps a visit from being handed in. Pure.
 *
 * @param last the last day that is not refused, as `lastDayAt` gives it
 */
export function handInProblems(content: VisitContent, last: string): FieldProblem[] {
  const complete = visitSubmitSchema.safeParse(content, naming);
  if (complete.error) return fieldProblems(complete.error);
  const problems: FieldProblem[] = [];
  checkDays(content, last, (path, key) => problems.push({ path: path.join("."), key }));
  return problems;
}
