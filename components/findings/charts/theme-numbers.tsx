"use client";

import { useTranslations } from "use-intl";
import { NumberRows } from "@/components/findings/charts/number-rows";
import { HeadCell, Table } from "@/components/ui/table";
import { addressUnder } from "@/lib/findings/address";
import type { DimensionKey, SiteKind } from "@/lib/vocabulary";

type ThemeNumbersProps = {
  projectId: string;
  /** The filter as the query of an address. */
  query: string;
  dimension: DimensionKey;
  /** The kinds of site that speak of any of the themes. */
  kinds: readonly SiteKind[];
  themes: readonly { id: string; name: string; support: number; byKind: Record<SiteKind, number> }[];
};

/** The numbers of a chart of themes. */
export function ThemeNumbers({ projectId, query, dimension, kinds, themes }: ThemeNumbersProps) {
  const t = useTranslations("findings.charts");
  const words = useTranslations("vocabulary");
  const href = (theme: string, kind?: SiteKind) =>
    addressUnder(`/projects/${projectId}/findings/entries`, query, { dimension, theme, ...(kind && { kind }) });
  const rows = themes.map(({ id, name, support, byKind }) => ({
    key: id,
    name,
    numbers: [
      ...kinds.map((kind) => ({
        key: kind,
        count: byKind[kind],
        href: href(id, kind),
        label: t("openKind", { theme: name, kind: words(`siteKind.${kind}`), count: byKind[kind] }),
      })),
      { key: "sites", count: support, href: href(id), label: t("openTheme", { theme: name, count: support }) },
    ],
  }));
  return (
    <Table label={t("table", { name: words(`dimension.${dimension}`) })}>
      <thead>
        <tr>
          <HeadCell className="max-sm:px-1">{t("theme")}</HeadCell>
          {kinds.map((kind) => (
            <HeadCell key={kind} numeric className="max-sm:px-1">
              {words(`siteKind.${kind}`)}
            </HeadCell>
          ))}
          <HeadCell numeric className="max-sm:px-1">
            {t("sites")}
          </HeadCell>
        </tr>
      </thead>
      <NumberRows rows={rows} />
    </Table>
  );
}
