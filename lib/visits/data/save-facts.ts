import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { VisitSubject } from "@/lib/auth/policy";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Statements } from "@/lib/statements";
import { countedFigures, indicatorKey } from "@/lib/visits/counted-figures";
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
  people: readonly string[];
  questions: readonly string[];
  followUps: readonly string[];
  /** Ids of those entries and figures that this visit has as rows. */
  ownEntries: readonly string[];
  ownFigures: readonly string[];
  /** Ids of entries and figures that belong to another visit. */
  taken: readonly string[];
  /** Ids of the indicators that the counted figures name, by `indicatorKey`. Those that are new are missing. */
  indicators: ReadonlyMap<string, string>;
}

interface SaveOf {
  id: string;
  content: VisitContent;
  hash: string;
}

interface PartRow {
  id: string;
  visitId: string;
}

interface Read {
  visits: (KnownVisit & { id: string; content: unknown; shape: number | null })[];
  sites: { id: string; removed: boolean }[];
  people: string[];
  questions: string[];
  followUps: string[];
  entries: PartRow[];
  figures: PartRow[];
  indicators: { id: string; name: string; unit: string }[];
}

const each = (values: Iterable<string>) => [...new Set(values)];

/**
 * Reads in one statement, of one moment, what decides about each save. It locks nothing.
 *
 * Each id is looked up by itself, behind OFFSET 0. As a plain join, or `id IN (…)`, the planner may read the whole
 * project instead, because it believes that a project without statistics has one row.
 */
export async function readSaveFacts(
  statements: Statements,
  { projectId }: ProjectScope,
  saves: readonly SaveOf[],
): Promise<SaveFacts[]> {
  const contents = saves.map(({ content }) => content);
  const parts = contents.flatMap(({ entries, figures }) => [...entries, ...figures]);
  const named = new Map(contents.flatMap(countedFigures).map((figure) => [indicatorKey(figure), figure]));
  const [read] = await statements.rows<Read>(Prisma.sql`
    SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'version', version, 'state', state, 'contentHash', content_hash,
          'siteId', site_id, 'recorderId', recorder_id, 'createdBy', created_by, 'content', content, 'shape', shape)), '[]')
        FROM unnest(${saves.map(({ id }) => id)}::uuid[], ${saves.map(({ hash }) => hash)}::text[]) AS sent (sent_id, hash), LATERAL (
          SELECT id, version, state, content_hash, site_id, recorder_id, created_by
          FROM visits WHERE project_id = ${projectId}::uuid AND id = sent_id OFFSET 0) AS visit LEFT JOIN LATERAL (
          SELECT content, shape FROM visit_revisions
          WHERE project_id = ${projectId}::uuid AND visit_id = visit.id AND version = visit.version
            AND visit.content_hash <> sent.hash OFFSET 0) AS stored ON true) AS visits,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', site_id, 'removed', removed_at IS NOT NULL)), '[]')
        FROM unnest(${each(contents.map(({ siteId }) => siteId))}::uuid[]) AS site_id, LATERAL (
          SELECT removed_at FROM sites WHERE project_id = ${projectId}::uuid AND id = site_id OFFSET 0) AS site) AS sites,
      ARRAY(SELECT person_id::text FROM
        unnest(${each(contents.flatMap(({ recorderId, memberIds }) => [recorderId, ...memberIds]))}::uuid[]) AS person_id, LATERAL (
          SELECT FROM memberships WHERE project_id = ${projectId}::uuid AND user_id = person_id OFFSET 0) AS there) AS people,
      ARRAY(SELECT question_id::text FROM
        unnest(${each(parts.flatMap(({ questionId }) => questionId ?? []))}::uuid[]) AS question_id, LATERAL (
          SELECT FROM questions WHERE project_id = ${projectId}::uuid AND id = question_id OFFSET 0) AS there) AS questions,
      ARRAY(SELECT asked_id::text FROM
        unnest(${each(contents.flatMap(({ answers }) => answers.map(({ id }) => id)))}::uuid[]) AS asked_id, LATERAL (
          SELECT FROM follow_ups WHERE project_id = ${projectId}::uuid AND id = asked_id OFFSET 0) AS there) AS "followUps",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', entry_id, 'visitId', visit_id)), '[]')
        FROM unnest(${contents.flatMap(({ entries }) => entries.map(({ id }) => id))}::uuid[]) AS entry_id, LATERAL (
          SELECT visit_id FROM entries WHERE project_id = ${projectId}::uuid AND id = entry_id OFFSET 0) AS entry) AS entries,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', figure_id, 'visitId', visit_id)), '[]')
        FROM unnest(${contents.flatMap(({ figures }) => figures.map(({ id }) => id))}::uuid[]) AS figure_id, LATERAL (
          SELECT visit_id FROM figures WHERE project_id = ${projectId}::uuid AND id = figure_id OFFSET 0) AS figure) AS figures,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', said.name, 'unit', said.unit)), '[]')
        FROM unnest(${[...named.values()].map(({ indicator }) => indicator)}::text[],
          ${[...named.values()].map(({ unit }) => unit)}::text[]) AS said (name, unit), LATERAL (
          SELECT id FROM indicators
          WHERE project_id = ${projectId}::uuid AND name = said.name AND unit = said.unit OFFSET 0) AS indicator) AS indicators`);
  if (!read) throw new Error("a statement without FROM gave no row");
  return factsOf(read, saves);
}

function factsOf(read: Read, saves: readonly SaveOf[]): SaveFacts[] {
  const visits = new Map(read.visits.map((visit) => [visit.id, visit]));
  const sites = new Map(read.sites.map((site) => [site.id, site]));
  const entries = new Map(read.entries.map((row) => [row.id, row.visitId]));
  const figures = new Map(read.figures.map((row) => [row.id, row.visitId]));
  const indicators = new Map(
    read.indicators.map(({ id, name, unit }) => [indicatorKey({ indicator: name, unit }), id] as const),
  );
  return saves.map(({ id, content }) => {
    const visit = visits.get(id) ?? null;
    const own = (rows: Map<string, string>, named: { id: string }[]) =>
      named.flatMap((row) => (rows.get(row.id) === id ? row.id : []));
    const others = (rows: Map<string, string>, named: { id: string }[]) =>
      named.flatMap((row) => ((rows.get(row.id) ?? id) === id ? [] : row.id));
    return {
      visit,
      stored: visit && visit.shape !== null ? { content: visit.content, shape: visit.shape } : null,
      site: sites.get(content.siteId) ?? null,
      people: read.people,
      questions: read.questions,
      followUps: read.followUps,
      ownEntries: own(entries, content.entries),
      ownFigures: own(figures, content.figures),
      taken: [...others(entries, content.entries), ...others(figures, content.figures)],
      indicators,
    };
  });
}
