import { MemberActions } from "@/components/members/member-actions";
import { Badge } from "@/components/ui/badge";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { translator } from "@/lib/i18n/server";
import type { Member } from "@/lib/members/data";

type MemberTableProps = { projectId: string; members: Member[]; mayManage: boolean; ownId: string };

export async function MemberTable({ projectId, members, mayManage, ownId }: MemberTableProps) {
  const t = await translator();
  return (
    <Table label={t("members.title")}>
      <thead>
        <tr>
          <HeadCell>{t("members.name")}</HeadCell>
          <HeadCell>{t("members.role")}</HeadCell>
          <HeadCell className="hidden sm:table-cell">{t("members.since")}</HeadCell>
          {mayManage && (
            <HeadCell>
              <span className="sr-only">{t("members.actions")}</span>
            </HeadCell>
          )}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <Row key={member.userId}>
            <HeadCell scope="row" className="align-middle font-normal">
              <span className="flex flex-wrap items-center gap-x-2">
                <span className="font-medium">{member.displayName}</span>
                {member.userId === ownId && <span className="text-xs text-muted">{t("members.you")}</span>}
                {member.disabled && <Badge glyph="✕">{t("members.disabled")}</Badge>}
              </span>
              <span className="block text-xs text-muted">{member.accountName}</span>
              <span className="block text-xs text-muted sm:hidden">{t("members.sinceDay", { day: member.since })}</span>
            </HeadCell>
            <Cell className="align-middle">{t(`vocabulary.projectRole.${member.role}`)}</Cell>
            <Cell className="hidden align-middle whitespace-nowrap sm:table-cell">{member.since}</Cell>
            {mayManage && (
              <Cell numeric className="align-middle">
                <MemberActions projectId={projectId} member={member} own={member.userId === ownId} />
              </Cell>
            )}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
