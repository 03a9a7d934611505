import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { auditStatement, type AuditRecord } from "@/lib/gates/audit";
import { Prisma } from "@/lib/generated/prisma/client";
import { contentShape } from "@/lib/visits/content-shape";
import { forFields, singleFields, type SingleField } from "@/lib/visits/fields";
import { partStatements } from "@/lib/visits/part-statements";
import type { VisitContent } from "@/lib/visits/schema";
import type { VisitState } from "@/lib/vocabulary";

/** What is known before the statement, and what it is to write. */
export interface VisitWrite {
  id: string;
  /** Null for a visit that the project does not have yet. */
  before: { version: number; state: VisitState } | null;
  /** The content of the version before, for what is edited. */
  stored: VisitContent | null;
  /** False if only the state changes: then there is no new version. */
  edited: boolean;
  content: VisitContent;
  hash: string;
  /** The version after it. */
  version: number;
  submit: boolean;
  now: Date;
  /** Written if and only if the visit is. */
  audit: AuditRecord | null;
}

/**
 * Writes a visit, its parts, its revision, its step of state and its audit row in one statement. Nothing of it is
 * written, and false returned, if another request has just used the id; the statement waits for that one to end.
 */
export async function writeVisit(tx: Transaction, scope: ProjectScope, write: VisitWrite): Promise<boolean> {
  const { edited } = write;
  const statements = [
    ...(edited ? [revisionStatement(scope, write), ...partStatements(write.stored, write.content, write.now)] : []),
    ...(write.submit ? [submissionStatement(scope, write)] : []),
    ...(write.audit ? [auditStatement(write.audit, Prisma.sql`saved`)] : []),
  ];
  const visit = write.before === null ? insertStatement(scope, write) : updateStatement(scope, write);
  const also = statements.map((statement, place) => Prisma.sql`, ${Prisma.raw(`part${place}`)} AS (${statement})`);
  const [result] = await tx.$queryRaw<{ saved: boolean }[]>`
    WITH saved AS (${visit}) ${also.length > 0 ? Prisma.join(also, "") : Prisma.empty}
    SELECT EXISTS (SELECT FROM saved) AS saved`;
  return result?.saved ?? false;
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
  const { id, content, hash, version, now, submit } = write;
  return Prisma.sql`
    INSERT INTO visits (project_id, id, ${Prisma.join(singleFields.map((field) => nameOf[field]))},
      version, content_hash, state, submitted_at, created_by, created_at, updated_at)
    VALUES (${projectId}::uuid, ${id}::uuid, ${Prisma.join(singleFields.map((field) => valueOf(content, field)))},
      ${version}::int, ${hash}, ${submit ? "submitted" : "draft"}, ${submit ? now : null}::timestamptz, ${userId}::uuid,
      ${now}::timestamptz, ${now}::timestamptz)
    ON CONFLICT DO NOTHING RETURNING project_id, id`;
}

function updateStatement({ projectId }: ProjectScope, write: VisitWrite): Prisma.Sql {
  const { id, content, hash, version, now, edited } = write;
  const singles = singleFields.map((field) => Prisma.sql`${nameOf[field]} = ${valueOf(content, field)}`);
  const changes = [
    Prisma.sql`updated_at = ${now}::timestamptz`,
    ...(edited ? [...singles, Prisma.sql`version = ${version}::int`, Prisma.sql`content_hash = ${hash}`] : []),
    ...(write.submit ? [Prisma.sql`state = 'submitted'`, Prisma.sql`submitted_at = ${now}::timestamptz`] : []),
  ];
  return Prisma.sql`
    UPDATE visits SET ${Prisma.join(changes)}
    WHERE project_id = ${projectId}::uuid AND id = ${id}::uuid RETURNING project_id, id`;
}

function revisionStatement({ userId }: ProjectScope, { version, content, hash, now }: VisitWrite): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO visit_revisions (project_id, visit_id, version, content, shape, content_hash, saved_by, saved_at)
    SELECT project_id, id, ${version}::int, ${JSON.stringify(content)}::jsonb, ${contentShape}::int, ${hash}, ${userId}::uuid,
      ${now}::timestamptz
    FROM saved`;
}

function submissionStatement({ userId }: ProjectScope, { before, version, now }: VisitWrite): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO visit_transitions (project_id, id, visit_id, from_state, to_state, version, actor_id, at, note)
    SELECT project_id, ${uuidv7()}::uuid, id, ${before?.state ?? "draft"}, 'submitted', ${version}::int, ${userId}::uuid,
      ${now}::timestamptz, ''
    FROM saved`;
}
