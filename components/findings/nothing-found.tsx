import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { translator } from "@/lib/i18n/server";
import type { FindingsFilter } from "@/lib/findings/schema";

/** No visit counts: either none is approved yet, or the filter excludes all. */
export async function NothingFound({ projectId, filter }: { projectId: string; filter: FindingsFilter }) {
  const t = await translator();
  const { dimension: _any, ...narrowing } = filter;
  const filtered = Object.keys(narrowing).length > 0;
  return filtered ? (
    <EmptyState
      title={t("findings.themes.noMatchTitle")}
      icon="filter"
      action={
        <Link href={`/projects/${projectId}/findings`} className={buttonClass()}>
          {t("findings.filter.clear")}
        </Link>
      }
    >
      {t("findings.themes.noMatch")}
    </EmptyState>
  ) : (
    <EmptyState
      title={t("findings.themes.emptyTitle")}
      icon="findings"
      action={
        <Link href={`/projects/${projectId}/visits`} className={buttonClass({ variant: "primary" })}>
          {t("findings.themes.toVisits")}
        </Link>
      }
    >
      {t("findings.themes.emptyText")}
    </EmptyState>
  );
}
