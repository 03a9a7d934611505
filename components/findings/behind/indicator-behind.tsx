"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { FollowUpLink } from "@/components/followups/follow-up-link";
import { IndicatorSites } from "@/components/findings/behind/indicator-sites";
import { definitionMarks } from "@/lib/findings/charts/figure-bars";
import { addressUnder } from "@/lib/findings/address";
import type { IndicatorBehind } from "@/lib/findings/behind";

type IndicatorBehindPartProps = {
  projectId: string;
  query: string;
  behind: IndicatorBehind;
  /** Whether the reader may have a site asked again. */
  mayAsk?: boolean;
};

/** What is behind the total of an indicator: the figure of each site, the sites without one, the contradictions. */
export function IndicatorBehindPart({ projectId, query, behind, mayAsk = false }: IndicatorBehindPartProps) {
  const t = useTranslations("findings.figures");
  const { id, name, unit, total, bySite, conflicts, missing } = behind;
  const ledger = (more: Record<string, string> = {}) =>
    addressUnder(`/projects/${projectId}/indicators`, query, { indicator: id, ...more });
  return (
    <>
      {behind.definition && (
        <p className="max-w-measure text-sm text-muted">{t("definition", { text: behind.definition })}</p>
      )}
      {total === null && <p className="text-sm text-muted">{t("noTotal")}</p>}
      {conflicts.length > 0 && (
        <ul aria-label={t("conflicts", { count: conflicts.length })} className="mt-1">
          {conflicts.map((conflict) => (
            <li key={`${conflict.siteId} ${conflict.asOf}`}>
              <Link
                href={ledger({ site: conflict.siteId, conflict: "1" })}
                prefetch={false}
                className="text-vermilion underline underline-offset-4"
              >
                <span aria-hidden>≠ </span>
                {t("conflict", {
                  site: conflict.siteName,
                  asOf: conflict.asOf,
                  values: conflict.values.map((value) => `${value}${unit}`).join("、"),
                })}
              </Link>{" "}
              {mayAsk && (
                <FollowUpLink
                  {...{ projectId }}
                  siteId={conflict.siteId}
                  origin={{ kind: "figure", id }}
                  about={`${conflict.siteName} ${name}`}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      <IndicatorSites {...{ name, unit, bySite }} marks={definitionMarks(behind)} hrefOf={(site) => ledger({ site })} />
      {missing.length > 0 && (
        <p className="mt-3 max-w-measure text-sm text-muted">
          {t("missing", { count: missing.length, names: missing.map((site) => site.name).join("、") })}
        </p>
      )}
      <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1">
        <Link href={ledger()} prefetch={false} className="text-action underline underline-offset-4">
          {t("figures", { count: behind.figures })}
        </Link>
        {behind.unverified > 0 && (
          <span className="text-sm text-muted">{t("unverified", { count: behind.unverified })}</span>
        )}
        {behind.disputed > 0 && (
          <span className="text-sm text-vermilion">{t("disputed", { count: behind.disputed })}</span>
        )}
      </p>
    </>
  );
}
