import { useTranslations } from "use-intl";
import type { StaleNumber } from "@/lib/reports/stale-numbers";

/** More than these are a number. */
const mostNamed = 8;

/** After an update from the visits: what was added, and what such an update does not change. */
export function RefreshedNote({ points, stale }: { points: number; stale: readonly StaleNumber[] }) {
  const t = useTranslations("reports.editor");
  const named = stale.slice(0, mostNamed).map(({ written, value }) => t("staleNumber", { written, value }));
  return (
    <>
      {points === 0 ? t("refreshedNothing") : t("refreshed", { points })}
      <span className="block">
        {stale.length === 0 ? t("staleNone") : t("stale", { count: stale.length, numbers: named.join("、") })}
      </span>
    </>
  );
}
