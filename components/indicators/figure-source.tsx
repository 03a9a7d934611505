"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import type { LedgerFigure } from "@/lib/indicators/types";

/** The visit at which the figure was given, opened at the figure. */
export function FigureSource({ projectId, figure }: { projectId: string; figure: LedgerFigure }) {
  const t = useTranslations();
  const { visit, site } = figure;
  return (
    <>
      <Link
        href={`/projects/${projectId}/visits/${visit.id}#figure-${figure.id}`}
        prefetch={false}
        aria-label={t("indicators.figures.openVisitOf", { site: site.name, date: visit.visitedOn })}
        className="whitespace-nowrap touch-link"
      >
        {t("indicators.figures.openVisit", { date: visit.visitedOn })}
      </Link>
      {visit.state === "submitted" && (
        <Badge tone="action" glyph="◐" className="ms-2">
          {t("indicators.figures.waiting")}
        </Badge>
      )}
    </>
  );
}
