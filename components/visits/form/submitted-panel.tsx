"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/form/error-text";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { WithdrawVisit } from "@/components/visits/detail/withdraw-visit";
import { DeviceMinutes } from "@/components/visits/minutes/device-minutes";
import type { LocalDraft } from "@/lib/offline/local-draft";
import type { OutboxView } from "@/lib/offline/sender";
import type { VisitFormData } from "@/lib/visits/types";

type SubmittedPanelProps = {
  data: VisitFormData;
  draft: LocalDraft;
  sending: boolean;
  view: OutboxView;
  onGoOn: () => void;
  onRetry: () => void;
};

/** After 提交审核: where the visit is now, on this device or with the reviewer. */
export function SubmittedPanel({ data, draft, sending, view, onGoOn, onRetry }: SubmittedPanelProps) {
  const t = useTranslations("visits");
  const sentence = useErrorText();
  const visits = `/projects/${draft.projectId}/visits`;
  const arrived = !draft.submitRequested;
  const refused = draft.queue.at === "forbidden" ? sentence(draft.queue.key) : null;
  const said = arrived
    ? "arrived"
    : refused
      ? "refused"
      : view.halt === "signedOut"
        ? "signedOut"
        : sending
          ? "sending"
          : draft.content === null
            ? "incomplete"
            : "waiting";
  return (
    <section aria-live="polite" className="rounded-md border border-line bg-surface px-5 py-8 sm:px-8">
      <div className="flex max-w-measure flex-col items-start gap-2">
        <Icon
          name={arrived ? "check" : refused ? "warning" : "clock"}
          className={arrived ? "size-6 text-green" : "size-6 text-amber"}
        />
        <h1 className="font-song text-2xl font-bold">{t(`form.submitted.${said}.title`)}</h1>
        {draft.siteName && <p className="font-medium">{draft.siteName}</p>}
        <p className="text-muted">{refused ?? t(`form.submitted.${said}.text`)}</p>
        <div className="mt-3 flex flex-wrap gap-2">
          {arrived ? (
            <>
              <Link href={`${visits}/${draft.id}`} className={buttonClass({ variant: "primary" })}>
                {t("form.submitted.open")}
              </Link>
              <Link href={`${visits}/${draft.id}/minutes`} className={buttonClass()}>
                <Icon name="report" />
                {t("form.minutes.open")}
              </Link>
              <WithdrawVisit projectId={draft.projectId} visitId={draft.id} version={draft.baseVersion} />
            </>
          ) : (
            <>
              {!sending && (
                <Button variant="primary" onClick={onRetry}>
                  {t("outbox.retry")}
                </Button>
              )}
              <Button onClick={onGoOn}>{t("form.submitted.goOn")}</Button>
              <DeviceMinutes visitId={draft.id} data={data} typed={() => draft.typed} />
            </>
          )}
          <Link href={visits} className={buttonClass({ variant: "quiet" })}>
            {t("form.submitted.list")}
          </Link>
        </div>
      </div>
    </section>
  );
}
