"use client";

import { useTranslations } from "use-intl";
import { SiteRow } from "@/components/sites/site-row";
import { HeadCell, Table } from "@/components/ui/table";
import type { ListedSite } from "@/lib/sites/site-page";

type SiteListProps = { projectId: string; sites: readonly ListedSite[]; canEdit: boolean };

/** The present sites of a page, then the former ones, each of which counts as a present one. */
export function SiteList({ projectId, sites, canEdit }: SiteListProps) {
  const t = useTranslations("sites");
  const present = sites.filter(({ mergedIntoId }) => mergedIntoId === null);
  const former = sites.filter(({ mergedIntoId }) => mergedIntoId !== null);
  const table = (rows: readonly ListedSite[], label: string) => (
    <Table label={label}>
      <thead>
        <tr>
          <HeadCell>{t("name")}</HeadCell>
          <HeadCell className="hidden sm:table-cell">{t("kind")}</HeadCell>
          <HeadCell className="hidden sm:table-cell">{t("county")}</HeadCell>
          <HeadCell>{t("visits")}</HeadCell>
          {canEdit && (
            <HeadCell className="print:hidden">
              <span className="sr-only">{t("actions")}</span>
            </HeadCell>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((site) => (
          <SiteRow key={site.id} {...{ projectId, site, canEdit }} />
        ))}
      </tbody>
    </Table>
  );
  return (
    <>
      {present.length > 0 && table(present, t("title"))}
      {former.length > 0 && (
        <section className="mt-8">
          <h2 className="mb-3 text-lg font-semibold">{t("formerTitle")}</h2>
          {table(former, t("formerTitle"))}
        </section>
      )}
    </>
  );
}
