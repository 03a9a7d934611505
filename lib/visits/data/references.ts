import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Reader } from "@/lib/db";
import type { FieldProblem } from "@/lib/errors";
import type { VisitContent } from "@/lib/visits/schema";

/**
 * Whatever a content names by id must be the project's own: the site (not a removed one, unless the visit is there
 * already), the people, the questions; and the ids of its entries and figures must not be those of another visit. The
 * composite foreign keys would refuse the same; this says it at the field. The site is held until the transaction ends:
 * whoever takes it off the list at the same moment waits, and then counts this visit. Rows of people and questions
 * never go away.
 */
export async function referenceProblems(
  reader: Reader,
  scope: ProjectScope,
  visit: { id: string; content: VisitContent; siteBefore: string | null },
): Promise<FieldProblem[]> {
  const { content } = visit;
  const own = { projectId: scope.projectId };
  const questionIds = [...content.entries, ...content.figures].flatMap(({ questionId }) => questionId ?? []);
  const elsewhere = (ids: string[]) => ({
    where: { ...own, id: { in: ids }, visitId: { not: visit.id } },
    select: { id: true },
  });
  const idsOf = (list: { id: string }[]) => list.map(({ id }) => id);
  const [site, people, questions, takenEntries, takenFigures] = await Promise.all([
    holdSite(reader, scope, content.siteId),
    reader.membership.findMany({
      where: { ...own, userId: { in: [content.recorderId, ...content.memberIds] } },
      select: { userId: true },
    }),
    reader.question.findMany({ where: { ...own, id: { in: questionIds } }, select: { id: true } }),
    reader.entry.findMany(elsewhere(idsOf(content.entries))),
    reader.figure.findMany(elsewhere(idsOf(content.figures))),
  ]);

  const problems: FieldProblem[] = [];
  const members = new Set(people.map(({ userId }) => userId));
  const known = new Set(idsOf(questions));
  const taken = new Set(idsOf([...takenEntries, ...takenFigures]));
  if (!site) problems.push({ path: "siteId", key: "visits.errors.siteUnknown" });
  else if (site.removedAt && content.siteId !== visit.siteBefore)
    problems.push({ path: "siteId", key: "visits.errors.siteRemoved" });
  if (!members.has(content.recorderId)) problems.push({ path: "recorderId", key: "visits.errors.personUnknown" });
  content.memberIds.forEach((id, index) => {
    if (!members.has(id)) problems.push({ path: `memberIds.${index}`, key: "visits.errors.personUnknown" });
  });
  for (const list of ["entries", "figures"] as const) {
    content[list].forEach(({ id, questionId }, index) => {
      if (questionId && !known.has(questionId)) {
        problems.push({ path: `${list}.${index}.questionId`, key: "visits.errors.questionUnknown" });
      }
      if (taken.has(id)) problems.push({ path: `${list}.${index}.id`, key: "visits.errors.idTaken" });
    });
  }
  return problems.slice(0, 50);
}

/** Taking a site off the list locks its row FOR UPDATE (lib/sites/mutations.ts), which this one conflicts with. */
async function holdSite(
  reader: Reader,
  { projectId }: ProjectScope,
  siteId: string,
): Promise<{ removedAt: Date | null } | undefined> {
  const rows = await reader.$queryRaw<{ removedAt: Date | null }[]>`
    SELECT removed_at AS "removedAt" FROM sites WHERE project_id = ${projectId}::uuid AND id = ${siteId}::uuid FOR KEY SHARE`;
  return rows[0];
}
