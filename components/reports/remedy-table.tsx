import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { translator } from "@/lib/i18n/server";
import type { StoredRemedy } from "@/lib/reports/remedies/types";

type RemedyTableProps = {
  remedies: readonly StoredRemedy[];
  total: number;
  overdue: number;
  onlyOverdue: boolean;
  address: string;
};

const columns = ["content", "owner", "measure", "person", "due", "state"] as const;

/** What is done about each problem; what is late comes first. */
export async function RemedyTable({ remedies, total, overdue, onlyOverdue, address }: RemedyTableProps) {
  const t = await translator();
  if (total === 0) return <p className="text-muted">{t("handouts.remedies.none")}</p>;
  const choice = (chosen: boolean) => ({
    className: buttonClass({ size: "sm", ...(chosen && { variant: "primary" as const }) }),
    "aria-current": chosen ? ("page" as const) : undefined,
  });
  return (
    <>
      <nav aria-label={t("handouts.remedies.filter")} className="mb-3 flex flex-wrap gap-2">
        <Link href={address} {...choice(!onlyOverdue)}>
          {t("handouts.remedies.all", { count: total })}
        </Link>
        <Link href={`${address}?overdue=1`} {...choice(onlyOverdue)}>
          {t("handouts.remedies.overdue", { count: overdue })}
        </Link>
      </nav>
      {remedies.length === 0 ? (
        <p className="text-muted">{t("handouts.remedies.noneOverdue")}</p>
      ) : (
        <Table label={t("handouts.remedies.table")} tall>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeadCell key={column}>{t(`handouts.remedies.columns.${column}`)}</HeadCell>
              ))}
            </tr>
          </thead>
          <tbody>
            {remedies.map((remedy) => (
              <Row key={remedy.pointId}>
                <Cell className="min-w-48">
                  {remedy.content}
                  {remedy.sites && <span className="block text-muted">{remedy.sites}</span>}
                </Cell>
                <Cell>{remedy.owner}</Cell>
                <Cell className="min-w-40 whitespace-pre-line">{remedy.measure}</Cell>
                <Cell className="whitespace-nowrap">{remedy.person}</Cell>
                <Cell className="whitespace-nowrap">
                  {remedy.dueOn}{" "}
                  {remedy.overdue && (
                    <Badge tone="vermilion" glyph="!">
                      {t("handouts.remedies.late")}
                    </Badge>
                  )}
                </Cell>
                <Cell className="whitespace-nowrap">{t(`vocabulary.remedyState.${remedy.state}`)}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}
