"use client";

import Link from "next/link";
import { useState } from "react";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "use-intl";
import { ClaimForm } from "@/components/findings/claims/claim-form";
import { ClaimNews } from "@/components/findings/claims/claim-news";
import { TakeClaim } from "@/components/findings/claims/take-claim";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { affirmClaim } from "@/lib/findings/actions";
import type { PanelClaim } from "@/lib/findings/claims/load-claims";

type ClaimPanelProps = { projectId: string; claim: PanelClaim };

/** What a claim says, its evidence in order, what has changed behind it since, and all earlier texts. */
export function ClaimPanel({ projectId, claim }: ClaimPanelProps) {
  const t = useTranslations("claims");
  const format = useFormatter();
  const router = useRouter();
  const [writing, setWriting] = useState(false);
  /** Something changed between what the person read and the press. */
  const [again, setAgain] = useState(false);
  const { versions, stale, gone, changes, mark, mayWrite } = claim;
  const [last, ...earlier] = versions;
  const affirm = useAction((version: string, press: string) =>
    affirmClaim({ projectId, claimId: claim.id, version, sources: mark }, press),
  );
  if (!last) return null;
  const signed = (text: { writer: string; writtenAt: string }) =>
    t("sheet.signed", {
      writer: text.writer,
      at: format.dateTime(new Date(text.writtenAt), { dateStyle: "medium", timeStyle: "short" }),
    });
  const seen = async () => {
    const answer = await affirm.send(last.id);
    setAgain(answer.ok && !answer.data.saved);
    router.refresh();
  };
  const taken = last.text === "";
  return (
    <section aria-labelledby="claim" className="rounded-md border border-line bg-surface px-4 py-3">
      <h2 id="claim" className="flex max-w-measure flex-wrap items-center gap-x-3 text-lg font-semibold">
        {taken ? t("sheet.takenNow") : last.text}
        {stale && (
          <Badge tone="amber" glyph="≠">
            {t("stale")}
          </Badge>
        )}
      </h2>
      <p className="mt-1 text-sm text-muted">{signed(last)}</p>
      {stale && <ClaimNews {...{ projectId, gone, changes }} />}
      <RefusalNotice refusal={affirm.refusal} />
      {again && <Notice kind="warning">{t("sheet.again")}</Notice>}
      {!writing && <Evidence {...{ projectId, claim }} />}
      {mayWrite && !writing && (
        <div className="mt-3 flex flex-wrap gap-2 print:hidden">
          {stale && (
            <Button variant="primary" pending={affirm.pending} onClick={() => void seen()}>
              {t("sheet.seen")}
            </Button>
          )}
          <Button onClick={() => setWriting(true)}>{t(taken ? "sheet.restore" : "sheet.change")}</Button>
          {!taken && <TakeClaim {...{ projectId, claim }} version={last.id} onOther={() => setAgain(true)} />}
        </div>
      )}
      {writing && (
        <ClaimForm
          {...{ projectId }}
          claimId={claim.id}
          dimension={claim.dimension}
          choices={claim.choices}
          begun={{
            statement: last.text,
            version: last.id,
            themes: claim.themes,
            evidence: claim.evidence,
            waiting: claim.waiting,
            bestId: claim.bestId,
          }}
          onDone={() => setWriting(false)}
        />
      )}
      {earlier.length > 0 && (
        <Disclosure
          summary={<span className="text-sm">{t("sheet.versions", { count: earlier.length })}</span>}
          className="mt-2 border-b-0"
        >
          <ol className="space-y-3">
            {earlier.map((version) => (
              <li key={version.id} className="border-s-2 border-s-line ps-3">
                <p className="max-w-measure">{version.text || t("sheet.taken")}</p>
                <p className="text-sm text-muted">{signed(version)}</p>
              </li>
            ))}
          </ol>
        </Disclosure>
      )}
    </section>
  );
}

function Evidence({ projectId, claim }: ClaimPanelProps) {
  const t = useTranslations("claims.sheet");
  const words = useTranslations("vocabulary.entryForm");
  const { evidence, waiting, bestId } = claim;
  return (
    <>
      <h3 className="mt-3 font-medium">{t("evidence")}</h3>
      {evidence.length === 0 && waiting.length === 0 && <p className="text-sm text-muted">{t("evidenceNone")}</p>}
      <ol aria-label={t("evidence")} className="mt-1 space-y-2">
        {evidence.map((entry) => (
          <li key={entry.id} className="border-s-2 border-s-line ps-3">
            <p className="max-w-measure whitespace-pre-wrap">{entry.text}</p>
            <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
              {entry.id === bestId && (
                <Badge tone="action" glyph="★">
                  {t("best")}
                </Badge>
              )}
              <span>{words(entry.form)}</span>
              <Link
                href={`/projects/${projectId}/visits/${entry.visitId}#entry-${entry.id}`}
                prefetch={false}
                className="text-action underline underline-offset-4"
              >
                {t("visit", { site: entry.siteName, day: entry.visitedOn })}
              </Link>
            </p>
          </li>
        ))}
      </ol>
      {waiting.length > 0 && <p className="mt-1 text-sm text-muted">{t("waiting", { count: waiting.length })}</p>}
    </>
  );
}
