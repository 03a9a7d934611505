"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { visitStateLooks } from "@/components/visits/visit-state-looks";
import { countsKey, countsOf } from "@/lib/visits/counts";
import type { OwnVisit } from "@/lib/visits/offline-types";
import type { VisitFormData } from "@/lib/visits/types";

/** An own visit that the server has, for reading. If it can still be changed, it links to the form. */
export function OwnVisitItem({ visit, form }: { visit: OwnVisit; form: VisitFormData }) {
  const t = useTranslations("offline");
  const words = useTranslations("vocabulary");
  const visits = useTranslations("visits");
  const { content } = visit;
  const counts = countsOf(content);
  const site = form.sites.find(({ id }) => id === content.siteId)?.name ?? "";
  return (
    <Disclosure
      summary={
        <span className="font-semibold">
          {site} <span className="font-normal text-muted">{content.visitedOn}</span>
        </span>
      }
      aside={
        <span className="flex items-center gap-3 text-sm text-muted">
          {visits(`counts.${countsKey(counts)}`, { ...counts })}
          <Badge {...visitStateLooks[visit.state]}>{words(`visitState.${visit.state}`)}</Badge>
        </span>
      }
    >
      {form.dimensions.map((dimension) => {
        const entries = content.entries.filter((entry) => entry.dimension === dimension.key);
        if (entries.length === 0) return null;
        return (
          <div key={dimension.key} className="mb-3">
            <DimensionLabel dimension={dimension.key} label={dimension.label} size="sm" />
            <ul className="max-w-measure list-disc ps-5">
              {entries.map((entry) => (
                <li key={entry.id} className="py-0.5 whitespace-pre-wrap">
                  {entry.text}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {visit.mayWrite && (
        <Link href={`/projects/${form.project.id}/visits/${visit.id}/edit`} className={buttonClass()}>
          {t("edit")}
        </Link>
      )}
    </Disclosure>
  );
}
