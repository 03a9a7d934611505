"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { entryHref } from "@/components/reports/entry-href";
import type { CitedEntry } from "@/lib/reports/types";

type EvidenceCardProps = {
  projectId: string;
  entryId: string;
  entry: Pick<CitedEntry, "visitId" | "siteName" | "visitedOn" | "dimension" | "text"> & { visitedAs?: string | null };
  notes?: ReactNode;
  actions?: ReactNode;
};

/** One entry behind a point: where and when it was said, in which dimension, in which words. */
export function EvidenceCard({ projectId, entryId, entry, notes, actions }: EvidenceCardProps) {
  const t = useTranslations("reports.editor");
  const dimension = useTranslations("vocabulary.dimension");
  return (
    <li className="border-b border-line py-3 first:pt-0 last:border-b-0">
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <DimensionLabel dimension={entry.dimension} name={dimension(entry.dimension)} size="sm" />
        <span className="font-semibold">
          {entry.visitedAs ? t("formerly", { site: entry.siteName, former: entry.visitedAs }) : entry.siteName}
        </span>
        <time dateTime={entry.visitedOn} className="text-muted">
          {entry.visitedOn}
        </time>
      </p>
      <p className="mt-1 text-sm whitespace-pre-line">{entry.text}</p>
      {notes}
      <p className="mt-1 flex flex-wrap gap-x-4 text-sm">
        <Link
          href={entryHref(projectId, entry.visitId, entryId)}
          className="inline-flex min-h-8 items-center text-action underline underline-offset-4 pointer-coarse:min-h-11"
        >
          {t("openVisit")}
        </Link>
        {actions}
      </p>
    </li>
  );
}
