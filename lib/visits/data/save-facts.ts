import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { VisitSubject } from "@/lib/auth/policy";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Statements } from "@/lib/statements";
import { countedFigures } from "@/lib/visits/counted-figures";
import type { VisitContent } from "@/lib/visits/schema";

export interface KnownVisit extends VisitSubject {
  version: number;
  contentHash: string;
  siteId: string;
}

/** All that a save must know before it writes. The statement that writes checks what may have changed since. */
export interface SaveFacts {
  /** Null if the project has no visit of that id. */
  visit: KnownVisit | null;
  /** The current version as it was stored. Null where it is the same content. */
  stored: { content: unknown; shape: number } | null;
  /** Null if the project has no such site. */
  site: { removed: boolean } | null;
  /** Of the ids that the content names, those that the project has. */
  people: string[];
  questions: string[];
  /** Ids of those entries and figures that this visit has as rows. */
  ownEntries: string[];
  ownFigures: string[];
  /** Ids of entries and figures that belong to another visit. */
  taken: string[];
  /** The ids of the indicators that the counted figures name, in their order; null for one that is new. */
  indicators: (string | null)[];
}

/**
 * Reads in one statement, of one moment, what decides about a save. It locks nothing.
 *
 * Each id is looked up by itself, behind OFFSET 0. As a plain join, or `id IN (…)`, the planner may read the whole
 * project instead, because it believes that a project without statistics has one row.
 */
export async function readSaveFacts(
  statements: Statements,
  { projectId }: ProjectScope,
  save: { id: string; content: VisitContent; hash: string },
): Promise<SaveFacts> {
  const { id, content, hash } = save;
  const people = [...new Set([content.recorderId, ...content.memberIds])];
  const questions = [
    ...new Set([...content.entries, ...content.figures].flatMap(({ questionId }) => questionId ?? [])),
  ];
  const figures = countedFigures(content);
  const [facts] = await statements.rows<SaveFacts>(Prisma.sql`
    WITH visit AS MATERIALIZED (
      SELECT version, state, content_hash AS "contentHash", site_id AS "siteId", recorder_id AS "recorderId",
        created_by AS "createdBy"
      FROM visits WHERE project_id = ${projectId}::uuid AND id = ${id}::uuid
    ), entry AS MATERIALIZED (
      SELECT named.id, there.visit_id FROM unnest(${content.entries.map((entry) => entry.id)}::uuid[]) AS named (id), LATERAL (
        SELECT visit_id FROM entries WHERE project_id = ${projectId}::uuid AND id = named.id OFFSET 0) AS there
    ), figure AS MATERIALIZED (
      SELECT named.id, there.visit_id FROM unnest(${content.figures.map((figure) => figure.id)}::uuid[]) AS named (id), LATERAL (
        SELECT visit_id FROM figures WHERE project_id = ${projectId}::uuid AND id = named.id OFFSET 0) AS there
    )
    SELECT
      (SELECT to_jsonb(visit) FROM visit) AS visit,
      (SELECT jsonb_build_object('removed', removed_at IS NOT NULL)
        FROM sites WHERE project_id = ${projectId}::uuid AND id = ${content.siteId}::uuid) AS site,
      (SELECT jsonb_build_object('content', content, 'shape', shape)
        FROM visit_revisions WHERE project_id = ${projectId}::uuid AND visit_id = ${id}::uuid
          AND version = (SELECT version FROM visit WHERE "contentHash" <> ${hash})) AS stored,
      ARRAY(SELECT named.id::text FROM unnest(${people}::uuid[]) AS named (id), LATERAL (
        SELECT FROM memberships WHERE project_id = ${projectId}::uuid AND user_id = named.id OFFSET 0) AS there) AS people,
      ARRAY(SELECT named.id::text FROM unnest(${questions}::uuid[]) AS named (id), LATERAL (
        SELECT FROM questions WHERE project_id = ${projectId}::uuid AND id = named.id OFFSET 0) AS there) AS questions,
      ARRAY(SELECT id::text FROM entry WHERE visit_id = ${id}::uuid) AS "ownEntries",
      ARRAY(SELECT id::text FROM figure WHERE visit_id = ${id}::uuid) AS "ownFigures",
      ARRAY(SELECT id::text FROM entry WHERE visit_id <> ${id}::uuid)
        || ARRAY(SELECT id::text FROM figure WHERE visit_id <> ${id}::uuid) AS taken,
      ARRAY(SELECT (SELECT id::text FROM indicators
          WHERE project_id = ${projectId}::uuid AND name = named.name AND unit = named.unit OFFSET 0)
        FROM unnest(${figures.map(({ indicator }) => indicator)}::text[], ${figures.map(({ unit }) => unit)}::text[])
          WITH ORDINALITY AS named (name, unit, place)
        ORDER BY place) AS indicators`);
  if (!facts) throw new Error("a statement without FROM gave no row");
  return facts;
}
