"use client";

import { useTranslations } from "use-intl";
import type { Unread } from "@/lib/imports/types";

/** What the document shows and the reader could not read, by kind, so that nobody takes the text for whole. */
export function UnreadPart({ unread }: { unread: readonly Unread[] }) {
  const t = useTranslations("imports.unread");
  if (unread.length === 0) return null;
  const kinds = unread.map(({ kind, count }) => t(`kind.${kind}`, { count })).join(t("between"));
  return (
    <p role="status" className="mb-3 text-sm">
      {t("notice", { count: unread.reduce((sum, { count }) => sum + count, 0), kinds })}
    </p>
  );
}
