import { AccountActions } from "@/components/accounts/account-actions";
import { Badge } from "@/components/ui/badge";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import type { Account } from "@/lib/accounts/data";
import { translator } from "@/lib/i18n/server";

type AccountTableProps = { accounts: Account[]; ownId: string; byOidc: boolean };

export async function AccountTable({ accounts, ownId, byOidc }: AccountTableProps) {
  const t = await translator();
  return (
    <Table label={t("accounts.title")}>
      <thead>
        <tr>
          <HeadCell>{t("accounts.displayName")}</HeadCell>
          <HeadCell>{t("accounts.state")}</HeadCell>
          <HeadCell className="hidden sm:table-cell">{t("accounts.systemRole")}</HeadCell>
          <HeadCell numeric className="hidden sm:table-cell">
            {t("accounts.projects")}
          </HeadCell>
          <HeadCell className="hidden md:table-cell">{t("accounts.created")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t("accounts.actions")}</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <Row key={account.id}>
            <HeadCell scope="row" className="align-middle font-normal">
              <span className="block font-medium">{account.displayName}</span>
              <span className="block text-xs text-muted">{account.accountName}</span>
              {account.subject !== null && (
                <span className="block text-xs break-all text-muted">
                  {t("accounts.identity.known", { subject: account.subject })}
                </span>
              )}
            </HeadCell>
            <Cell className="align-middle">
              <AccountState account={account} />
              {account.secondFactor && <span className="block text-xs text-muted">{t("accounts.factor.title")}</span>}
            </Cell>
            <Cell className="hidden align-middle sm:table-cell">
              {t(`vocabulary.systemRole.${account.systemRole}`)}
            </Cell>
            <Cell numeric className="hidden align-middle sm:table-cell">
              {t("accounts.projectCount", { count: account.projectCount })}
            </Cell>
            <Cell className="hidden align-middle whitespace-nowrap md:table-cell">{account.createdOn}</Cell>
            <Cell numeric className="align-middle">
              <AccountActions account={account} own={account.id === ownId} byOidc={byOidc} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

async function AccountState({ account }: { account: Account }) {
  const t = await translator();
  if (account.disabled) return <Badge glyph="✕">{t("accounts.states.disabled")}</Badge>;
  if (account.waiting) {
    return (
      <Badge tone="amber" glyph="○">
        {t("accounts.states.waiting")}
      </Badge>
    );
  }
  return (
    <Badge tone="green" glyph="✓">
      {t("accounts.states.active")}
    </Badge>
  );
}
