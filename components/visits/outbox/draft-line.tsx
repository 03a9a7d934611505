"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { draftAddress } from "@/components/visits/outbox/draft-address";
import type { LocalDraft } from "@/lib/offline/local-draft";
import { countsKey } from "@/lib/visits/counts";
import { writtenTotal } from "@/lib/visits/draft";

/** One visit that only this device has, with a link to continue it. */
export function DraftLine({ draft }: { draft: LocalDraft }) {
  const t = useTranslations("visits");
  const counts = writtenTotal(draft.typed);
  return (
    <li className="relative flex min-h-14 items-center gap-3 border-b border-line px-1 hover:bg-sunken">
      <div className="min-w-0 grow py-1">
        <p className="flex flex-wrap items-center gap-x-3">
          <Link href={draftAddress(draft)} className="font-semibold no-underline after:absolute after:inset-0">
            {draft.siteName || t("outbox.noSite")}
          </Link>
          <Badge tone="amber" glyph="○">
            {t("outbox.onlyHere")}
          </Badge>
        </p>
        <p className="text-sm text-muted">
          {draft.typed.visitedOn} · {t(`counts.${countsKey(counts)}`, { ...counts })}
        </p>
      </div>
      <Icon name="chevron-right" className="text-muted" />
    </li>
  );
}
