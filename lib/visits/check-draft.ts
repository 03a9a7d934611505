import type { FieldProblem } from "@/lib/errors";
import { fieldProblems, naming } from "@/lib/schema-problems";
import {
  checkComplete,
  visitDraftSchema,
  visitImportSchema,
  visitSubmitSchema,
  type VisitContent,
} from "@/lib/visits/schema";
import { candidateOf, onScreen, type DraftVisit } from "@/lib/visits/draft";

export type CheckedVisit = { ok: true; content: VisitContent } | { ok: false; problems: FieldProblem[] };

const schemas = { draft: visitDraftSchema, import: visitImportSchema, submit: visitSubmitSchema };

/** The typed visit as content for the server, or its problems, each at its row on the screen. */
export function checkTyped(typed: DraftVisit, aim: keyof typeof schemas): CheckedVisit {
  const { candidate, ids } = candidateOf(typed);
  // In the form a mark gives way to what is typed after it. In a workbook both were written on purpose.
  const input = aim === "import" ? { ...candidate, marks: typed.marks } : candidate;
  const parsed = schemas[aim].safeParse(input, naming);
  if (parsed.success) return { ok: true, content: parsed.data };
  const problems = fieldProblems(parsed.error);
  // The schema checks completeness only when every field is valid; a person wants to see all problems at once.
  if (aim === "submit") {
    checkComplete(candidate, (path, key) => {
      if (!problems.some((known) => known.path === path.join("."))) problems.push({ path: path.join("."), key });
    });
  }
  return { ok: false, problems: problems.map((problem) => ({ ...problem, path: onScreen(problem.path, ids) })) };
}
