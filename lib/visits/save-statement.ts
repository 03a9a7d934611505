import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { ProjectScope } from "@/lib/auth/scope";
import { auditStatement, type AuditRecord } from "@/lib/gates/audit";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Statements } from "@/lib/statements";
import { contentShape } from "@/lib/visits/content-shape";
import type { SaveFacts } from "@/lib/visits/data/save-facts";
import { forFields, singleFields, type SingleField } from "@/lib/visits/fields";
import { figureStatements } from "@/lib/visits/figure-statements";
import { audienceStatements, entryStatements, markStatements, memberStatements } from "@/lib/visits/part-statements";
import type { VisitContent } from "@/lib/visits/schema";
import type { VisitState } from "@/lib/vocabulary";

/** What is known before the statement, and what it is to write. */
export interface VisitWrite {
  id: string;
  facts: SaveFacts;
  /** The content of the version before. Null for a new visit. */
  before: VisitContent | null;
  /** False if only the state changes: then there is no new version. */
  edited: boolean;
  content: VisitContent;
  hash: string;
  /** The version after it. */
  version: number;
  state: VisitState;
  submit: boolean;
  now: Date;
  /** Written if and only if the visit is. */
  audit: AuditRecord | null;
}

/**
 * Writes a visit, its parts, its revision, its step of state and its audit row in one statement, if everything that
 * decided is still so: the person has the same role, the site is on the list (or not) as before, the visit has the
 * version and the state that were read, or is still not there. It waits for whoever is changing one of these. False if
 * something has changed: then nothing of it is written.
 *
 * For a new visit, and for a known one, the text is always the same, so that each connection plans it once.
 */
export async function writeVisit(statements: Statements, scope: ProjectScope, write: VisitWrite): Promise<boolean> {
  const { projectId } = scope;
  const { id, facts, before, content, now } = write;
  const input = { ...facts, projectId, id, before, after: content, now };
  const parts = [
    revisionStatement(scope, write),
    submissionStatement(scope, write),
    ...memberStatements(input),
    ...audienceStatements(input),
    ...markStatements(input),
    ...entryStatements(input),
    ...figureStatements(input, write.facts.indicators),
    ...(write.audit ? [auditStatement(write.audit, Prisma.sql`saved`)] : []),
  ];
  const visit = write.facts.visit ? updateStatement(scope, write) : insertStatement(scope, write);
  const also = parts.map((statement, place) => Prisma.sql`, ${Prisma.raw(`part${place}`)} AS (${statement})`);
  const [result] = await statements.rows<{ saved: boolean }>(Prisma.sql`
    WITH said AS MATERIALIZED (SELECT ${JSON.stringify(write.content)}::jsonb AS content),
      ${heldStatements(scope, write)}, saved AS (${visit}) ${Prisma.join(also, "")}
    SELECT EXISTS (SELECT FROM saved) AS saved`);
  return result?.saved ?? false;
}

/**
 * The membership and the site, held until the end of the transaction. Whoever takes the site off the list at the same
 * moment locks its row FOR UPDATE (lib/sites/mutations.ts), waits, and then counts this visit. Rows of people and
 * questions never go away.
 */
function heldStatements({ projectId, userId, role }: ProjectScope, { content, facts }: VisitWrite): Prisma.Sql {
  return Prisma.sql`
    member AS MATERIALIZED (
      SELECT FROM memberships
      WHERE project_id = ${projectId}::uuid AND user_id = ${userId}::uuid AND role = ${role} AND removed_at IS NULL FOR SHARE
    ), site AS MATERIALIZED (
      SELECT FROM sites WHERE project_id = ${projectId}::uuid AND id = ${content.siteId}::uuid
        AND (removed_at IS NOT NULL) = ${facts.site?.removed ?? false}::boolean FOR KEY SHARE
    )`;
}

/** The column of each field that has one value, and what Postgres is to read the value as. */
const columns: Readonly<Record<SingleField, { name: string; type: "uuid" | "date" | "text" }>> = {
  siteId: { name: "site_id", type: "uuid" },
  visitedOn: { name: "visited_on", type: "date" },
  startedAt: { name: "started_at", type: "text" },
  endedAt: { name: "ended_at", type: "text" },
  method: { name: "method", type: "text" },
  place: { name: "place", type: "text" },
  recorderId: { name: "recorder_id", type: "uuid" },
};
const nameOf = forFields(singleFields, (field) => Prisma.raw(columns[field].name));
const valueOf = (content: VisitContent, field: SingleField) =>
  Prisma.sql`${content[field]}::${Prisma.raw(columns[field].type)}`;

function insertStatement({ projectId, userId }: ProjectScope, write: VisitWrite): Prisma.Sql {
  const { id, content, hash, version, state, now, submit } = write;
  return Prisma.sql`
    INSERT INTO visits (project_id, id, ${Prisma.join(singleFields.map((field) => nameOf[field]))},
      version, content_hash, state, submitted_at, created_by, created_at, updated_at)
    SELECT ${projectId}::uuid, ${id}::uuid, ${Prisma.join(singleFields.map((field) => valueOf(content, field)))},
      ${version}::int, ${hash}, ${state}, ${submit ? now : null}::timestamptz, ${userId}::uuid, ${now}::timestamptz,
      ${now}::timestamptz
    FROM member, site
    ON CONFLICT DO NOTHING RETURNING project_id, id`;
}

/** IS NOT DISTINCT FROM: by `=` the visit might be looked for among all of its state. */
function updateStatement({ projectId }: ProjectScope, write: VisitWrite): Prisma.Sql {
  const { id, content, hash, version, state, now, submit, facts } = write;
  const singles = singleFields.map((field) => Prisma.sql`${nameOf[field]} = ${valueOf(content, field)}`);
  return Prisma.sql`
    UPDATE visits SET ${Prisma.join(singles)}, version = ${version}::int, content_hash = ${hash}, state = ${state},
      submitted_at = CASE WHEN ${submit}::boolean THEN ${now}::timestamptz ELSE submitted_at END,
      updated_at = ${now}::timestamptz
    FROM member, site
    WHERE project_id = ${projectId}::uuid AND id = ${id}::uuid
      AND version = ${facts.visit?.version ?? 0}::int AND state IS NOT DISTINCT FROM ${facts.visit?.state ?? ""}
    RETURNING project_id, id`;
}

function revisionStatement({ userId }: ProjectScope, { version, hash, now, edited }: VisitWrite): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO visit_revisions (project_id, visit_id, version, content, shape, content_hash, saved_by, saved_at)
    SELECT project_id, id, ${version}::int, content, ${contentShape}::int, ${hash}, ${userId}::uuid, ${now}::timestamptz
    FROM saved, said WHERE ${edited}::boolean`;
}

function submissionStatement({ userId }: ProjectScope, { facts, version, now, submit }: VisitWrite): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO visit_transitions (project_id, id, visit_id, from_state, to_state, version, actor_id, at, note)
    SELECT project_id, ${submit ? uuidv7() : null}::uuid, id, ${facts.visit?.state ?? "draft"}, 'submitted', ${version}::int, ${userId}::uuid,
      ${now}::timestamptz, ''
    FROM saved WHERE ${submit}::boolean`;
}
