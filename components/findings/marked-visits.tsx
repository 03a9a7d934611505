import Link from "next/link";
import { translator } from "@/lib/i18n/server";
import type { MarkedVisit } from "@/lib/findings/queries/marked-visits";

/** The visits behind 未谈及 and 无此情况: such a mark has no entries. */
export async function MarkedVisits({ projectId, visits }: { projectId: string; visits: MarkedVisit[] }) {
  const t = await translator();
  return (
    <ul aria-label={t("findings.entries.markList")} className="border-t border-edge">
      {visits.map((visit) => (
        <li key={`${visit.visitId}-${visit.dimension}`} className="border-b border-line py-2">
          <Link
            href={`/projects/${projectId}/visits/${visit.visitId}#dimension-${visit.dimension}`}
            className="text-action underline underline-offset-4"
          >
            {t("findings.entries.visit", { site: visit.siteName, date: visit.visitedOn })}
          </Link>{" "}
          <span className="text-sm text-muted">
            {t(`vocabulary.dimension.${visit.dimension}`)} · {t(`vocabulary.dimensionMark.${visit.mark}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
