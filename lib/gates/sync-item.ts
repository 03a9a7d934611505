import "server-only";
import { can, type ProjectVerb } from "@/lib/auth/policy";
import { holdScope, type ProjectScope } from "@/lib/auth/scope";
import type { SignedInUser } from "@/lib/auth/session";
import { database, type Transaction } from "@/lib/db";
import type { Refusal } from "@/lib/errors";
import type { AuditRecord } from "@/lib/gates/audit";
import { refusalOf } from "@/lib/gates/refusal";
import type { ProjectDoor, SignedInDoor } from "@/lib/auth/doors";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * The gate of one item among several in one request: scope → can → its own transaction, and one audit row if it wrote,
 * in the same statement as the write.
 */
export interface SyncItemContext {
  scope: ProjectScope;
  tx: Transaction;
  /** The audit row of what the work is about to write, for the work to write along. Without a write there is none. */
  auditOf(subjectId: string | null, detail: AuditRecord["detail"]): AuditRecord;
}

interface SyncItemInput {
  user: SignedInUser;
  projectId: string;
  verb: ProjectVerb;
  now: Date;
}

export type SyncItemResult<Result> =
  | { ok: true; data: Result }
  /** Not a member, no such project, or a role that may not. */
  | { ok: false; because: "no_project" | "role" }
  | { ok: false; because: "error"; refusal: Refusal };

const attempts = 3;

/** Prisma's codes for a transaction that lost a race, and Postgres' own if a raw statement lost it. */
const raceCodes = new Set(["P2034", "P2002", "40001", "40P01", "23505"]);

function lostRace(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (raceCodes.has(error.code)) return true;
  // A failed raw statement is P2010 and contains the driver's error, with Postgres' code in it.
  return (
    error.code === "P2010" && [...raceCodes].some((code) => JSON.stringify(error.meta ?? {}).includes(`"${code}"`))
  );
}

async function once<Result>(
  door: SignedInDoor | ProjectDoor,
  input: SyncItemInput,
  work: (context: SyncItemContext) => Promise<Result>,
): Promise<SyncItemResult<Result>> {
  return database().$transaction(
    async (tx) => {
      const scope = await holdScope(input.user, input.projectId, tx);
      if (!scope) return { ok: false, because: "no_project" };
      if (!can(scope.actor, input.verb)) return { ok: false, because: "role" };
      const auditOf = (subjectId: string | null, detail: AuditRecord["detail"]): AuditRecord => ({
        projectId: scope.projectId,
        actorId: scope.userId,
        action: door,
        subjectId,
        detail,
        at: input.now,
      });
      const data = await work({ scope, tx, auditOf });
      return { ok: true, data };
    },
    { timeout: 20_000, maxWait: 10_000 },
  );
}

/** Runs one item. Its failure never affects the others. A lost race is run again, at most three times in all. */
export async function runSyncItem<Result>(
  door: SignedInDoor | ProjectDoor,
  input: SyncItemInput,
  work: (context: SyncItemContext) => Promise<Result>,
): Promise<SyncItemResult<Result>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(door, input, work);
    } catch (error) {
      if (attempt < attempts && lostRace(error)) continue;
      return { ok: false, because: "error", refusal: refusalOf(error, door) };
    }
  }
}
