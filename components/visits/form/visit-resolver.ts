import { toNestErrors } from "@hookform/resolvers";
import type { Resolver } from "react-hook-form";
import { messageOfProblem } from "@/components/form/schema-resolver";
import { unreadErrors } from "@/components/form/unread-boxes";
import { checkVisit } from "@/components/visits/form/check-visit";
import { typedFrom, type VisitFormValues } from "@/components/visits/form/form-values";
import type { FieldProblem } from "@/lib/errors";
import { serverClock } from "@/lib/offline/server-clock";
import { lastDayAt } from "@/lib/visits/days-ahead";

/** The first problem of each place, as a field's message. */
export function messagesByPath(problems: readonly FieldProblem[]): Record<string, { type: string; message: string }> {
  const flat: Record<string, { type: string; message: string }> = {};
  for (const problem of problems)
    flat[problem.path || "root"] ??= { type: "schema", message: messageOfProblem(problem) };
  return flat;
}

/**
 * Checks by the server's schema what a visit needs before it is submitted, and reports it at the rows of the screen.
 * Days are compared with the server's clock, as far as this tab has heard it.
 */
export const visitResolver =
  (timeZone: string): Resolver<VisitFormValues> =>
  async (values, _context, options) => {
    const checked = await checkVisit(typedFrom(values), {
      aim: "submit",
      lastDay: lastDayAt(serverClock.now(), timeZone),
    });
    if (!checked) return { values: {}, errors: { root: { type: "schema", message: "errors.unavailable" } } };
    const unread = unreadErrors(options);
    if (checked.ok && Object.keys(unread).length === 0) return { values, errors: {} };
    const flat = { ...(checked.ok ? {} : messagesByPath(checked.problems)), ...unread };
    return { values: {}, errors: toNestErrors(flat, options) };
  };
