import "server-only";
import type { Transaction } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/** The chain of events that belong to no project: accounts and system settings. */
export const systemChain = "00000000-0000-0000-0000-000000000000";

export interface AuditRecord {
  /** Null for the system's chain. */
  projectId: string | null;
  actorId: string | null;
  /** The door, or the domain's word for what happened. */
  action: string;
  subjectId: string | null;
  /** Small and without content: states, counts, roles; never the text of a note. */
  detail: Prisma.InputJsonObject;
  at: Date;
}

/**
 * Appends one row to the project's chain. The row waits in audit_pending and joins the chain when the transaction
 * commits: then triggers set seq and hashes, in the order of the commits, under the chain's lock. Within the
 * transaction audit_events does not have it yet.
 */
export async function recordAudit(tx: Transaction, record: AuditRecord): Promise<void> {
  await tx.$executeRaw(auditStatement(record, Prisma.sql`(SELECT) AS once`));
}

/** The same, to be run together with other writes: one audit row for each row of `from`, a name after FROM. */
export function auditStatement(record: AuditRecord, from: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO audit_pending (project_id, at, actor_id, action, subject_id, detail)
    SELECT ${record.projectId ?? systemChain}::uuid, ${record.at}::timestamptz, ${record.actorId}::uuid, ${record.action},
      ${record.subjectId}::uuid, ${JSON.stringify(record.detail)}::jsonb
    FROM ${from}`;
}
