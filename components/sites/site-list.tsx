"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { SiteRow } from "@/components/sites/site-row";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { HeadCell, Table } from "@/components/ui/table";
import type { Site } from "@/lib/sites/data";
import type { SiteKind } from "@/lib/vocabulary";

type SiteListProps = { projectId: string; sites: readonly Site[]; kind: SiteKind | null; canEdit: boolean };

/** The present sites, then the former ones, each of which counts as a present one. */
export function SiteList({ projectId, sites, kind, canEdit }: SiteListProps) {
  const t = useTranslations();
  const shown = kind ? sites.filter((site) => site.kind === kind) : sites;
  const present = shown.filter(({ mergedIntoId }) => mergedIntoId === null);
  const former = shown.filter(({ mergedIntoId }) => mergedIntoId !== null);
  if (shown.length === 0) {
    const all = (
      <Link href={`/projects/${projectId}/sites`} className={buttonClass()}>
        {t("sites.showAll")}
      </Link>
    );
    return <EmptyState icon="place" title={t("sites.noneOfKind")} action={all} />;
  }
  const table = (rows: readonly Site[], label: string) => (
    <Table label={label}>
      <thead>
        <tr>
          <HeadCell>{t("sites.name")}</HeadCell>
          <HeadCell className="hidden sm:table-cell">{t("sites.kind")}</HeadCell>
          <HeadCell className="hidden sm:table-cell">{t("sites.county")}</HeadCell>
          <HeadCell>{t("sites.visits")}</HeadCell>
          {canEdit && (
            <HeadCell className="print:hidden">
              <span className="sr-only">{t("sites.actions")}</span>
            </HeadCell>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((site) => (
          <SiteRow
            key={site.id}
            projectId={projectId}
            site={site}
            former={sites.filter(({ mergedIntoId }) => mergedIntoId === site.id)}
            present={sites.find(({ id }) => id === site.mergedIntoId) ?? null}
            canEdit={canEdit}
          />
        ))}
      </tbody>
    </Table>
  );
  return (
    <>
      {present.length > 0 && table(present, t("sites.title"))}
      {former.length > 0 && (
        <section className="mt-8">
          <h2 className="text-lg font-semibold">{t("sites.formerTitle")}</h2>
          <p className="mb-3 text-sm text-muted">{t("sites.formerCount", { count: former.length })}</p>
          {table(former, t("sites.formerTitle"))}
        </section>
      )}
    </>
  );
}
