import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { countedEntries, countedStates, countedVisits, inStates, visitsInStates } from "@/lib/findings/filter";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * Question: which texts are compared for 雷同, and have they changed since?
 * Denominator: none; the entries of counted visits, and the paragraphs of the Word files at these visits.
 * Excluded: what the findings exclude; of more than `mostTexts` entries those of the earliest visits.
 */
export interface PassageText {
  id: string;
  siteId: string;
  text: string;
  /** Of an attached file; null for an entry. */
  paragraph: number | null;
}

export const mostTexts = 200_000;
const wordFile = "%wordprocessingml.document";

export const passageRule = (unapproved: boolean): FindingsFilter => (unapproved ? { unapproved: "1" } : {});

export async function passageTexts(
  scope: ProjectScope,
  unapproved: boolean,
  reader: Reader = readFindings(),
): Promise<PassageText[]> {
  const filter = passageRule(unapproved);
  const entries = reader.$queryRaw<PassageText[]>(Prisma.sql`
    SELECT e.id, s.id AS "siteId", e.text, NULL::int AS paragraph FROM ${countedEntries(scope, filter)}
    ORDER BY v.visited_on DESC, e.id LIMIT ${mostTexts}`);
  const materials = reader.$queryRaw<PassageText[]>(Prisma.sql`
    SELECT a.id, s.id AS "siteId", p.text, p.number::int AS paragraph
    FROM ${countedVisits(
      scope,
      filter,
      Prisma.sql`JOIN attachments a ON a.project_id = v.project_id AND a.visit_id = v.id
        JOIN material_texts m ON m.project_id = a.project_id AND m.attachment_id = a.id
        CROSS JOIN LATERAL unnest(m.paragraphs) WITH ORDINALITY AS p (text, number)`,
    )} ORDER BY a.id, p.number LIMIT ${mostTexts}`);
  const [own, handed] = await Promise.all([entries, materials]);
  return [...own, ...handed];
}

/** Another one after anything that changes what is compared: visits, their states and texts, files, merged sites. */
export async function passageSignature(
  scope: ProjectScope,
  unapproved: boolean,
  reader: Reader = readFindings(),
): Promise<string> {
  const filter = passageRule(unapproved);
  const states = countedStates(scope, filter);
  const rows = await reader.$queryRaw<{ signature: string }[]>(Prisma.sql`
    SELECT md5(concat_ws('|',
      (SELECT concat_ws('/', count(*), max(v.updated_at),
          sum(hashtextextended(concat(v.id, v.version, v.site_id), 0)::numeric))
        FROM visits v WHERE v.project_id = ${scope.projectId}::uuid AND ${inStates(states)}),
      (SELECT concat_ws('/', count(*), max(m.read_at)) FROM material_texts m WHERE m.project_id = ${scope.projectId}::uuid),
      (SELECT string_agg(s.merged_into_id::text, ',' ORDER BY s.id) FROM sites s
        WHERE s.project_id = ${scope.projectId}::uuid AND s.merged_into_id IS NOT NULL)
    )) AS signature`);
  return rows[0]?.signature ?? "";
}

export interface UnreadMaterial {
  id: string;
  storageKey: string;
  byteSize: bigint;
}

/** Word files of visits that were handed in and have not been read yet. */
export function unreadMaterials(
  scope: ProjectScope,
  most: number,
  reader: Reader = readFindings(),
): Promise<UnreadMaterial[]> {
  return reader.$queryRaw<UnreadMaterial[]>(Prisma.sql`
    SELECT a.id, a.storage_key AS "storageKey", a.byte_size AS "byteSize"
    FROM ${visitsInStates(
      scope,
      {},
      ["submitted", "approved"],
      Prisma.sql`JOIN attachments a ON a.project_id = v.project_id AND a.visit_id = v.id`,
    )} AND a.media_type LIKE ${wordFile} AND a.missing_since IS NULL AND NOT EXISTS (
      SELECT FROM material_texts m WHERE m.project_id = a.project_id AND m.attachment_id = a.id)
    ORDER BY a.id LIMIT ${most}`);
}
