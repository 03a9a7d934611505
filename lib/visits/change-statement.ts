import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { ProjectScope } from "@/lib/auth/scope";
import { auditStatement, type AuditRecord } from "@/lib/gates/audit";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Statements } from "@/lib/statements";
import { answerStatements } from "@/lib/visits/answer-statements";
import { contentShape } from "@/lib/visits/content-shape";
import type { KnownVisit, SaveFacts } from "@/lib/visits/data/save-facts";
import { figureStatements } from "@/lib/visits/figure-statements";
import { audienceStatements, entryStatements, markStatements, memberStatements } from "@/lib/visits/part-statements";
import type { VisitContent } from "@/lib/visits/schema";
import { setFromContent } from "@/lib/visits/visit-columns";
import type { VisitState } from "@/lib/vocabulary";

/** What is known before the statement, and what it is to write. */
export interface VisitChange {
  id: string;
  facts: SaveFacts;
  visit: KnownVisit;
  /** The content of the version before. */
  before: VisitContent;
  /** False if only the state changes: then there is no new version. */
  edited: boolean;
  content: VisitContent;
  hash: string;
  /** The version and the state after it. */
  version: number;
  state: VisitState;
  submit: boolean;
  now: Date;
  /** Written if and only if the visit is. */
  audit: AuditRecord | null;
}

/**
 * The membership, with the role that decided, held until the end of the transaction: whoever takes the person out of
 * the project, or closes it, waits, or is waited for, and then there is no such row.
 */
export const heldMember = ({ projectId, userId, role }: ProjectScope) => Prisma.sql`
  SELECT FROM memberships
  WHERE project_id = ${projectId}::uuid AND user_id = ${userId}::uuid AND role = ${role} AND removed_at IS NULL
    AND project_state = 'open' FOR SHARE`;

/**
 * Writes a known visit, its parts, its revision, its step of state and its audit row in one statement, if everything
 * that decided is still so: the person has the same role, the site is on the list (or not) as before, the visit has the
 * version and the state that were read. It waits for whoever is changing one of these. False if something has changed:
 * then nothing of it is written. There are two texts, with answers to follow-ups and without, so that each connection
 * plans them once.
 *
 * The site is held too: whoever takes it off the list at the same moment locks its row FOR UPDATE
 * (lib/sites/mutations.ts), waits, and then counts this visit. Rows of people and questions never go away.
 */
export async function changeVisit(statements: Statements, scope: ProjectScope, change: VisitChange): Promise<boolean> {
  const { projectId } = scope;
  const { id, facts, before, content, now } = change;
  const input = { ...facts, projectId, id, before, after: content, now };
  const parts = [
    revisionStatement(scope, change),
    submissionStatement(scope, change),
    ...memberStatements(input),
    ...audienceStatements(input),
    ...markStatements(input),
    ...entryStatements(input),
    ...figureStatements(input),
    ...answerStatements(input),
    ...(change.audit ? [auditStatement(change.audit, Prisma.sql`saved`)] : []),
  ];
  const also = parts.map((statement, place) => Prisma.sql`, ${Prisma.raw(`part${place}`)} AS (${statement})`);
  const [result] = await statements.rows<{ saved: boolean }>(Prisma.sql`
    WITH said AS MATERIALIZED (SELECT ${JSON.stringify(content)}::jsonb AS content),
      member AS MATERIALIZED (${heldMember(scope)}),
      site AS MATERIALIZED (
        SELECT FROM sites WHERE project_id = ${projectId}::uuid AND id = ${content.siteId}::uuid
          AND (removed_at IS NOT NULL) = ${facts.site?.removed ?? false}::boolean FOR KEY SHARE
      ), saved AS (${updateStatement(scope, change)}) ${Prisma.join(also, "")}
    SELECT EXISTS (SELECT FROM saved) AS saved`);
  return result?.saved ?? false;
}

/** IS NOT DISTINCT FROM: by `=` the visit might be looked for among all of its state. */
function updateStatement({ projectId }: ProjectScope, change: VisitChange): Prisma.Sql {
  const { id, hash, version, state, now, submit, visit } = change;
  return Prisma.sql`
    UPDATE visits SET ${setFromContent}, version = ${version}::int, content_hash = ${hash}, state = ${state},
      submitted_at = CASE WHEN ${submit}::boolean THEN ${now}::timestamptz ELSE submitted_at END,
      updated_at = ${now}::timestamptz
    FROM said, member, site
    WHERE project_id = ${projectId}::uuid AND id = ${id}::uuid
      AND version = ${visit.version}::int AND state IS NOT DISTINCT FROM ${visit.state}
    RETURNING project_id, id`;
}

function revisionStatement({ userId }: ProjectScope, { version, hash, now, edited }: VisitChange): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO visit_revisions (project_id, visit_id, version, content, shape, content_hash, saved_by, saved_at)
    SELECT project_id, id, ${version}::int, content, ${contentShape}::int, ${hash}, ${userId}::uuid, ${now}::timestamptz
    FROM saved, said WHERE ${edited}::boolean`;
}

function submissionStatement({ userId }: ProjectScope, { visit, version, now, submit }: VisitChange): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO visit_transitions (project_id, id, visit_id, from_state, to_state, version, actor_id, at, note)
    SELECT project_id, ${submit ? uuidv7() : null}::uuid, id, ${visit.state}, 'submitted', ${version}::int, ${userId}::uuid,
      ${now}::timestamptz, ''
    FROM saved WHERE ${submit}::boolean`;
}
