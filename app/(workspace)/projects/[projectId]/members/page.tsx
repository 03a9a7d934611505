import type { Metadata } from "next";
import { ClientMessages } from "@/components/messages/client-messages";
import { InvitationList } from "@/components/members/invitation-list";
import { InviteDialog } from "@/components/members/invite-dialog";
import { MemberTable } from "@/components/members/member-table";
import { RoleMeanings } from "@/components/members/role-meanings";
import { PageHeader } from "@/components/ui/page-header";
import { translator } from "@/lib/i18n/server";
import { loadMembers } from "@/lib/members/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("members.title") };
}

export default async function MembersPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  const { members, invitations, mayManage, ownId } = await loadMembers(projectId);
  const t = await translator();
  const roles = { lead: 0, reviewer: 0, member: 0, viewer: 0 };
  for (const { role } of members) roles[role] += 1;
  return (
    <ClientMessages nouns={["accounts", "errors", "frame", "members", "vocabulary"]}>
      <PageHeader
        title={t("members.title")}
        context={t("members.context", { count: members.length, ...roles })}
        actions={mayManage && <InviteDialog projectId={projectId} />}
      />
      <MemberTable projectId={projectId} members={members} mayManage={mayManage} ownId={ownId} />
      <RoleMeanings />
      {mayManage && <InvitationList projectId={projectId} invitations={invitations} />}
    </ClientMessages>
  );
}
