"use client";

import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { LateWaitingFiles } from "@/components/attachments/late-waiting-files";
import { Button, buttonClass } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { OutboxRow } from "@/components/visits/outbox/outbox-row";
import { QueueFile } from "@/components/visits/outbox/queue-file";
import { SignedOutNotice } from "@/components/visits/outbox/signed-out-notice";
import { StorageNotices } from "@/components/visits/outbox/storage-notices";
import { useAge } from "@/components/visits/outbox/use-age";
import { useOutbox } from "@/components/visits/outbox/use-outbox";
import { isUnsent, unsentSince, type LocalDraft } from "@/lib/offline/local-draft";

type OutboxListProps = { userId: string; projectId: string };

/** What this device stores for this account. Visits that are not on the server yet come first, with the reason. */
export function OutboxList({ userId, projectId }: OutboxListProps) {
  const t = useTranslations("visits");
  const words = useTranslations("offline");
  const frame = useTranslations("frame");
  const age = useAge();
  const { sender, view } = useOutbox(userId);
  const [discarding, setDiscarding] = useState<{ draft: LocalDraft; sure: boolean } | null>(null);
  if (!view.read || !sender) return <Skeleton label={t("outbox.opening")} lines={4} />;

  const unsent = view.drafts.filter(isUnsent);
  const own = unsent.filter((draft) => draft.projectId === projectId);
  const elsewhere = unsent.length - own.length;
  const sent = view.drafts.filter((draft) => !isUnsent(draft) && draft.projectId === projectId);

  const sendAll = () => {
    void Promise.all(
      own
        .filter((draft) => draft.queue.at === "failed" || draft.queue.at === "forbidden")
        .map(({ id }) => sender.retry(id)),
    )
      .catch(() => {}) // a fault of the device is shown above
      .then(() => sender.wake({ atOnce: true }));
  };

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
          view={view}
          onRetry={() => void sender.retry(draft.id)}
          onDiscard={() => setDiscarding({ draft, sure: false })}
        />
      ))}
    </ul>
  );

  return (
    <>
      {view.fault && (
        <Notice kind="error" className="mb-4">
          {t(`form.fault.${view.fault}`)}
        </Notice>
      )}
      {view.halt === "signedOut" && <SignedOutNotice sender={sender} />}
      {view.halt === "outdated" && (
        <Notice kind="warning" className="mb-4">
          {t("form.outdated")}
        </Notice>
      )}
      {view.unreachable && view.online && own.length > 0 && (
        <Notice kind="warning" className="mb-4">
          {t("form.unreachable")}
        </Notice>
      )}
      {!view.online && own.length > 0 && <Notice className="mb-4">{t("outbox.offline")}</Notice>}
      {view.unreadable > 0 && (
        <Notice kind="warning" className="mb-4">
          {words("unreadable", { count: view.unreadable })}
        </Notice>
      )}
      <StorageNotices count={unsent.length} />
      {own.length > 0 && (
        <SendAll oldest={words("oldest", { age: age(Math.min(...own.map(unsentSince))) })} onSend={sendAll} />
      )}
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
      <LateWaitingFiles userId={userId} projectId={projectId} />
      {elsewhere > 0 && <p className="mt-4 text-sm text-muted">{t("outbox.elsewhere", { count: elsewhere })}</p>}
      {sent.length > 0 && (
        <section aria-label={t("outbox.sentTitle")} className="mt-8">
          <h2 className="mb-1 text-base">{t("outbox.sentTitle")}</h2>
          <p className="mb-2 text-sm text-muted">{t("outbox.sentText")}</p>
          {list(sent)}
        </section>
      )}
      <QueueFile sender={sender} waiting={unsent.length} />
      <Dialog
        title={t("outbox.discardTitle")}
        description={
          discarding &&
          (isUnsent(discarding.draft)
            ? t(discarding.sure ? "outbox.discardSure" : "outbox.discardUnsent")
            : t("outbox.discardSent"))
        }
        closeLabel={frame("close")}
        open={discarding !== null}
        onOpenChange={(open) => {
          if (!open) setDiscarding(null);
        }}
        footer={
          <>
            <Button onClick={() => setDiscarding(null)}>{frame("cancel")}</Button>
            <Button variant="danger" onClick={discard}>
              {t(
                discarding?.sure || (discarding && !isUnsent(discarding.draft))
                  ? "outbox.discardDo"
                  : "outbox.discardNext",
              )}
            </Button>
          </>
        }
      />
    </>
  );
}

function SendAll({ oldest, onSend }: { oldest: string; onSend: () => void }) {
  const t = useTranslations("offline");
  return (
    <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
      <p className="text-sm text-muted">{oldest}</p>
      <Button onClick={onSend}>{t("sendAll")}</Button>
    </div>
  );
}
