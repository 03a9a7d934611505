"use client";

import { useTranslations } from "use-intl";
import { NumberRows } from "@/components/findings/charts/number-rows";
import { HeadCell, Table } from "@/components/ui/table";
import { addressUnder } from "@/lib/findings/address";
import { heatFilter, type Heat } from "@/lib/findings/charts/heat";
import type { CellState } from "@/lib/findings/queries/coverage";
import { dimensionKeys } from "@/lib/vocabulary";

type HeatNumbersProps = {
  projectId: string;
  /** The filter as the query of an address. */
  query: string;
  by: Heat["by"];
  /** With names in the reader's language. */
  places: Heat["places"];
  /** The words of the states in which a site may be. */
  states: Partial<Record<CellState, string>>;
};

/** The numbers of the heat map: of a site its entries, of a county or kind the sites with entries. */
export function HeatNumbers({ projectId, query, by, places, states }: HeatNumbersProps) {
  const t = useTranslations("findings.charts");
  const words = useTranslations("vocabulary");
  const single = by === "site";
  const rows = places.map(({ id, name, planned, cells }) => {
    const chosen = heatFilter(by, id);
    const entries = (own: Record<string, string>) =>
      chosen && addressUnder(`/projects/${projectId}/findings/entries`, query, { ...chosen, ...own });
    const all = dimensionKeys.reduce((sum, key) => sum + cells[key].entries, 0);
    return {
      key: id || "-",
      name,
      numbers: [
        ...dimensionKeys.map((key) => {
          const { sites, entries: own, state } = cells[key];
          const count = single ? own : sites;
          return {
            key,
            count,
            href: entries({ dimension: key }),
            label: t(single ? "heat.openSite" : "heat.openPlace", {
              place: name,
              name: words(`dimension.${key}`),
              count,
            }),
            ...(state && state !== "heard" && { zero: states[state] }),
          };
        }),
        single
          ? {
              key: "sum",
              count: all,
              href: entries({}),
              label: t("heat.openSite", { place: name, name: t("all"), count: all }),
            }
          : {
              key: "sum",
              count: planned,
              href: chosen && addressUnder(`/projects/${projectId}/findings`, query, { ...chosen, view: "coverage" }),
              label: t("heat.openPlanned", { place: name, count: planned }),
            },
      ],
    };
  });
  return (
    <Table label={t("table", { name: t("heat.title") })}>
      <thead>
        <tr>
          <HeadCell className="max-sm:px-1">{t(`heat.by.${by}`)}</HeadCell>
          {dimensionKeys.map((key) => (
            <HeadCell key={key} numeric className="max-sm:px-1">
              {words(`dimensionShort.${key}`)}
            </HeadCell>
          ))}
          <HeadCell numeric className="max-sm:px-1">
            {t(single ? "entries" : "heat.planned")}
          </HeadCell>
        </tr>
      </thead>
      <NumberRows rows={rows} />
    </Table>
  );
}
