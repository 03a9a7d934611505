import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { readSources, type Source } from "@/lib/findings/sourced/sources";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DimensionKey } from "@/lib/vocabulary";

/**
 * Question: which statements did the team write, with which themes and entries?
 * Denominator: none.
 * Excluded: for the current ones, claims that were taken away.
 */
export interface ClaimVersion {
  id: string;
  claimId: string;
  dimension: DimensionKey;
  /** Empty: the claim was taken away. */
  text: string;
  /** As they were chosen; some may be merged or deleted since. */
  themeIds: string[];
  evidenceIds: string[];
  bestId: string | null;
  sources: Source[];
  writer: string;
  writtenAt: Date;
}

type VersionRow = Omit<ClaimVersion, "sources"> & { sources: unknown };

const shown = Prisma.sql`c.id, c.claim_id AS "claimId", c.dimension, c.statement AS text, c.theme_ids AS "themeIds",
  c.evidence_ids AS "evidenceIds", c.best_id AS "bestId", c.sources, users.display_name AS writer,
  c.written_at AS "writtenAt"`;
const newestFirst = Prisma.sql`c.written_at DESC, c.id DESC`;

const readRow = ({ sources, ...row }: VersionRow): ClaimVersion => ({ ...row, sources: readSources(sources) });

/** A claim without what it was written on, which is long. */
export type ClaimStatement = Pick<ClaimVersion, "claimId" | "dimension" | "text" | "themeIds" | "evidenceIds">;

/** The last text of each claim, without what it was written on. */
export function currentStatements(scope: ProjectScope, reader: Reader = readFindings()): Promise<ClaimStatement[]> {
  return reader.$queryRaw<ClaimStatement[]>(Prisma.sql`
    SELECT * FROM (
      SELECT DISTINCT ON (c.claim_id) c.claim_id AS "claimId", c.dimension, c.statement AS text,
        c.theme_ids AS "themeIds", c.evidence_ids AS "evidenceIds"
      FROM claim_versions c WHERE c.project_id = ${scope.projectId}::uuid ORDER BY c.claim_id, ${newestFirst}
    ) AS last WHERE text <> '' ORDER BY "claimId"`);
}

/** The last text of each claim; with words, of those whose last text holds them. */
export async function currentClaims(
  scope: ProjectScope,
  { claimId, holding }: { claimId?: string | undefined; holding?: string | undefined } = {},
  reader: Reader = readFindings(),
): Promise<ClaimVersion[]> {
  const rows = await reader.$queryRaw<VersionRow[]>(Prisma.sql`
    SELECT * FROM (
      SELECT DISTINCT ON (c.claim_id) ${shown} FROM claim_versions c JOIN users ON users.id = c.written_by
      WHERE c.project_id = ${scope.projectId}::uuid
        ${claimId === undefined ? Prisma.empty : Prisma.sql`AND c.claim_id = ${claimId}::uuid`}
      ORDER BY c.claim_id, ${newestFirst}
    ) AS last WHERE text <> '' ${holding === undefined ? Prisma.empty : Prisma.sql`AND holds_words(text, ${holding})`}
    ORDER BY "claimId"`);
  return rows.map(readRow);
}

/** All texts of one claim, the newest first, those that took it away among them. */
export async function claimVersions(
  scope: ProjectScope,
  claimId: string,
  reader: Reader = readFindings(),
): Promise<ClaimVersion[]> {
  const rows = await reader.$queryRaw<VersionRow[]>(Prisma.sql`
    SELECT ${shown} FROM claim_versions c JOIN users ON users.id = c.written_by
    WHERE c.project_id = ${scope.projectId}::uuid AND c.claim_id = ${claimId}::uuid ORDER BY ${newestFirst}`);
  return rows.map(readRow);
}
