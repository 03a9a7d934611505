import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { translator } from "@/lib/i18n/server";
import { ledgerHref } from "@/lib/indicators/ledger-address";
import type { LedgerFilter } from "@/lib/indicators/schema";

type NoFiguresProps = { projectId: string; filter: LedgerFilter; mayWrite: boolean };

/** There are no figures, or none under the filter. Says what to do next. */
export async function NoFigures({ projectId, filter, mayWrite }: NoFiguresProps) {
  const t = await translator();
  if (Object.keys(filter).length > 0) {
    return (
      <EmptyState
        title={t("indicators.empty.noMatchTitle")}
        icon="filter"
        action={
          <Link href={ledgerHref(projectId, {})} className={buttonClass()}>
            {t("indicators.filter.clear")}
          </Link>
        }
      >
        {t("indicators.empty.noMatch")}
      </EmptyState>
    );
  }
  const next = mayWrite
    ? { href: "visits/new", label: t("indicators.empty.new") }
    : { href: "visits", label: t("indicators.empty.toVisits") };
  return (
    <EmptyState
      title={t("indicators.empty.title")}
      icon="ledger"
      action={
        <Link href={`/projects/${projectId}/${next.href}`} className={buttonClass({ variant: "primary" })}>
          {next.label}
        </Link>
      }
    >
      {t("indicators.empty.text")}
    </EmptyState>
  );
}
