import "server-only";
import { can } from "@/lib/auth/policy";
import { signedInUser } from "@/lib/auth/session";
import { openProject } from "@/lib/gates/open-page";
import { findInvitation, isMember, listMembers, listOpenInvitations } from "@/lib/members/data";

/** Everyone sees who is in the project. Only people who may send invitations see the open ones. */
export async function loadMembers(projectId: string) {
  const { scope, user } = await openProject(projectId, "member.read");
  const mayManage = can(scope.actor, "member.manage");
  const [members, invitations] = await Promise.all([
    listMembers(scope),
    mayManage ? listOpenInvitations(scope, new Date()) : [],
  ]);
  return { members, invitations, mayManage, ownId: user.id };
}

/** Open to everyone who has the link. Null if it opens nothing (any more). */
export async function loadInvitation(token: string) {
  const [invitation, user] = await Promise.all([findInvitation(token, new Date()), signedInUser()]);
  if (!invitation) return null;
  const joined = user !== null && (await isMember(invitation.projectId, user.id));
  return {
    invitation,
    user: user && { id: user.id, displayName: user.displayName, accountName: user.accountName },
    joined,
  };
}
