import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { countedEntries } from "@/lib/findings/filter";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DimensionKey } from "@/lib/vocabulary";

interface Drawn {
  id: string;
  textHash: string;
  themes: string[];
}

/**
 * Question: which entries are in a sample of this seed? By chance, the same for the same seed and the same codings.
 * Denominator: the approved entries of the dimension (or of all) that have a theme.
 * Excluded: entries with a coding of the second person, who would recognise it.
 */
export function drawEntries(
  tx: Transaction,
  scope: ProjectScope,
  input: { dimension: DimensionKey | ""; size: number; seed: number; reviewerId: string },
): Promise<Drawn[]> {
  const { dimension, size, seed, reviewerId } = input;
  const filter = dimension === "" ? {} : { dimension };
  return tx.$queryRaw<Drawn[]>(Prisma.sql`
    SELECT drawn.id, md5(drawn.text) AS "textHash", drawn.themes FROM (
      SELECT e.id, e.text, ARRAY(
        SELECT et.theme_id FROM entry_themes et JOIN themes t ON t.project_id = et.project_id AND t.id = et.theme_id
        WHERE et.project_id = e.project_id AND et.entry_id = e.id AND t.dimension = e.dimension ORDER BY et.theme_id
      ) AS themes
      FROM ${countedEntries(scope, filter)} AND NOT EXISTS (
        SELECT 1 FROM entry_themes own WHERE own.project_id = e.project_id AND own.entry_id = e.id
          AND own.assigned_by = ${reviewerId}::uuid)
    ) AS drawn
    WHERE cardinality(drawn.themes) > 0
    ORDER BY md5(${String(seed)} || drawn.id::text), drawn.id LIMIT ${size}`);
}
