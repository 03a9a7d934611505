"use client";

import { useTranslations } from "use-intl";
import { NumberRows } from "@/components/findings/charts/number-rows";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { HeadCell, Table } from "@/components/ui/table";
import { addressUnder } from "@/lib/findings/address";
import type { EntryWeek } from "@/lib/findings/queries/entry-weeks";
import { weekDays } from "@/lib/findings/charts/weeks";
import { dimensionKeys } from "@/lib/vocabulary";

type WeekNumbersProps = {
  projectId: string;
  /** The filter as the query of an address, and its days. */
  query: string;
  days: { from?: string | undefined; to?: string | undefined };
  weeks: readonly EntryWeek[];
};

/** The numbers of the chart of weeks. */
export function WeekNumbers({ projectId, query, days, weeks }: WeekNumbersProps) {
  const t = useTranslations("findings.charts");
  const words = useTranslations("vocabulary");
  const rows = weeks.map(({ week, entries }) => {
    const within = weekDays(week, days);
    const of = (key: string, count: number, name: string, own: Record<string, string>) => ({
      key,
      count,
      href: addressUnder(`/projects/${projectId}/findings/entries`, query, { ...within, ...own }),
      label: t("openWeek", { week, name, count }),
    });
    return {
      key: week,
      name: week,
      numbers: [
        ...dimensionKeys.map((key) => of(key, entries[key], words(`dimension.${key}`), { dimension: key })),
        of(
          "all",
          Object.values(entries).reduce((sum, count) => sum + count, 0),
          t("all"),
          {},
        ),
      ],
    };
  });
  return (
    <Table label={t("table", { name: t("weeks") })}>
      <thead>
        <tr>
          <HeadCell className="max-sm:px-1">{t("week")}</HeadCell>
          {dimensionKeys.map((key) => (
            <HeadCell key={key} numeric className="max-sm:px-1">
              <DimensionLabel dimension={key} label={words(`dimensionShort.${key}`)} size="sm" />
            </HeadCell>
          ))}
          <HeadCell numeric className="max-sm:px-1">
            {t("entries")}
          </HeadCell>
        </tr>
      </thead>
      <NumberRows rows={rows} className="[&_th]:whitespace-nowrap" />
    </Table>
  );
}
