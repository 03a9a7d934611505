"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { coverageSigns } from "@/components/findings/coverage-signs";
import { FollowUpLink } from "@/components/followups/follow-up-link";
import { addressUnder } from "@/lib/findings/address";
import { cellHref, type CellAddress } from "@/lib/findings/cell-address";
import type { CoverageSite } from "@/lib/findings/queries/coverage";

type CoverageCellViewProps = Omit<CellAddress, "site"> & { site: Pick<CoverageSite, "id" | "name" | "cells"> };

export function CoverageCellView(props: CoverageCellViewProps) {
  const { site, dimension, projectId, query, mayWrite } = props;
  const t = useTranslations("findings.coverage");
  const words = useTranslations("vocabulary.dimension");
  const cell = site.cells[dimension];
  const count = cell.state === "figures" ? cell.figures : cell.entries;
  const said =
    cell.state === "waiting" && cell.waitingEntries > 0
      ? t("waitingCount", { count: cell.waitingEntries })
      : t(`${cell.state}`, { count });
  const href = cellHref(props, cell);
  const sign = coverageSigns[cell.state];
  const inside = (
    <>
      <span
        aria-hidden
        className={`inline-block text-center sm:me-1.5 sm:w-4 ${cell.state === "heard" ? "max-sm:hidden" : ""} ${sign.className}`}
      >
        {sign.glyph}
      </span>
      {said}
    </>
  );
  const isGap = cell.state === "never_asked" || cell.state === "not_raised" || cell.state === "not_visited";
  const more = cell.state !== "waiting" && cell.waitingEntries > 0;
  return (
    <>
      {href ? (
        <Link
          href={href}
          prefetch={false}
          aria-label={t("open", {
            site: site.name,
            dimension: words(dimension),
            state: said,
          })}
          className={`inline-flex min-h-6 flex-wrap items-center gap-x-0.5 no-underline ${cell.state === "heard" ? "" : "max-sm:text-xs"} hover:text-action hover:underline pointer-coarse:min-h-11`}
        >
          {inside}
        </Link>
      ) : (
        <span>{inside}</span>
      )}
      {more && (
        <Link
          href={addressUnder(`/projects/${projectId}/findings/entries`, query, {
            site: site.id,
            dimension,
            unapproved: "only",
          })}
          prefetch={false}
          className="inline-flex items-center gap-x-1 text-action no-underline hover:underline sm:ms-2 pointer-coarse:min-h-11"
        >
          <span aria-hidden>◐</span>
          <span className="max-sm:sr-only">{t("more", { count: cell.waitingEntries })}</span>
          <span aria-hidden className="sm:hidden">
            {t("heard", { count: cell.waitingEntries })}
          </span>
        </Link>
      )}
      {isGap && mayWrite && (
        <FollowUpLink
          {...{ projectId, dimension }}
          siteId={site.id}
          origin={{ kind: "gap" }}
          about={`${site.name} ${words(dimension)}`}
          className="ask"
        />
      )}
    </>
  );
}
