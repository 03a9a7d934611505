import { toNestErrors } from "@hookform/resolvers";
import type { Resolver } from "react-hook-form";
import { messageOfProblem } from "@/components/form/schema-resolver";
import { typedFrom, type VisitFormValues } from "@/components/visits/form/form-values";
import type { FieldProblem } from "@/lib/errors";
import { checkTyped } from "@/lib/visits/typed";

/** The first problem of each place, as a field's message. */
export function messagesByPath(problems: readonly FieldProblem[]): Record<string, { type: string; message: string }> {
  const flat: Record<string, { type: string; message: string }> = {};
  for (const problem of problems) flat[problem.path || "root"] ??= { type: "schema", message: messageOfProblem(problem) };
  return flat;
}

/** What a visit must have before it is handed in, by the schema of the server, at the rows of the screen. */
export const visitResolver: Resolver<VisitFormValues> = (values, _context, options) => {
  const checked = checkTyped(typedFrom(values), "submit");
  if (checked.ok) return { values, errors: {} };
  return { values: {}, errors: toNestErrors(messagesByPath(checked.problems), options) };
};
