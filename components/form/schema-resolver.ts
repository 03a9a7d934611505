import { toNestErrors } from "@hookform/resolvers";
import type { FieldValues, Resolver } from "react-hook-form";
import type * as z from "zod";
import { unreadErrors } from "@/components/form/unread-boxes";
import type { FieldProblem } from "@/lib/errors";
import { fieldProblems, naming } from "@/lib/schema-problems";

/**
 * A problem as a field's message: its i18n key, then the sentence's values after a question mark (see error-text.tsx).
 */
export function messageOfProblem(problem: Omit<FieldProblem, "path">): string {
  const values = new URLSearchParams(
    Object.entries(problem.values ?? {}).map(([name, value]) => [name, String(value)]),
  );
  return values.size > 0 ? `${problem.key}?${values}` : problem.key;
}

/** A react-hook-form resolver that uses the same schema and the same sentences as the server. */
export function schemaResolver<Input extends FieldValues, Output>(
  schema: z.ZodType<Output, Input>,
): Resolver<Input, unknown, Output> {
  return (values, _context, options) => {
    const parsed = schema.safeParse(values, naming);
    const flat = unreadErrors(options);
    if (parsed.success && Object.keys(flat).length === 0) return { values: parsed.data, errors: {} };
    for (const problem of parsed.success ? [] : fieldProblems(parsed.error)) {
      flat[problem.path || "root"] ??= { type: "schema", message: messageOfProblem(problem) };
    }
    return { values: {}, errors: toNestErrors(flat, options) };
  };
}
