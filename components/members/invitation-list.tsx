import { RevokeInvitation } from "@/components/members/revoke-invitation";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { translator } from "@/lib/i18n/server";
import type { OpenInvitation } from "@/lib/members/data";

/** The links that can still be used. Each can be revoked. */
export async function InvitationList({ projectId, invitations }: { projectId: string; invitations: OpenInvitation[] }) {
  const t = await translator();
  return (
    <section className="mt-10">
      <h2 className="mb-2 text-lg font-semibold">{t("members.invitations.title")}</h2>
      {invitations.length === 0 ? (
        <p className="max-w-measure text-sm text-muted">{t("members.invitations.none")}</p>
      ) : (
        <Table label={t("members.invitations.title")}>
          <thead>
            <tr>
              <HeadCell>{t("members.invitations.for")}</HeadCell>
              <HeadCell>{t("members.role")}</HeadCell>
              <HeadCell className="hidden md:table-cell">{t("members.invitations.by")}</HeadCell>
              <HeadCell className="hidden sm:table-cell">{t("members.invitations.lastDay")}</HeadCell>
              <HeadCell>
                <span className="sr-only">{t("members.actions")}</span>
              </HeadCell>
            </tr>
          </thead>
          <tbody>
            {invitations.map((invitation) => (
              <Row key={invitation.id}>
                <HeadCell scope="row" className="align-middle font-normal">
                  <span className="block">
                    {invitation.note || <span className="text-muted">{t("members.invitations.anyone")}</span>}
                  </span>
                  <span className="block text-xs text-muted sm:hidden">
                    {t("members.invitations.until", { day: invitation.lastDay })}
                  </span>
                </HeadCell>
                <Cell className="align-middle">{t(`vocabulary.projectRole.${invitation.role}`)}</Cell>
                <Cell className="hidden align-middle md:table-cell">
                  {t("members.invitations.sent", { name: invitation.createdByName, day: invitation.createdOn })}
                </Cell>
                <Cell className="hidden align-middle whitespace-nowrap sm:table-cell">{invitation.lastDay}</Cell>
                <Cell numeric className="align-middle">
                  <RevokeInvitation
                    projectId={projectId}
                    invitationId={invitation.id}
                    name={invitation.note || t(`vocabulary.projectRole.${invitation.role}`)}
                  />
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}
