import type { FieldProblem } from "@/lib/errors";
import { fieldProblems, naming } from "@/lib/schema-problems";
import {
  checkComplete,
  visitDraftSchema,
  visitImportSchema,
  visitSubmitSchema,
  type VisitContent,
} from "@/lib/visits/schema";
import { checkDays } from "@/lib/visits/days-ahead";
import { candidateOf, onScreen, type DraftVisit } from "@/lib/visits/draft";

export type CheckedVisit = { ok: true; content: VisitContent } | { ok: false; problems: FieldProblem[] };

const schemas = { draft: visitDraftSchema, import: visitImportSchema, submit: visitSubmitSchema };

/** What the visit is to become. All but a draft must lie in the past: `lastDay` is as `lastDayAt` gives it. */
export type CheckAim = "draft" | { aim: "import" | "submit"; lastDay: string };

/** The typed visit as content for the server, or its problems, each at its row on the screen. */
export function checkTyped(typed: DraftVisit, asked: CheckAim): CheckedVisit {
  const { aim, lastDay } = asked === "draft" ? { aim: asked, lastDay: null } : asked;
  const { candidate, ids } = candidateOf(typed);
  // In the form a mark gives way to what is typed after it. In a workbook both were written on purpose.
  const input = aim === "import" ? { ...candidate, marks: typed.marks } : candidate;
  const parsed = schemas[aim].safeParse(input, naming);
  const problems = parsed.success ? [] : fieldProblems(parsed.error);
  const report = (path: (string | number)[], key: string) => {
    if (!problems.some((known) => known.path === path.join("."))) problems.push({ path: path.join("."), key });
  };
  // The schema checks completeness only when every field is valid; a person wants to see all problems at once.
  if (aim === "submit" && !parsed.success) checkComplete(candidate, report);
  if (lastDay !== null) checkDays(candidate, lastDay, report);
  if (parsed.success && problems.length === 0) return { ok: true, content: parsed.data };
  return { ok: false, problems: problems.map((problem) => ({ ...problem, path: onScreen(problem.path, ids) })) };
}
