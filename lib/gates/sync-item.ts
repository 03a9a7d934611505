import "server-only";
import { can, type ProjectVerb } from "@/lib/auth/policy";
import { holdScope, type ProjectScope } from "@/lib/auth/scope";
import type { SignedInUser } from "@/lib/auth/session";
import { database, type Transaction } from "@/lib/db";
import type { Refusal } from "@/lib/errors";
import { recordAudit, type AuditRecord } from "@/lib/gates/audit";
import { refusalOf } from "@/lib/gates/refusal";
import type { SignedInDoor } from "@/lib/auth/doors";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * The gate of one item among several in one request: scope → can → its own transaction, and one audit row if it wrote.
 */
export interface SyncItemContext {
  scope: ProjectScope;
  tx: Transaction;
  /** Records that something was written. Without it no audit row is written. */
  audit(subjectId: string, detail: AuditRecord["detail"]): void;
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
  door: SignedInDoor,
  input: SyncItemInput,
  work: (context: SyncItemContext) => Promise<Result>,
): Promise<SyncItemResult<Result>> {
  return database().$transaction(
    async (tx) => {
      // A long text takes its time to be indexed, and would take it again at each try: nobody waits for this but the
      // outbox.
      await tx.$executeRaw`SELECT set_config('statement_timeout', '20000', true)`;
      const scope = await holdScope(input.user, input.projectId, tx);
      if (!scope) return { ok: false, because: "no_project" };
      if (!can(scope.actor, input.verb)) return { ok: false, because: "role" };
      const written: Pick<AuditRecord, "subjectId" | "detail">[] = [];
      const data = await work({ scope, tx, audit: (subjectId, detail) => written.push({ subjectId, detail }) });
      for (const row of written) {
        await recordAudit(tx, {
          ...row,
          projectId: scope.projectId,
          actorId: scope.userId,
          action: door,
          at: input.now,
        });
      }
      return { ok: true, data };
    },
    { timeout: 20_000, maxWait: 10_000 },
  );
}

/** Runs one item. Its failure never affects the others. A lost race is run again, at most three times in all. */
export async function runSyncItem<Result>(
  door: SignedInDoor,
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
