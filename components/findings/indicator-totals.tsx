import Link from "next/link";
import { IndicatorTotalRow } from "@/components/findings/indicator-total";
import { ClientMessages } from "@/components/messages/client-messages";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { IndicatorTotal } from "@/lib/findings/queries/indicator-totals";
import { translator } from "@/lib/i18n/server";

type IndicatorTotalsProps = { projectId: string; query: string; indicators: IndicatorTotal[]; visited: number };

/** The total of each indicator over the sites, always with its 截至 and its 口径. */
export async function IndicatorTotals({ projectId, query, indicators, visited }: IndicatorTotalsProps) {
  const t = await translator();
  if (indicators.length === 0) {
    return (
      <EmptyState
        title={t("findings.figures.emptyTitle")}
        icon="ledger"
        action={
          <Link href={`/projects/${projectId}/indicators`} className={buttonClass()}>
            {t("findings.figures.toLedger")}
          </Link>
        }
      >
        {t("findings.figures.empty")}
      </EmptyState>
    );
  }
  return (
    <>
      <p className="mb-2 max-w-measure text-sm text-muted">{t("findings.figures.rule", { visited })}</p>
      <ClientMessages nouns={["findings"]}>
        <ul aria-label={t("findings.figures.list")} className="border-t border-edge">
          {indicators.map((indicator) => (
            <IndicatorTotalRow
              key={indicator.id}
              {...{ projectId, query, indicator, visited }}
              sitesUnit={t("frame.sitesUnit")}
            />
          ))}
        </ul>
      </ClientMessages>
    </>
  );
}
