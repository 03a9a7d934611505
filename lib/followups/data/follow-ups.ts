import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { dayAt } from "@/lib/calendar";
import { readOnly } from "@/lib/db";
import { timeZone } from "@/lib/env";
import { originTextNow } from "@/lib/followups/data/origin-text";
import type { FollowUp, FollowUpAnswer, FollowUpState } from "@/lib/followups/types";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DimensionKey, FollowUpOrigin } from "@/lib/vocabulary";

/** Which questions. Those of a visit: what came from it, and what it answers. */
export interface WhichFollowUps {
  states?: readonly FollowUpState[];
  assigneeId?: string;
  /** Only those whose assignee has left. */
  left?: boolean;
  /** The site, and all that count as it. */
  siteId?: string;
  visitId?: string;
  dimension?: DimensionKey;
  /** `id` null: of this kind, and of nothing in particular, as a cell of a whole dimension is. */
  origin?: { kind: FollowUpOrigin; id?: string | null };
  id?: string;
}

interface Row {
  id: string;
  siteId: string;
  siteName: string;
  dimension: DimensionKey;
  question: string;
  assigneeId: string;
  assigneeName: string;
  assigneeGone: boolean;
  dueOn: string | null;
  originKind: FollowUpOrigin;
  originId: string | null;
  originVisitId: string | null;
  originText: string;
  originGone: boolean;
  createdByName: string;
  createdAt: Date;
  state: FollowUpState;
  total: bigint;
}

/** The visits whose answers count: all that are not void. */
const answered = Prisma.sql`
  SELECT count(*) AS asked, count(*) FILTER (WHERE cardinality(a.entry_ids) > 0) AS answered
  FROM follow_up_answers a JOIN visits v ON v.project_id = a.project_id AND v.id = a.visit_id
  WHERE a.project_id = f.project_id AND a.follow_up_id = f.id AND v.state <> 'voided'`;

const state = Prisma.sql`CASE WHEN found.answered > 0 THEN 'answered' WHEN found.asked > 0 THEN 'asked'
  WHEN f.cancelled_at IS NOT NULL THEN 'cancelled' ELSE 'open' END`;

/** f, a question that nobody has asked yet, beside `found`: LATERAL (answered). */
export const openFollowUps = { answered, condition: Prisma.sql`${state} = 'open'` };

const assigneeGone = Prisma.sql`(m.removed_at IS NOT NULL OR u.disabled_at IS NOT NULL)`;

function conditions({ states, assigneeId, left, siteId, visitId, dimension, origin, id }: WhichFollowUps): Prisma.Sql {
  const parts = [
    states && Prisma.sql`${state} = ANY (${[...states]}::text[])`,
    assigneeId && Prisma.sql`f.assignee_id = ${assigneeId}::uuid`,
    left && assigneeGone,
    siteId &&
      Prisma.sql`f.site_id IN (SELECT family.site_id FROM present_sites own JOIN present_sites family
        ON family.project_id = own.project_id AND family.present_id = own.present_id
        WHERE own.project_id = f.project_id AND own.site_id = ${siteId}::uuid)`,
    visitId &&
      Prisma.sql`(f.origin_visit_id = ${visitId}::uuid OR EXISTS (SELECT FROM follow_up_answers own
        WHERE own.project_id = f.project_id AND own.follow_up_id = f.id AND own.visit_id = ${visitId}::uuid))`,
    id && Prisma.sql`f.id = ${id}::uuid`,
    dimension && Prisma.sql`f.dimension = ${dimension}`,
    origin && Prisma.sql`f.origin_kind = ${origin.kind}`,
    origin?.id === null && Prisma.sql`f.origin_id IS NULL`,
    origin?.id && Prisma.sql`f.origin_id = ${origin.id}::uuid`,
  ].filter((part) => part instanceof Prisma.Sql);
  return Prisma.join([Prisma.sql`TRUE`, ...parts], " AND ");
}

