import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { VisitSubject } from "@/lib/auth/policy";
import type { Reader } from "@/lib/db";
import type { VisitContent } from "@/lib/visits/schema";

export interface LockedVisit extends VisitSubject {
  version: number;
  contentHash: string;
  siteId: string;
}

/** All that a save must know before it writes. */
export interface SaveFacts {
  /** Locked until the transaction ends. Null if the project has no visit of that id. */
  visit: LockedVisit | null;
  /**
   * The current version as it was stored. Null where it is the same content, and where another save was ahead of this
   * one by so little that this statement could not see it.
   */
  stored: { content: unknown; shape: number } | null;
  /** Null if the project has no such site. Held until the transaction ends. */
  site: { removed: boolean } | null;
  /** Of the ids that the content names, those that the project has. */
  people: string[];
  questions: string[];
  /** Ids of entries and figures that belong to another visit. */
  taken: string[];
}

/**
 * Reads in one statement what decides about a save. It locks the visit, so that two saves of it come one after the
 * other. It holds the site: whoever takes it off the list at the same moment locks its row FOR UPDATE
 * (lib/sites/mutations.ts), waits, and then counts this visit. Rows of people and questions never go away.
 *
 * Each id is looked up by itself, behind OFFSET 0. As a plain join, or `id IN (…)`, the planner may read the whole
 * project instead, because it believes that a project without statistics has one row.
 */
export async function readSaveFacts(
  reader: Reader,
  { projectId }: ProjectScope,
  save: { id: string; content: VisitContent; hash: string },
): Promise<SaveFacts> {
  const { id, content, hash } = save;
  const people = [...new Set([content.recorderId, ...content.memberIds])];
  const questions = [
    ...new Set([...content.entries, ...content.figures].flatMap(({ questionId }) => questionId ?? [])),
  ];
  const entries = content.entries.map((entry) => entry.id);
  const figures = content.figures.map((figure) => figure.id);
  const [facts] = await reader.$queryRaw<SaveFacts[]>`
    WITH visit AS MATERIALIZED (
      SELECT version, state, content_hash AS "contentHash", site_id AS "siteId", recorder_id AS "recorderId",
        created_by AS "createdBy"
      FROM visits WHERE project_id = ${projectId}::uuid AND id = ${id}::uuid FOR UPDATE
    ), site AS MATERIALIZED (
      SELECT removed_at IS NOT NULL AS removed
      FROM sites WHERE project_id = ${projectId}::uuid AND id = ${content.siteId}::uuid FOR KEY SHARE
    )
    SELECT
      (SELECT to_jsonb(visit) FROM visit) AS visit,
      (SELECT to_jsonb(site) FROM site) AS site,
      (SELECT jsonb_build_object('content', content, 'shape', shape)
        FROM visit_revisions WHERE project_id = ${projectId}::uuid AND visit_id = ${id}::uuid
          AND version = (SELECT version FROM visit WHERE "contentHash" <> ${hash})) AS stored,
      ARRAY(SELECT named.id FROM unnest(${people}::uuid[]) AS named (id), LATERAL (
        SELECT FROM memberships WHERE project_id = ${projectId}::uuid AND user_id = named.id OFFSET 0) AS known) AS people,
      ARRAY(SELECT named.id FROM unnest(${questions}::uuid[]) AS named (id), LATERAL (
        SELECT FROM questions WHERE project_id = ${projectId}::uuid AND id = named.id OFFSET 0) AS known) AS questions,
      ARRAY(SELECT named.id FROM unnest(${entries}::uuid[]) AS named (id), LATERAL (
        SELECT visit_id FROM entries WHERE project_id = ${projectId}::uuid AND id = named.id OFFSET 0) AS known
        WHERE known.visit_id <> ${id}::uuid)
      || ARRAY(SELECT named.id FROM unnest(${figures}::uuid[]) AS named (id), LATERAL (
        SELECT visit_id FROM figures WHERE project_id = ${projectId}::uuid AND id = named.id OFFSET 0) AS known
        WHERE known.visit_id <> ${id}::uuid) AS taken`;
  if (!facts) throw new Error("a statement without FROM gave no row");
  return facts;
}
