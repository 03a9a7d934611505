"use server";
import { defineProjectAction, definePublicAction } from "@/lib/gates/define-action";
import { demandUser } from "@/lib/gates/action-steps";
import { recordAudit } from "@/lib/gates/audit";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import * as mutations from "@/lib/members/mutations";
import {
  acceptInvitationSchema,
  inviteMemberSchema,
  memberRoleSchema,
  memberSchema,
  revokeInvitationSchema,
} from "@/lib/members/schema";

export const inviteMember = defineProjectAction(
  "members.inviteMember",
  inviteMemberSchema,
  async ({ input, scope, tx, now, audit }) => {
    const { invitationId, link } = await mutations.inviteMember(tx, scope, input, now);
    audit(invitationId, { role: input.role });
    return link;
  },
);

export const revokeInvitation = defineProjectAction(
  "members.revokeInvitation",
  revokeInvitationSchema,
  async ({ input, scope, tx, now, audit }) => {
    await mutations.revokeInvitation(tx, scope, input.invitationId, now);
    audit(input.invitationId);
    return null;
  },
);

export const changeMemberRole = defineProjectAction(
  "members.changeMemberRole",
  memberRoleSchema,
  async ({ input, scope, tx, now, audit }) => {
    const before = await mutations.changeMemberRole(tx, scope, input, now);
    audit(input.userId, { before, role: input.role });
    return null;
  },
);

export const removeMember = defineProjectAction(
  "members.removeMember",
  memberSchema,
  async ({ input, scope, tx, now, audit }) => {
    const before = await mutations.removeMember(tx, scope, input.userId, now);
    audit(input.userId, { before });
    return null;
  },
);

export const acceptInvitation = definePublicAction(
  "members.acceptInvitation",
  acceptInvitationSchema,
  async ({ input, tx, now, audit }) => {
    const joined = input.as === "new" ? await mutations.joinAnew(tx, input, now) : await joinAsSelf(tx, input, now);
    const { projectId, userId, role } = joined;
    // Recorded in the project's own audit chain, which its members can see, besides the system's row.
    await recordAudit(tx, {
      projectId,
      actorId: userId,
      action: "members.acceptInvitation",
      subjectId: userId,
      detail: { role, as: input.as },
      at: now,
    });
    audit(userId);
    return { projectId };
  },
);

async function joinAsSelf(tx: Transaction, input: { userId: string; token: string }, now: Date) {
  const user = await demandUser();
  if (user.id !== input.userId) throw new AppError("unauthenticated", "members.errors.otherAccount");
  return mutations.joinAsSelf(tx, user.id, input.token, now);
}
