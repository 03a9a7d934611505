import "server-only";
import type { Actor } from "@/lib/auth/policy";
import { takeMembership, type Membership, type SignedInUser } from "@/lib/auth/session-store";
import { readOnly, type Reader, type Transaction } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Statements } from "@/lib/statements";
import type { ProjectRole } from "@/lib/vocabulary";

declare const minted: unique symbol;

/**
 * The proof that a person is a member of a project, read from the membership row. Every read and write of project data
 * requires it as its first argument, so that forgetting the check does not compile.
 */
export interface ProjectScope {
  readonly projectId: string;
  readonly userId: string;
  readonly role: ProjectRole;
  readonly actor: Actor;
  readonly [minted]: true;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The scope of a person in a project. Null looks the same for a non-member, an unknown project and an invalid id. */
export async function mintScope(
  user: SignedInUser,
  projectId: string,
  reader: Reader = readOnly(),
): Promise<ProjectScope | null> {
  if (!uuid.test(projectId)) return null;
  const membership = await reader.membership.findFirst({
    where: { projectId, userId: user.id, removedAt: null },
    select: { role: true, projectState: true },
  });
  return membership ? scopeOf(user, projectId, membership) : null;
}

/**
 * As `mintScope`, for a page: whoever is first to open a project in a request takes the membership that was read with
 * the session.
 */
export async function openScope(user: SignedInUser, projectId: string): Promise<ProjectScope | null> {
  if (!uuid.test(projectId)) return null;
  const known = takeMembership(user, projectId);
  if (known === undefined) return mintScope(user, projectId);
  return known === null ? null : scopeOf(user, projectId, known);
}

/** Nobody is a member of a deleted project. */
function scopeOf(user: SignedInUser, projectId: string, { role: stored, projectState }: Membership) {
  if (projectState === "deleted") return null;
  const role = stored as ProjectRole; // the column's check holds it to this list
  const closed = projectState === "closed";
  const actor: Actor = { userId: user.id, systemRole: user.systemRole, projectRole: role, closed };
  return { projectId, userId: user.id, role, actor } as ProjectScope; // the only place that creates the brand
}

/**
 * As `mintScope`, for an item that is saved by statements: the one that writes checks the membership once more. For the
 * first item of a request the membership has been read together with the session.
 */
export async function scopeForItem(
  user: SignedInUser,
  projectId: string,
  statements: Statements,
): Promise<ProjectScope | null> {
  if (!uuid.test(projectId)) return null;
  const known = takeMembership(user, projectId);
  if (known !== undefined) return known === null ? null : scopeOf(user, projectId, known);
  const [membership] = await statements.rows<Membership>(Prisma.sql`
    SELECT role, project_state AS "projectState" FROM memberships
    WHERE project_id = ${projectId}::uuid AND user_id = ${user.id}::uuid AND removed_at IS NULL`);
  return membership ? scopeOf(user, projectId, membership) : null;
}

/**
 * As `mintScope`, within a transaction that writes: the membership stays as it is until the transaction ends, so that
 * nobody writes who has just been taken out of the project. The statements after it may take 20 s, also while they wait
 * for others: nobody waits for this transaction but the outbox.
 */
export async function holdScope(user: SignedInUser, projectId: string, tx: Transaction): Promise<ProjectScope | null> {
  if (!uuid.test(projectId)) return null;
  const [held] = await tx.$queryRaw<(Membership & { removed: boolean })[]>`
    SELECT role, project_state AS "projectState", removed_at IS NOT NULL AS removed, set_config('statement_timeout', '20000', true) FROM memberships
    WHERE project_id = ${projectId}::uuid AND user_id = ${user.id}::uuid FOR SHARE`;
  return held && !held.removed ? scopeOf(user, projectId, held) : null;
}
