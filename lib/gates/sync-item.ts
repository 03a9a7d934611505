import "server-only";
import { can, type ProjectVerb } from "@/lib/auth/policy";
import { holdScope, scopeForItem, type ProjectScope } from "@/lib/auth/scope";
import type { SignedInUser } from "@/lib/auth/session";
import { database, standalone, type Transaction } from "@/lib/db";
import type { Refusal } from "@/lib/errors";
import type { AuditRecord } from "@/lib/gates/audit";
import { refusalOf } from "@/lib/gates/refusal";
import type { ProjectDoor, SignedInDoor } from "@/lib/auth/doors";
import { isLostRace } from "@/lib/lost-race";
import type { Statements } from "@/lib/statements";

/** The gates of one item among several in one request: scope → can → its own write, and one audit row if it wrote. */
interface ItemContext {
  scope: ProjectScope;
  /** The audit row of what the work is about to write, for the work to write along. Without a write there is none. */
  auditOf(subjectId: string | null, detail: AuditRecord["detail"]): AuditRecord;
}
export interface SyncItemContext extends ItemContext {
  tx: Transaction;
}
/** Without a transaction: the work writes by one statement, with the audit row, and holds the membership in it. */
export interface StatementContext extends ItemContext {
  statements: Statements;
}

interface SyncItemInput {
  user: SignedInUser;
  projectId: string;
  verb: ProjectVerb;
  now: Date;
}

export type SyncItemResult<Result> =
  | { ok: true; data: Result }
  /** Not a member, no such project, a role that may not, or a closed project. */
  | { ok: false; because: "no_project" | "role" | "closed" }
  | { ok: false; because: "error"; refusal: Refusal };

type Door = SignedInDoor | ProjectDoor;

const attempts = 5;

const auditFrom =
  (door: Door, { projectId, userId }: ProjectScope, at: Date): ItemContext["auditOf"] =>
  (subjectId, detail) => ({ projectId, actorId: userId, action: door, subjectId, detail, at });

/** Its failure never affects the others. A lost race is run again, at most five times in all. */
async function attempted<Result>(
  door: Door,
  once: () => Promise<SyncItemResult<Result>>,
): Promise<SyncItemResult<Result>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once();
    } catch (error) {
      if (attempt < attempts && isLostRace(error)) continue;
      return { ok: false, because: "error", refusal: refusalOf(error, door) };
    }
  }
}

/** Runs one item in a transaction of its own. */
export function runSyncItem<Result>(
  door: Door,
  input: SyncItemInput,
  work: (context: SyncItemContext) => Promise<Result>,
): Promise<SyncItemResult<Result>> {
  const { user, projectId, verb, now } = input;
  return attempted(door, () =>
    database().$transaction(
      async (tx) => {
        const scope = await holdScope(user, projectId, tx);
        if (!scope) return { ok: false, because: "no_project" };
        if (!can(scope.actor, verb)) return { ok: false, because: scope.actor.closed ? "closed" : "role" };
        return { ok: true, data: await work({ scope, tx, auditOf: auditFrom(door, scope, now) }) };
      },
      { timeout: 20_000, maxWait: 10_000 },
    ),
  );
}

/** Runs one item by single statements. Of the first in a request the role is known from the look-up of the session. */
export function runStatementItem<Result>(
  door: Door,
  input: SyncItemInput,
  work: (context: StatementContext) => Promise<Result>,
): Promise<SyncItemResult<Result>> {
  const { user, projectId, verb, now } = input;
  return attempted(door, async () => {
    const statements = standalone();
    const scope = await scopeForItem(user, projectId, statements);
    if (!scope) return { ok: false, because: "no_project" };
    if (!can(scope.actor, verb)) return { ok: false, because: scope.actor.closed ? "closed" : "role" };
    return { ok: true, data: await work({ scope, statements, auditOf: auditFrom(door, scope, now) }) };
  });
}
