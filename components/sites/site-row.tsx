"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { SiteActions } from "@/components/sites/site-editor";
import { SiteKindLabel } from "@/components/sites/site-kind-label";
import { Cell, HeadCell, Row } from "@/components/ui/table";
import type { Site } from "@/lib/sites/data";
import type { ListedSite } from "@/lib/sites/site-page";
import { visitTotal } from "@/lib/sites/visit-total";
import type { VisitState } from "@/lib/vocabulary";

type SiteRowProps = { projectId: string; site: ListedSite; canEdit: boolean };

export function SiteRow({ projectId, site, canEdit }: SiteRowProps) {
  const t = useTranslations();
  const { former, presentName } = site;
  const history = [
    ...former.map(({ name }) => t("sites.mergedInto", { former: name, present: site.name })),
    ...(presentName ? [t("sites.mergedInto", { former: site.name, present: presentName })] : []),
  ];
  return (
    <Row>
      <HeadCell scope="row" className="align-top font-normal">
        {presentName ? (
          <span className="font-medium">{site.name}</span>
        ) : (
          <Link href={`/projects/${projectId}/sites/${site.id}`} prefetch={false} className="font-medium text-action">
            {site.name}
          </Link>
        )}
        <span className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted sm:hidden">
          <SiteKindLabel kind={site.kind} />
          {site.county}
        </span>
        {history.map((sentence) => (
          <span key={sentence} className="block text-xs text-muted">
            {sentence}
          </span>
        ))}
      </HeadCell>
      <Cell className="hidden sm:table-cell">
        <SiteKindLabel kind={site.kind} />
      </Cell>
      <Cell className="hidden sm:table-cell">{site.county}</Cell>
      <Cell>
        <SiteVisits projectId={projectId} site={site} />
        {former
          .filter((each) => visitTotal(each) > 0)
          .map((each) => (
            <span key={each.id} className="block text-xs text-muted">
              {t("sites.ofFormer", { name: each.name, count: visitTotal(each) })}
            </span>
          ))}
      </Cell>
      {canEdit && (
        <Cell numeric className="align-middle print:hidden">
          <SiteActions siteId={site.id} name={site.name} />
        </Cell>
      )}
    </Row>
  );
}

const statesFromDone: readonly VisitState[] = ["approved", "submitted", "returned", "draft", "voided"];

function SiteVisits({ projectId, site }: { projectId: string; site: Site }) {
  const t = useTranslations();
  const total = visitTotal(site);
  if (total === 0) return <span className="text-muted">{t("sites.notVisited")}</span>;
  return (
    <>
      <Link
        href={`/projects/${projectId}/visits?site=${site.id}`}
        prefetch={false}
        className="whitespace-nowrap touch-link"
      >
        {t("sites.visitCount", { count: total })}
      </Link>{" "}
      <span className="inline-block text-muted">
        {statesFromDone
          .filter((state) => site.visits[state])
          .map((state) =>
            t("sites.visitState", { state: t(`vocabulary.visitState.${state}`), count: site.visits[state] ?? 0 }),
          )
          .join(" · ")}
      </span>
    </>
  );
}
