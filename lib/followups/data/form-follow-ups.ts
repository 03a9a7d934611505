import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
import type { FormFollowUp } from "@/lib/followups/types";
import { Prisma } from "@/lib/generated/prisma/client";

/** A device stores no more. The oldest wait longest, so they come first. */
const most = 300;

/**
 * The questions that a form may show: those that are open, and those that a visit answers which may still be edited, so
 * that its answer can be changed.
 */
export function readFormFollowUps({ projectId }: ProjectScope): Promise<FormFollowUp[]> {
  return readOnly().$queryRaw<FormFollowUp[]>(Prisma.sql`
    SELECT f.id::text, f.dimension, f.question, u.display_name AS "assigneeName", to_char(f.due_on, 'YYYY-MM-DD') AS "dueOn",
      ARRAY(SELECT family.site_id::text FROM present_sites own JOIN present_sites family
        ON family.project_id = own.project_id AND family.present_id = own.present_id
        WHERE own.project_id = f.project_id AND own.site_id = f.site_id) AS "siteIds"
    FROM follow_ups f JOIN users u ON u.id = f.assignee_id
    WHERE f.project_id = ${projectId}::uuid AND CASE WHEN EXISTS (${answersIn(Prisma.sql`v.state <> 'voided'`)})
      THEN EXISTS (${answersIn(Prisma.sql`v.state IN ('draft', 'returned')`)}) ELSE f.cancelled_at IS NULL END
    ORDER BY f.created_at, f.id LIMIT ${most}`);
}

/** The answers to the question `f` in visits of these states. */
function answersIn(states: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT FROM follow_up_answers a JOIN visits v ON v.project_id = a.project_id AND v.id = a.visit_id
    WHERE a.project_id = f.project_id AND a.follow_up_id = f.id AND ${states}`;
}

/** The questions by their ids. */
export async function readQuestions(
  { projectId }: ProjectScope,
  ids: readonly string[],
): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const rows = await readOnly().followUp.findMany({
    where: { projectId, id: { in: [...new Set(ids)] } },
    select: { id: true, question: true },
  });
  return Object.fromEntries(rows.map(({ id, question }) => [id, question]));
}
