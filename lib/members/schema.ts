import * as z from "zod";
import { checkPasswordPair, displayName, linkToken, newAccountName, passwordPair } from "@/lib/accounts/schema";
import { id, optionalLine } from "@/lib/text";
import { projectRoles } from "@/lib/vocabulary";

export const inviteMemberSchema = z.strictObject({
  projectId: id,
  role: z.enum(projectRoles),
  /** Whom it is meant for, as the lead wrote it. */
  note: optionalLine(40),
});

export const revokeInvitationSchema = z.strictObject({ projectId: id, invitationId: id });

export const memberRoleSchema = z.strictObject({ projectId: id, userId: id, role: z.enum(projectRoles) });

export const memberSchema = z.strictObject({ projectId: id, userId: id });

/** A person without an account, who makes one with the link. */
export const joinAnewSchema = z
  .strictObject({ as: z.literal("new"), token: linkToken, displayName, accountName: newAccountName, ...passwordPair })
  .check(checkPasswordPair);

/**
 * A signed-in person. `userId` is the person for whom the page was rendered, so that nobody joins in another's name.
 */
const joinAsSelfSchema = z.strictObject({ as: z.literal("self"), token: linkToken, userId: id });

export const acceptInvitationSchema = z.discriminatedUnion("as", [joinAnewSchema, joinAsSelfSchema]);

export type JoinAnew = z.output<typeof joinAnewSchema>;
