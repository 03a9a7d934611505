import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import type { Origin } from "@/lib/followups/types";
import { Prisma } from "@/lib/generated/prisma/client";

/** What an origin says today: `f` is a row with origin_kind and origin_id. Null where it is gone, empty for a gap. */
export const originTextNow = Prisma.sql`CASE f.origin_kind
  WHEN 'figure' THEN (SELECT name FROM indicators WHERE project_id = f.project_id AND id = f.origin_id)
  WHEN 'comment' THEN (SELECT body FROM review_comments WHERE project_id = f.project_id AND id = f.origin_id)
  WHEN 'entry' THEN (SELECT text FROM entries WHERE project_id = f.project_id AND id = f.origin_id)
  WHEN 'gap' THEN ''
  ELSE CASE WHEN f.origin_id IS NULL THEN ''
    ELSE (SELECT name FROM themes WHERE project_id = f.project_id AND id = f.origin_id) END END`;

const keptCharacters = 200;

/** What the origin of a new question says, as it is kept. Null where the project has no such origin. */
export async function readOriginText(
  scope: ProjectScope,
  origin: Origin,
  reader: Reader = readOnly(),
): Promise<string | null> {
  const [row] = await reader.$queryRaw<{ text: string | null }[]>(Prisma.sql`
    SELECT ${originTextNow} AS text
    FROM (SELECT ${scope.projectId}::uuid AS project_id, ${origin.kind}::text AS origin_kind, ${origin.id}::uuid AS origin_id) f`);
  const text = row?.text ?? null;
  return text && [...text].slice(0, keptCharacters).join("");
}
