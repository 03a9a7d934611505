import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { ProjectScope } from "@/lib/auth/scope";
import { auditStatement, type AuditRecord } from "@/lib/gates/audit";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Statements } from "@/lib/statements";
import { answerRows, saidAnswers } from "@/lib/visits/answer-statements";
import { heldMember } from "@/lib/visits/change-statement";
import { contentShape } from "@/lib/visits/content-shape";
import { figureColumns, figureRows, FigureRows } from "@/lib/visits/figure-statements";
import { countedAudiences } from "@/lib/visits/part-statements";
import type { VisitContent } from "@/lib/visits/schema";
import { contentColumns, contentValues } from "@/lib/visits/visit-columns";

interface NewVisit {
  id: string;
  content: VisitContent;
  hash: string;
  submit: boolean;
}

/**
 * A part that would write nothing is left out, as half of them are of most drafts: each opens tables, keys and locks.
 */
const when = (needed: boolean, part: Prisma.Sql) => (needed ? part : Prisma.empty);

interface Creation {
  visits: readonly NewVisit[];
  /** Those that the project has, by `indicatorKey`. */
  indicators: ReadonlyMap<string, string>;
  now: Date;
  /** One row for each visit that is written. */
  audit: AuditRecord | null;
}

/**
 * Writes new visits with all that belongs to them in one statement: each whose site is on the list and whose id the
 * project does not have, if the person still has the role that decided. It waits for whoever is changing one of these.
 * Returns the ids of those that were written. People, questions and ids that are not the project's, or not free, are
 * refused by the keys. There are a few texts, each of which a connection plans once; all but the fixed values is read
 * from the contents, which are sent once.
 */
export async function createVisits(statements: Statements, scope: ProjectScope, creation: Creation): Promise<string[]> {
  const { projectId, userId } = scope;
  const { visits, now, audit } = creation;
  const figures = new FigureRows(creation.indicators);
  const said = visits.map(({ id, hash, content, submit }) => ({
    id,
    hash,
    content,
    step: submit ? uuidv7() : null,
    audiences: countedAudiences(content.audiences).map((audience, position) => ({ ...audience, position })),
    figures: figures.of(content),
    answers: saidAnswers(content),
  }));
  const at = now.toISOString();
  const rows = await statements.rows<{ id: string }>(Prisma.sql`
    WITH said AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(said)}::jsonb) AS visit
        (id uuid, hash text, step uuid, content jsonb, audiences jsonb, figures jsonb, answers jsonb)
    ), member AS MATERIALIZED (${heldMember(scope)}),
    site AS MATERIALIZED (
      SELECT found.id FROM unnest(${[...new Set(visits.map(({ content }) => content.siteId))]}::uuid[]) AS wanted, LATERAL (
        SELECT id FROM sites WHERE project_id = ${projectId}::uuid AND id = wanted AND removed_at IS NULL OFFSET 0
        FOR KEY SHARE) AS found
    ), saved AS (
      INSERT INTO visits (project_id, id, ${contentColumns}, version, content_hash, state, submitted_at, created_by,
        created_at, updated_at)
      SELECT ${projectId}::uuid, said.id, ${contentValues}, 1, hash,
        CASE WHEN step IS NULL THEN 'draft' ELSE 'submitted' END,
        CASE WHEN step IS NOT NULL THEN ${at}::timestamptz END, ${userId}::uuid, ${at}::timestamptz, ${at}::timestamptz
      FROM member, said JOIN site ON site.id = (content ->> 'siteId')::uuid ORDER BY said.id
      ON CONFLICT DO NOTHING RETURNING project_id, id
    ), written AS MATERIALIZED (SELECT saved.project_id, said.* FROM saved JOIN said ON said.id = saved.id),
    revision AS (
      INSERT INTO visit_revisions (project_id, visit_id, version, content, shape, content_hash, saved_by, saved_at)
      SELECT project_id, id, 1, content, ${contentShape}::int, hash, ${userId}::uuid, ${at}::timestamptz FROM written
    )${when(
      said.some(({ step }) => step !== null),
      Prisma.sql`, submission AS (
      INSERT INTO visit_transitions (project_id, id, visit_id, from_state, to_state, version, actor_id, at, note)
      SELECT project_id, step, id, 'draft', 'submitted', 1, ${userId}::uuid, ${at}::timestamptz, '' FROM written
      WHERE step IS NOT NULL
    )`,
    )}, people AS (
      INSERT INTO visit_members (project_id, visit_id, user_id)
      SELECT project_id, id, person::uuid FROM written, jsonb_array_elements_text(content -> 'memberIds') AS person
    ), heard AS (
      INSERT INTO visit_audiences (project_id, visit_id, position, category, head_count)
      SELECT project_id, id, position, category, "headCount"
      FROM written, jsonb_to_recordset(audiences) AS row (position int, category text, "headCount" int)
    )${when(
      visits.some(({ content }) => Object.values(content.marks).some((mark) => mark !== null)),
      Prisma.sql`, marks AS (
      INSERT INTO visit_dimension_marks (project_id, visit_id, dimension, mark)
      SELECT project_id, id, dimension, mark FROM written, jsonb_each_text(content -> 'marks') AS row (dimension, mark)
      WHERE mark IS NOT NULL
    )`,
    )}, points AS (
      INSERT INTO entries
        (project_id, visit_id, id, dimension, question_id, position, text, form, speaker_category, created_at, updated_at)
      SELECT written.project_id, written.id, new.id, dimension, "questionId", place - 1, text, form, "speakerCategory",
        ${at}::timestamptz, ${at}::timestamptz
      FROM written, ROWS FROM (jsonb_to_recordset(content -> 'entries') AS
        (id uuid, dimension text, "questionId" uuid, text text, form text, "speakerCategory" text))
        WITH ORDINALITY AS new (id, dimension, "questionId", text, form, "speakerCategory", place)
    )${when(
      said.some((visit) => visit.figures.length > 0),
      Prisma.sql`, indicators AS (${figures.indicatorStatement(projectId)}),
    counted AS (
      INSERT INTO figures (${figureColumns})
      SELECT written.project_id, written.id, new.* FROM written, ${figureRows(Prisma.sql`figures`)}
    )`,
    )}${when(
      said.some((visit) => visit.answers.length > 0),
      Prisma.sql`, answered AS (
      INSERT INTO follow_up_answers (project_id, visit_id, follow_up_id, entry_ids, note)
      SELECT project_id, written.id, answer.id, "entryIds", note FROM written, ${answerRows(Prisma.sql`answers`)}
    )`,
    )}${audit ? Prisma.sql`, audited AS (${auditStatement(audit, Prisma.sql`saved`)})` : Prisma.empty}
    SELECT id::text FROM saved`);
  return rows.map(({ id }) => id);
}
