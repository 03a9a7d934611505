"use client";

import { useTranslations } from "use-intl";
import type { SiteKind } from "@/lib/vocabulary";

/** The word in a frame, in one quiet tone: the colours are reserved for the four dimensions. */
export function SiteKindLabel({ kind }: { kind: SiteKind }) {
  const t = useTranslations("vocabulary.siteKind");
  return (
    <span className="inline-block rounded-sm border border-line bg-sunken px-1.5 text-xs leading-5.5 font-normal whitespace-nowrap text-muted">
      {t(kind)}
    </span>
  );
}
