import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { readSeen, type SeenCounts } from "@/lib/reports/seen-counts";

/** The counts of a report that were last seen. */
export interface SeenNumbers {
  counts: SeenCounts;
  /** ISO moment. */
  at: string;
  /** The name of the person; "" if the account is gone. */
  by: string;
}

/** Null if nobody has said that they were seen. */
export async function readSeenNumbers(
  scope: ProjectScope,
  reportId: string,
  reader: Reader = readOnly(),
): Promise<SeenNumbers | null> {
  const [row] = await reader.$queryRaw<{ counts: unknown; at: Date | null; by: string }[]>(Prisma.sql`
    SELECT r.seen_counts AS counts, r.seen_at AS at, coalesce(u.display_name, '') AS by
    FROM reports r LEFT JOIN users u ON u.id = r.seen_by
    WHERE r.project_id = ${scope.projectId}::uuid AND r.id = ${reportId}::uuid`);
  const counts = readSeen(row?.counts);
  return row?.at && counts ? { counts, at: row.at.toISOString(), by: row.by } : null;
}
