"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { WithdrawVisit } from "@/components/visits/detail/withdraw-visit";
import { DeviceMinutes } from "@/components/visits/minutes/device-minutes";
import { HeldSentence } from "@/components/visits/outbox/held-sentence";
import { heldBack, type Held } from "@/lib/offline/held";
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

type Waiting = "sending" | "signedOut" | "incomplete" | "refused" | "waiting";
const titles: Record<Held["why"], Waiting> = {
  saved: "sending",
  sending: "sending",
  waiting: "waiting",
  conflict: "refused",
  invalid: "refused",
  forbidden: "refused",
  missing: "incomplete",
  unchecked: "incomplete",
  fault: "waiting",
  signedOut: "signedOut",
  outdated: "waiting",
  offline: "waiting",
  unreachable: "waiting",
  failed: "waiting",
};

/** After 提交审核: where the visit is now, on this device or with the reviewer. */
export function SubmittedPanel({ data, draft, sending, view, onGoOn, onRetry }: SubmittedPanelProps) {
  const t = useTranslations("visits");
  const visits = `/projects/${draft.projectId}/visits`;
  const arrived = !draft.submitRequested;
  const held = heldBack(draft, view);
  const said = arrived ? "arrived" : titles[held.why];
  const refused = said === "refused";
  return (
    <section aria-live="polite" className="rounded-md border border-line bg-surface px-5 py-8 sm:px-8">
      <div className="flex max-w-measure flex-col items-start gap-2">
        <Icon
          name={arrived ? "check" : refused ? "warning" : "clock"}
          className={arrived ? "size-6 text-green" : "size-6 text-amber"}
        />
        <h1 className="font-song text-2xl font-bold">{t(`form.submitted.${said}.title`)}</h1>
        {draft.siteName && <p className="font-medium">{draft.siteName}</p>}
        <p className="text-muted">
          {said === "arrived" || said === "sending" || said === "signedOut" ? (
            t(`form.submitted.${said}.text`)
          ) : (
            // The way back to the fields is 撤回, below.
            <HeldSentence held={held} typed={draft.typed} linkTo={(_path, name) => name} />
          )}
        </p>
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
