import type { FieldProblem } from "@/lib/errors";
import type { SaveFacts } from "@/lib/visits/data/save-facts";
import type { VisitContent } from "@/lib/visits/schema";

/**
 * Whatever a content names by id must be the project's own: the site (not a removed one, unless the visit is there
 * already), the people, the questions, also those of follow-ups; and the ids of its entries and figures must not be
 * those of another visit. The composite foreign keys would refuse the same; this says it at the field. At most 50
 * problems.
 */
export function referenceProblems(content: VisitContent, facts: SaveFacts): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const people = new Set(facts.people);
  const questions = new Set(facts.questions);
  const taken = new Set(facts.taken);
  if (!facts.site) problems.push({ path: "siteId", key: "visits.errors.siteUnknown" });
  else if (facts.site.removed && content.siteId !== facts.visit?.siteId)
    problems.push({ path: "siteId", key: "visits.errors.siteRemoved" });
  if (!people.has(content.recorderId)) problems.push({ path: "recorderId", key: "visits.errors.personUnknown" });
  content.memberIds.forEach((id, index) => {
    if (!people.has(id)) problems.push({ path: `memberIds.${index}`, key: "visits.errors.personUnknown" });
  });
  content.answers.forEach(({ id }, index) => {
    if (!facts.followUps.includes(id))
      problems.push({ path: `answers.${index}.id`, key: "visits.errors.followUpUnknown" });
  });
  for (const list of ["entries", "figures"] as const) {
    content[list].forEach(({ id, questionId }, index) => {
      if (questionId && !questions.has(questionId)) {
        problems.push({ path: `${list}.${index}.questionId`, key: "visits.errors.questionUnknown" });
      }
      if (taken.has(id)) problems.push({ path: `${list}.${index}.id`, key: "visits.errors.idTaken" });
    });
  }
  return problems.slice(0, 50);
}
