import "server-only";
import { v7 as uuidv7 } from "uuid";
import type * as z from "zod";
import { createAccount } from "@/lib/accounts/mutations";
import { linkExpiry, mintToken, type OneTimeLink } from "@/lib/auth/one-time-token";
import { hashPassword } from "@/lib/auth/password";
import type { ProjectScope } from "@/lib/auth/scope";
import { endSessionsOf } from "@/lib/auth/session-store";
import { dayAt } from "@/lib/calendar";
import type { Transaction } from "@/lib/db";
import { timeZone } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { findInvitation, isMember, type Invitation } from "@/lib/members/data";
import type { inviteMemberSchema, JoinAnew } from "@/lib/members/schema";
import type { ProjectRole } from "@/lib/vocabulary";

/**
 * A link with which one person may join in this role. The database stores only its hash, so a lost link cannot be shown
 * again.
 */
export async function inviteMember(
  tx: Transaction,
  scope: ProjectScope,
  input: z.output<typeof inviteMemberSchema>,
  now: Date,
): Promise<{ invitationId: string; link: OneTimeLink }> {
  const invitationId = uuidv7();
  const { token, tokenHash } = mintToken();
  const expiresAt = linkExpiry(now);
  await tx.invitation.create({
    data: {
      projectId: scope.projectId,
      id: invitationId,
      role: input.role,
      note: input.note,
      tokenHash,
      expiresAt,
      createdBy: scope.userId,
      createdAt: now,
    },
  });
  return { invitationId, link: { path: `/invite/${token}`, lastDay: dayAt(expiresAt, timeZone()) } };
}

/** @throws AppError if the link has already been used or revoked. */
export async function revokeInvitation(
  tx: Transaction,
  scope: ProjectScope,
  invitationId: string,
  now: Date,
): Promise<void> {
  const revoked = await tx.invitation.updateMany({
    where: { projectId: scope.projectId, id: invitationId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
  if (revoked.count === 0) throw new AppError("conflict", "members.errors.invitationGone");
}

/** Changes the role; the person must sign in again. Returns the role before. */
export async function changeMemberRole(
  tx: Transaction,
  scope: ProjectScope,
  input: { userId: string; role: ProjectRole },
  now: Date,
): Promise<ProjectRole> {
  const leads = await lockLeads(tx, scope);
  const before = await demandMember(tx, scope, input.userId);
  if (before === input.role) return before;
  if (input.role !== "lead") await stepDown(tx, scope, leads, input.userId, now);
  await tx.membership.update({
    where: { projectId_userId: { projectId: scope.projectId, userId: input.userId } },
    data: { role: input.role },
  });
  await endSessionsOf(tx, input.userId);
  return before;
}

/**
 * Removes a person from the project. The row stays, so that their records keep their author. Returns the role they had.
 */
export async function removeMember(
  tx: Transaction,
  scope: ProjectScope,
  userId: string,
  now: Date,
): Promise<ProjectRole> {
  const leads = await lockLeads(tx, scope);
  const before = await demandMember(tx, scope, userId);
  await stepDown(tx, scope, leads, userId, now);
  await tx.membership.update({
    where: { projectId_userId: { projectId: scope.projectId, userId } },
    data: { removedAt: now },
  });
  await endSessionsOf(tx, userId);
  return before;
}

export interface Joined {
  projectId: string;
  userId: string;
  role: ProjectRole;
}

/** Creates an account and its membership with a link, which is then used up. */
export async function joinAnew(tx: Transaction, input: JoinAnew, now: Date): Promise<Joined> {
  const invitation = await demandInvitation(tx, input.token, now);
  const userId = await createAccount(
    tx,
    {
      accountName: input.accountName,
      displayName: input.displayName,
      systemRole: "none",
      passwordHash: await hashPassword(input.password),
    },
    now,
  );
  return takePlace(tx, invitation, userId, now);
}

/**
 * A signed-in person joins. One who left comes back with the invitation's role. A member keeps the role, and the link
 * stays usable.
 */
export async function joinAsSelf(tx: Transaction, userId: string, token: string, now: Date): Promise<Joined> {
  const invitation = await demandInvitation(tx, token, now);
  if (await isMember(invitation.projectId, userId, tx)) throw new AppError("conflict", "members.errors.alreadyMember");
  return takePlace(tx, invitation, userId, now);
}

async function demandInvitation(tx: Transaction, token: string, now: Date): Promise<Invitation> {
  const invitation = await findInvitation(token, now, tx);
  if (!invitation) throw new AppError("expired");
  return invitation;
}

async function takePlace(tx: Transaction, invitation: Invitation, userId: string, now: Date): Promise<Joined> {
  const { id, projectId, role } = invitation;
  // If two people use a link at once, the second waits here for the first and then finds it used.
  const used = await tx.invitation.updateMany({
    where: { projectId, id, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { acceptedAt: now, acceptedBy: userId },
  });
  if (used.count === 0) throw new AppError("expired");
  await tx.membership.upsert({
    where: { projectId_userId: { projectId, userId } },
    create: { projectId, userId, role, createdAt: now },
    update: { role, createdAt: now, removedAt: null },
  });
  return { projectId, userId, role };
}

/**
 * The leads who can sign in, locked until the transaction ends: if two leads take each other's role away at the same
 * time, one is refused.
 * @throws AppError if the actor is no longer a lead.
 */
async function lockLeads(tx: Transaction, scope: ProjectScope): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT m.user_id AS id FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.project_id = ${scope.projectId}::uuid AND m.role = 'lead' AND m.removed_at IS NULL AND u.disabled_at IS NULL
    ORDER BY m.user_id FOR UPDATE OF m`;
  const leads = rows.map((row) => row.id);
  if (!leads.includes(scope.userId)) throw new AppError("forbidden");
  return leads;
}

async function demandMember(tx: Transaction, scope: ProjectScope, userId: string): Promise<ProjectRole> {
  const row = await tx.membership.findFirst({
    where: { projectId: scope.projectId, userId, removedAt: null },
    select: { role: true },
  });
  if (!row) throw new AppError("not_found", "members.errors.gone");
  return row.role as ProjectRole; // checked by the database
}

/** Refuses to remove the last lead, and revokes the links that the former lead made. */
async function stepDown(
  tx: Transaction,
  scope: ProjectScope,
  leads: string[],
  userId: string,
  now: Date,
): Promise<void> {
  if (leads.every((id) => id === userId)) throw new AppError("conflict", "members.errors.lastLead");
  await tx.invitation.updateMany({
    where: { projectId: scope.projectId, createdBy: userId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
}
