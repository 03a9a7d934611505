import type { FieldProblem } from "@/lib/errors";
import { fieldProblems, naming } from "@/lib/schema-problems";
import { checkComplete, visitDraftSchema, visitSubmitSchema, type VisitContent } from "@/lib/visits/schema";
import { candidateOf, onScreen, type DraftVisit } from "@/lib/visits/draft";

export type CheckedVisit = { ok: true; content: VisitContent } | { ok: false; problems: FieldProblem[] };

/** The typed visit as content for the server, or what is missing, at the rows of the screen. */
export function checkTyped(typed: DraftVisit, aim: "draft" | "submit"): CheckedVisit {
  const { candidate, ids } = candidateOf(typed);
  const parsed = (aim === "draft" ? visitDraftSchema : visitSubmitSchema).safeParse(candidate, naming);
  if (parsed.success) return { ok: true, content: parsed.data };
  const problems = fieldProblems(parsed.error);
  // The schema asks for completeness only once every field is sound; a person wants to hear of everything at once.
  if (aim === "submit") {
    checkComplete(candidate, (path, key) => {
      if (!problems.some((known) => known.path === path.join("."))) problems.push({ path: path.join("."), key });
    });
  }
  return { ok: false, problems: problems.map((problem) => ({ ...problem, path: onScreen(problem.path, ids) })) };
}
