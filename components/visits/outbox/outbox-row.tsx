"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useFormatter, useNow, useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { Button, buttonClass } from "@/components/ui/button";
import type { Tone } from "@/components/ui/tone";
import { draftAddress } from "@/components/visits/outbox/draft-address";
import { HeldSentence } from "@/components/visits/outbox/held-sentence";
import { useAge } from "@/components/visits/outbox/use-age";
import { heldBack, type Held, type HeldView } from "@/lib/offline/held";
import { isUnsent, unsentSince, type LocalDraft } from "@/lib/offline/local-draft";
import { countsKey } from "@/lib/visits/counts";
import { writtenTotal } from "@/lib/visits/draft";

const looks: Record<Held["why"], { tone: Tone; glyph: string }> = {
  saved: { tone: "green", glyph: "✓" },
  sending: { tone: "action", glyph: "↑" },
  waiting: { tone: "action", glyph: "●" },
  conflict: { tone: "vermilion", glyph: "≠" },
  invalid: { tone: "vermilion", glyph: "!" },
  forbidden: { tone: "vermilion", glyph: "✕" },
  missing: { tone: "amber", glyph: "○" },
  unchecked: { tone: "amber", glyph: "○" },
  fault: { tone: "vermilion", glyph: "✕" },
  signedOut: { tone: "amber", glyph: "!" },
  outdated: { tone: "amber", glyph: "!" },
  offline: { tone: "action", glyph: "●" },
  unreachable: { tone: "amber", glyph: "●" },
  failed: { tone: "amber", glyph: "↻" },
};

/** A press may help: the person has done what was missing, or does not want to wait for the next try. */
const retries: readonly Held["why"][] = ["waiting", "failed", "forbidden", "unreachable", "offline"];

type OutboxRowProps = { draft: LocalDraft; view: HeldView; onRetry: () => void; onDiscard: () => void };

/** One visit on this device: its state with the server, why, since when, and what can be done. */
export function OutboxRow({ draft, view, onRetry, onDiscard }: OutboxRowProps) {
  const t = useTranslations("visits");
  const words = useTranslations("offline");
  const age = useAge();
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const held = heldBack(draft, view);
  const counts = writtenTotal(draft.typed);
  const linkTo = (path: string, children: ReactNode) => (
    <Link
      href={draftAddress(draft, path)}
      className="text-action underline pointer-coarse:inline-block pointer-coarse:py-2.5"
    >
      {children}
    </Link>
  );
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b border-line py-4">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-semibold">{draft.siteName || t("outbox.noSite")}</span>
          <Badge {...looks[held.why]}>{t(`outbox.state.${held.why}`)}</Badge>
          {draft.submitRequested && <span className="text-sm text-muted">{t("outbox.toSubmit")}</span>}
        </p>
        <p className="text-sm text-muted">
          {draft.typed.visitedOn} · {t(`counts.${countsKey(counts)}`, { ...counts })} ·{" "}
          {t("outbox.changed", { when: format.relativeTime(draft.updatedAt, now) })}
          {isUnsent(draft) && ` · ${words("age", { age: age(unsentSince(draft)) })}`}
        </p>
        <p className="text-sm">
          <HeldSentence held={held} typed={draft.typed} linkTo={linkTo} />
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Link
          href={draftAddress(draft)}
          className={buttonClass({
            variant: held.why === "conflict" || held.why === "invalid" ? "primary" : "secondary",
          })}
        >
          {t("outbox.open")}
        </Link>
        {retries.includes(held.why) && <Button onClick={onRetry}>{t("outbox.retry")}</Button>}
        <Button variant="quiet" onClick={onDiscard} className="text-muted">
          {t("outbox.discard")}
        </Button>
      </div>
    </li>
  );
}
