"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { draftAddress } from "@/components/visits/outbox/draft-address";
import type { LocalDraft } from "@/lib/offline/local-draft";
import { writtenCount } from "@/lib/visits/draft";
import { dimensionKeys } from "@/lib/vocabulary";

/** One visit that only this device has, with a link to continue it. */
export function DraftLine({ draft }: { draft: LocalDraft }) {
  const t = useTranslations("visits.outbox");
  const count = dimensionKeys.reduce((sum, key) => sum + writtenCount(draft.typed, key), 0);
  return (
    <li className="relative flex min-h-14 items-center gap-3 border-b border-line px-1 hover:bg-sunken">
      <div className="min-w-0 grow py-1">
        <p className="flex flex-wrap items-center gap-x-3">
          <Link href={draftAddress(draft)} className="font-semibold no-underline after:absolute after:inset-0">
            {draft.siteName || t("noSite")}
          </Link>
          <Badge tone="amber" glyph="○">
            {t("onlyHere")}
          </Badge>
        </p>
        <p className="text-sm text-muted">
          {draft.typed.visitedOn} · {t("points", { count })}
        </p>
      </div>
      <Icon name="chevron-right" className="text-muted" />
    </li>
  );
}