/** The questions with their answers: the open ones first, those with the nearest day at the top. For the team only. */
export async function listFollowUps(
  { projectId }: ProjectScope,
  which: WhichFollowUps,
  page: { offset: number; size: number },
): Promise<{ followUps: FollowUp[]; total: number }> {
  const rows = await readOnly().$queryRaw<Row[]>(Prisma.sql`
    SELECT f.id::text, f.site_id::text AS "siteId", s.name AS "siteName", f.dimension, f.question,
      f.assignee_id::text AS "assigneeId", u.display_name AS "assigneeName", ${assigneeGone} AS "assigneeGone",
      to_char(f.due_on, 'YYYY-MM-DD') AS "dueOn", f.origin_kind AS "originKind", f.origin_id::text AS "originId",
      f.origin_visit_id::text AS "originVisitId", f.origin_text AS "originText", ${originTextNow} IS NULL AS "originGone",
      author.display_name AS "createdByName", f.created_at AS "createdAt", ${state} AS state,
      count(*) OVER () AS total
    FROM follow_ups f
      JOIN sites s ON s.project_id = f.project_id AND s.id = f.site_id
      JOIN memberships m ON m.project_id = f.project_id AND m.user_id = f.assignee_id
      JOIN users u ON u.id = f.assignee_id JOIN users author ON author.id = f.created_by,
      LATERAL (${answered}) found
    WHERE f.project_id = ${projectId}::uuid AND ${conditions(which)}
    ORDER BY ${state} <> 'open', f.due_on NULLS LAST, f.created_at DESC, f.id DESC
    OFFSET ${page.offset} LIMIT ${page.size}`);
  const answers = await readAnswers(
    projectId,
    rows.flatMap((row) => (row.state === "answered" || row.state === "asked" ? row.id : [])),
  );
  const followUps = rows.map((row): FollowUp => ({
    id: row.id,
    site: { id: row.siteId, name: row.siteName },
    dimension: row.dimension,
    question: row.question,
    assignee: { id: row.assigneeId, displayName: row.assigneeName },
    assigneeGone: row.assigneeGone,
    dueOn: row.dueOn,
    origin: {
      kind: row.originKind,
      id: row.originId,
      visitId: row.originVisitId,
      text: row.originText,
      gone: row.originGone,
    },
    createdByName: row.createdByName,
    createdOn: dayAt(row.createdAt, timeZone()),
    state: row.state,
    answers: answers.get(row.id) ?? [],
  }));
  return { followUps, total: Number(rows[0]?.total ?? 0) };
}

type AnswerRow = FollowUpAnswer & { followUpId: string };

async function readAnswers(projectId: string, ids: string[]): Promise<Map<string, FollowUpAnswer[]>> {
  const answers = new Map<string, FollowUpAnswer[]>();
  if (ids.length === 0) return answers;
  const rows = await readOnly().$queryRaw<AnswerRow[]>(Prisma.sql`
    SELECT a.follow_up_id::text AS "followUpId", v.id::text AS "visitId", to_char(v.visited_on, 'YYYY-MM-DD') AS "visitedOn",
      v.state AS "visitState", s.name AS "siteName", u.display_name AS "recorderName", a.note,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'text', e.text) ORDER BY e.position), '[]') FROM entries e
        WHERE e.visit_id = a.visit_id AND e.project_id = a.project_id AND e.id = ANY (a.entry_ids)) AS entries
    FROM follow_up_answers a
      JOIN visits v ON v.project_id = a.project_id AND v.id = a.visit_id AND v.state <> 'voided'
      JOIN sites s ON s.project_id = v.project_id AND s.id = v.site_id JOIN users u ON u.id = v.recorder_id
    WHERE a.project_id = ${projectId}::uuid AND a.follow_up_id = ANY (${ids}::uuid[])
    ORDER BY v.visited_on, v.id`);
  for (const { followUpId, ...answer } of rows) {
    answers.set(followUpId, [...(answers.get(followUpId) ?? []), answer]);
  }
  return answers;
}
