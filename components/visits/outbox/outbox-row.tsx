"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "use-intl";
import { useErrorText } from "@/components/form/error-text";
import { Badge } from "@/components/ui/badge";
import { Button, buttonClass } from "@/components/ui/button";
import type { Tone } from "@/components/ui/tone";
import { draftAddress } from "@/components/visits/outbox/draft-address";
import { useAge } from "@/components/visits/outbox/use-age";
import { isUnsent, unsentSince, type LocalDraft } from "@/lib/offline/local-draft";
import { countsKey } from "@/lib/visits/counts";
import { writtenTotal } from "@/lib/visits/draft";

type Standing = "incomplete" | "sending" | "waiting" | "conflict" | "invalid" | "forbidden" | "failed" | "saved";
const looks: Record<Standing, { tone: Tone; glyph: string }> = {
  incomplete: { tone: "amber", glyph: "○" },
  sending: { tone: "action", glyph: "↑" },
  waiting: { tone: "action", glyph: "●" },
  conflict: { tone: "vermilion", glyph: "≠" },
  invalid: { tone: "vermilion", glyph: "!" },
  forbidden: { tone: "vermilion", glyph: "✕" },
  failed: { tone: "amber", glyph: "↻" },
  saved: { tone: "green", glyph: "✓" },
};

function standingOf(draft: LocalDraft, sending: boolean): Standing {
  if (!isUnsent(draft)) return "saved";
  if (sending) return "sending";
  if (draft.content === null) return "incomplete";
  if (draft.queue.at === "saved") return "waiting";
  return draft.queue.at;
}

type OutboxRowProps = { draft: LocalDraft; sending: boolean; onRetry: () => void; onDiscard: () => void };

/** One visit on this device: its state with the server, why, since when, and what can be done. */
export function OutboxRow({ draft, sending, onRetry, onDiscard }: OutboxRowProps) {
  const t = useTranslations("visits");
  const words = useTranslations("offline");
  const age = useAge();
  const format = useFormatter();
  const sentence = useErrorText();
  const standing = standingOf(draft, sending);
  const counts = writtenTotal(draft.typed);
  const why =
    draft.queue.at === "forbidden" && standing === "forbidden"
      ? sentence(draft.queue.key)
      : t(`outbox.why.${standing}`);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b border-line py-4">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-semibold">{draft.siteName || t("outbox.noSite")}</span>
          <Badge {...looks[standing]}>{t(`outbox.state.${standing}`)}</Badge>
          {draft.submitRequested && <span className="text-sm text-muted">{t("outbox.toSubmit")}</span>}
        </p>
        <p className="text-sm text-muted">
          {draft.typed.visitedOn} · {t(`counts.${countsKey(counts)}`, { ...counts })} ·{" "}
          {t("outbox.changed", { when: format.relativeTime(draft.updatedAt) })}
          {isUnsent(draft) && ` · ${words("age", { age: age(unsentSince(draft)) })}`}
        </p>
        <p className="text-sm">{why}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Link
          href={draftAddress(draft)}
          className={buttonClass({
            variant: standing === "conflict" || standing === "invalid" ? "primary" : "secondary",
          })}
        >
          {t("outbox.open")}
        </Link>
        {(standing === "waiting" || standing === "failed" || standing === "forbidden") && (
          <Button onClick={onRetry}>{t("outbox.retry")}</Button>
        )}
        <Button variant="quiet" onClick={onDiscard} className="text-muted">
          {t("outbox.discard")}
        </Button>
      </div>
    </li>
  );
}
