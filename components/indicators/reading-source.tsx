import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { translator } from "@/lib/i18n/server";
import type { LedgerReading } from "@/lib/indicators/types";

/** The visit at which the figure was given, opened at the figure. */
export async function ReadingSource({ projectId, reading }: { projectId: string; reading: LedgerReading }) {
  const t = await translator();
  const { visit, site } = reading;
  return (
    <>
      <Link
        href={`/projects/${projectId}/visits/${visit.id}#reading-${reading.id}`}
        aria-label={t("indicators.readings.openVisitOf", { site: site.name, date: visit.visitedOn })}
        className="whitespace-nowrap text-action underline underline-offset-4 pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
      >
        {t("indicators.readings.openVisit", { date: visit.visitedOn })}
      </Link>
      {visit.state === "submitted" && (
        <Badge tone="action" glyph="◐" className="ms-2">
          {t("indicators.readings.waiting")}
        </Badge>
      )}
    </>
  );
}
