import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { presentThemes } from "@/lib/codebook/present-themes";
import { agreementOf, type Agreement, type ComparedEntry } from "@/lib/coding/review/agreement";
import { readOnly, type Reader } from "@/lib/db";
import { groupBy } from "@/lib/findings/group-by";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DimensionKey, EntryForm } from "@/lib/vocabulary";

/**
 * 复核抽样: what is read of samples. What the second person reads is in lib/coding/data/review-desk.ts, and has nothing of
 * the first coding.
 */
export interface Sample {
  id: string;
  /** Null: of all dimensions. */
  dimension: DimensionKey | null;
  seed: number;
  reviewerId: string;
  reviewer: string;
  /** The second person is no longer in the project, or may not code any more. */
  reviewerGone: boolean;
  starter: string;
  startedAt: Date;
  finishedAt: Date | null;
  endedAt: Date | null;
  entries: number;
  coded: number;
}

const mostSamples = 50;

export function listSamples(scope: ProjectScope, sampleId?: string, reader: Reader = readOnly()): Promise<Sample[]> {
  return reader.$queryRaw<Sample[]>(Prisma.sql`
    SELECT s.id, s.dimension, s.seed, s.reviewer_id AS "reviewerId", reviewer.display_name AS reviewer,
      NOT EXISTS (SELECT 1 FROM memberships m WHERE m.project_id = s.project_id AND m.user_id = s.reviewer_id
        AND m.removed_at IS NULL AND m.role <> 'viewer' AND reviewer.disabled_at IS NULL) AS "reviewerGone",
      starter.display_name AS starter, s.started_at AS "startedAt", s.finished_at AS "finishedAt",
      s.ended_at AS "endedAt", count(own.entry_id)::int AS entries, count(own.coded_at)::int AS coded
    FROM review_samples s
    JOIN users reviewer ON reviewer.id = s.reviewer_id JOIN users starter ON starter.id = s.started_by
    LEFT JOIN review_sample_entries own ON own.project_id = s.project_id AND own.sample_id = s.id
    WHERE s.project_id = ${scope.projectId}::uuid
      ${sampleId === undefined ? Prisma.empty : Prisma.sql`AND s.id = ${sampleId}::uuid`}
    GROUP BY s.project_id, s.id, reviewer.id, starter.id ORDER BY s.started_at DESC, s.id LIMIT ${mostSamples}`);
}

/** An entry of a finished sample, with what the two people gave it. */
export interface SampledEntry extends ComparedEntry {
  entryId: string;
  /** Whether it is there, approved and with the text that was drawn. Others are not counted. */
  counts: boolean;
  text: string;
  form: EntryForm | null;
  dimension: DimensionKey | null;
  visitId: string | null;
  visitedOn: string | null;
  site: string | null;
  settler: string | null;
  settledAt: Date | null;
}

type SampledRow = Omit<SampledEntry, "counts"> & { sampleId: string; counts: boolean | null };

/** The entries of finished samples, by sample, in the order in which they were drawn. */
export async function readSampled(
  scope: ProjectScope,
  sampleIds: readonly string[],
  reader: Reader = readOnly(),
): Promise<Map<string, SampledEntry[]>> {
  const rows = await reader.$queryRaw<SampledRow[]>(Prisma.sql`
    SELECT own.sample_id AS "sampleId", own.entry_id AS "entryId", own.first_themes AS first,
      own.second_themes AS second, own.settled, own.settled_at AS "settledAt", u.display_name AS settler,
      md5(e.text) = own.text_hash AND v.state = 'approved' AND own.coded_at IS NOT NULL AS counts, coalesce(e.text, '') AS text, e.form, e.dimension,
      v.id AS "visitId", to_char(v.visited_on, 'YYYY-MM-DD') AS "visitedOn", site.name AS site
    FROM review_sample_entries own
    JOIN review_samples s ON s.project_id = own.project_id AND s.id = own.sample_id AND s.finished_at IS NOT NULL
    LEFT JOIN entries e ON e.project_id = own.project_id AND e.id = own.entry_id
    LEFT JOIN visits v ON v.project_id = e.project_id AND v.id = e.visit_id
    LEFT JOIN sites site ON site.project_id = v.project_id AND site.id = v.site_id
    LEFT JOIN users u ON u.id = own.settled_by
    WHERE own.project_id = ${scope.projectId}::uuid AND own.sample_id = ANY(${[...sampleIds]}::uuid[])
    ORDER BY own.sample_id, own.position`);
  const themes = [...new Set(rows.flatMap(({ first, second }) => [...first, ...second]))];
  const present = await presentThemes(reader, scope, themes);
  const today = (ids: readonly string[]) => [...new Set(ids.flatMap((id) => present.get(id) ?? []))].sort();
  const entries = rows.map((row) => ({
    ...row,
    first: today(row.first),
    second: today(row.second),
    counts: row.counts === true,
  }));
  return groupBy(entries, ({ sampleId }) => sampleId);
}

export interface CountedSample extends Agreement {
  /** Entries that are gone, not approved any more, or have another text by now. */
  left: number;
}

export function countSample(entries: readonly SampledEntry[]): CountedSample {
  const counted = entries.filter(({ counts }) => counts);
  return { ...agreementOf(counted), left: entries.length - counted.length };
}

/** The latest sample in which every difference is settled, counted as it is today; null without one. */
export async function readSettledSample(scope: ProjectScope, reader: Reader): Promise<CountedSample | null> {
  const finished = await reader.reviewSample.findMany({
    where: { projectId: scope.projectId, finishedAt: { not: null }, endedAt: null },
    select: { id: true },
    orderBy: [{ finishedAt: "desc" }, { id: "asc" }],
    take: mostSamples,
  });
  if (finished.length === 0) return null;
  const sampled = await readSampled(
    scope,
    finished.map(({ id }) => id),
    reader,
  );
  const counted = finished.map(({ id }) => countSample(sampled.get(id) ?? []));
  return counted.find(({ entries, differing, settled }) => entries > 0 && settled === differing) ?? null;
}

/** Names of themes, with whether they are archived. */
export async function readThemeNames(scope: ProjectScope): Promise<Map<string, { name: string; archived: boolean }>> {
  const rows = await readOnly().theme.findMany({
    where: { projectId: scope.projectId },
    select: { id: true, name: true, archivedAt: true },
  });
  return new Map(rows.map(({ id, name, archivedAt }) => [id, { name, archived: archivedAt !== null }]));
}

/** What a sample was drawn from, for the one who started it: no coding of either person. */
export async function readDrawn(scope: ProjectScope, sampleId: string) {
  return readOnly().$queryRaw<{ entryId: string; text: string; site: string | null; visitedOn: string | null }[]>(
    Prisma.sql`
      SELECT own.entry_id AS "entryId", coalesce(e.text, '') AS text, site.name AS site,
        to_char(v.visited_on, 'YYYY-MM-DD') AS "visitedOn"
      FROM review_sample_entries own
      LEFT JOIN entries e ON e.project_id = own.project_id AND e.id = own.entry_id
      LEFT JOIN visits v ON v.project_id = e.project_id AND v.id = e.visit_id
      LEFT JOIN sites site ON site.project_id = v.project_id AND site.id = v.site_id
      WHERE own.project_id = ${scope.projectId}::uuid AND own.sample_id = ${sampleId}::uuid ORDER BY own.position`,
  );
}
