import type * as z from "zod";
import type { FieldProblem } from "@/lib/errors";

type Issue = z.core.$ZodIssue;

/**
 * Parse with it if the problems will be shown: only with the input can a missing value be distinguished from a wrong
 * one.
 */
export const naming = { reportInput: true } as const;

/** A message that is one of our i18n keys, as schemas write them. zod's own English sentences contain spaces. */
const ownKey = /^[a-z][A-Za-z]*(\.[A-Za-z_]+)+$/;

function sizeProblem(issue: Extract<Issue, { code: "too_big" | "too_small" }>): Omit<FieldProblem, "path"> {
  if (issue.code === "too_big") {
    const max = Number(issue.maximum);
    if (issue.origin === "array") return { key: "errors.field.tooMany", values: { max } };
    return issue.origin === "string"
      ? { key: "errors.field.tooLong", values: { max } }
      : { key: "errors.field.tooBig", values: { max } };
  }
  const min = Number(issue.minimum);
  if (issue.origin === "string" || issue.origin === "array") {
    return min <= 1 ? { key: "errors.field.required" } : { key: "errors.field.tooShort", values: { min } };
  }
  return { key: "errors.field.tooSmall", values: { min } };
}

/** The sentence for one zod issue, as an i18n key with its values. */
export function problemOf(issue: Issue): Omit<FieldProblem, "path"> {
  if (ownKey.test(issue.message)) return { key: issue.message };
  switch (issue.code) {
    case "too_big":
    case "too_small":
      return sizeProblem(issue);
    case "unrecognized_keys":
      return { key: "errors.field.unknownKey", values: { keys: issue.keys.join(", ").slice(0, 100) } };
    case "invalid_type":
      return issue.input === undefined ? { key: "errors.field.required" } : { key: "errors.field.wrongType" };
    case "invalid_value":
      return issue.input === undefined ? { key: "errors.field.required" } : { key: "errors.field.invalid" };
    default:
      return { key: "errors.field.invalid" };
  }
}

/**
 * Every refused field of a parse, in the order of the schema, at most 50. Two rules of a field with the same message
 * give it once.
 */
export function fieldProblems(error: z.core.$ZodError): FieldProblem[] {
  const problems = error.issues.slice(0, 50).map((issue) => ({ path: issue.path.join("."), ...problemOf(issue) }));
  const said = new Set<string>();
  return problems.filter(({ path, key }) => {
    const sentence = `${path} ${key}`;
    if (said.has(sentence)) return false;
    said.add(sentence);
    return true;
  });
}
