"use client";

import Link from "next/link";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useErrorText } from "@/components/form/error-text";
import { Badge } from "@/components/ui/badge";
import { Button, buttonClass } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import type { Tone } from "@/components/ui/tone";
import { draftAddress } from "@/components/visits/outbox/draft-address";
import { useOutbox } from "@/components/visits/outbox/use-outbox";
import { isUnsent, type LocalDraft } from "@/lib/offline/local-draft";
import { writtenCount } from "@/lib/visits/typed";
import { dimensionKeys } from "@/lib/vocabulary";

type OutboxListProps = { userId: string; projectId: string };

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

function OutboxRow({ draft, sending, onRetry, onDiscard }: { draft: LocalDraft; sending: boolean; onRetry: () => void; onDiscard: () => void }) {
  const t = useTranslations("visits");
  const format = useFormatter();
  const sentence = useErrorText();
  const standing = standingOf(draft, sending);
  const count = dimensionKeys.reduce((sum, key) => sum + writtenCount(draft.typed, key), 0);
  const why =
    draft.queue.at === "forbidden" && standing === "forbidden" ? sentence(draft.queue.key) : t(`outbox.why.${standing}`);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b border-line py-4">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-semibold">{draft.siteName || t("outbox.noSite")}</span>
          <Badge {...looks[standing]}>{t(`outbox.state.${standing}`)}</Badge>
          {draft.submitRequested && <span className="text-sm text-muted">{t("outbox.toSubmit")}</span>}
        </p>
        <p className="text-sm text-muted">
          {draft.typed.visitedOn} · {t("outbox.points", { count })} · {t("outbox.changed", { when: format.relativeTime(draft.updatedAt) })}
        </p>
        <p className="text-sm">{why}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Link href={draftAddress(draft)} className={buttonClass({ variant: standing === "conflict" || standing === "invalid" ? "primary" : "secondary" })}>
          {t("outbox.open")}
        </Link>
        {(standing === "waiting" || standing === "failed" || standing === "forbidden") && <Button onClick={onRetry}>{t("outbox.retry")}</Button>}
        <Button variant="quiet" onClick={onDiscard} className="text-muted">
          {t("outbox.discard")}
        </Button>
      </div>
    </li>
  );
}

/** What this device keeps for this account: what is not with the server yet first, and why. */
export function OutboxList({ userId, projectId }: OutboxListProps) {
  const t = useTranslations("visits");
  const frame = useTranslations("frame");
  const { sender, view } = useOutbox(userId);
  const [discarding, setDiscarding] = useState<{ draft: LocalDraft; sure: boolean } | null>(null);
  if (!view.read || !sender) return <Skeleton label={t("outbox.opening")} lines={4} />;

  const unsent = view.drafts.filter(isUnsent);
  const own = unsent.filter((draft) => draft.projectId === projectId);
  const elsewhere = unsent.length - own.length;
  const sent = view.drafts.filter((draft) => !isUnsent(draft) && draft.projectId === projectId);

  const discard = () => {
    if (!discarding) return;
    if (isUnsent(discarding.draft) && !discarding.sure) {
      setDiscarding({ ...discarding, sure: true });
      return;
    }
    void sender.change(discarding.draft.id, () => null);
    setDiscarding(null);
  };

  const list = (drafts: readonly LocalDraft[]) => (
    <ul className="border-t border-line">
      {drafts.map((draft) => (
        <OutboxRow
          key={draft.id}
          draft={draft}
          sending={view.sending.includes(draft.id)}
          onRetry={() => void sender.retry(draft.id)}
          onDiscard={() => setDiscarding({ draft, sure: false })}
        />
      ))}
    </ul>
  );

  return (
    <>
      {view.fault && <Notice kind="error" className="mb-4">{t(`form.fault.${view.fault}`)}</Notice>}
      {view.halt === "signedOut" && <Notice kind="warning" className="mb-4" title={t("form.signedOut.title")}>{t("form.signedOut.text")}</Notice>}
      {view.halt === "outdated" && <Notice kind="warning" className="mb-4">{t("form.outdated")}</Notice>}
      {!view.online && own.length > 0 && <Notice className="mb-4">{t("outbox.offline")}</Notice>}
      {own.length === 0 ? (
        <EmptyState
          icon="check"
          title={t("outbox.emptyTitle")}
          action={
            <Link href={`/projects/${projectId}/visits/new`} className={buttonClass({ variant: "primary" })}>
              {t("outbox.newVisit")}
            </Link>
          }
        >
          {t("outbox.emptyText")}
        </EmptyState>
      ) : (
        list(own)
      )}
      {elsewhere > 0 && <p className="mt-4 text-sm text-muted">{t("outbox.elsewhere", { count: elsewhere })}</p>}
      {sent.length > 0 && (
        <section aria-label={t("outbox.sentTitle")} className="mt-8">
          <h2 className="mb-1 text-base">{t("outbox.sentTitle")}</h2>
          <p className="mb-2 text-sm text-muted">{t("outbox.sentText")}</p>
          {list(sent)}
        </section>
      )}
      <Dialog
        title={t("outbox.discardTitle")}
        description={discarding && (isUnsent(discarding.draft) ? t(discarding.sure ? "outbox.discardSure" : "outbox.discardUnsent") : t("outbox.discardSent"))}
        closeLabel={frame("close")}
        open={discarding !== null}
        onOpenChange={(open) => {
          if (!open) setDiscarding(null);
        }}
        footer={
          <>
            <Button onClick={() => setDiscarding(null)}>{frame("cancel")}</Button>
            <Button variant="danger" onClick={discard}>
              {t(discarding?.sure || (discarding && !isUnsent(discarding.draft)) ? "outbox.discardDo" : "outbox.discardNext")}
            </Button>
          </>
        }
      />
    </>
  );
}
