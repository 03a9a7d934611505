"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "use-intl";
import { SourceChangesList } from "@/components/findings/source-changes";
import { SummaryForm } from "@/components/findings/matrix/summary-form";
import type { SummaryPlace } from "@/components/findings/matrix/summary-place";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { saveSummary } from "@/lib/findings/actions";
import type { CellSummary } from "@/lib/findings/matrix/read-summaries";

type SummaryPanelProps = SummaryPlace & { summary: CellSummary; mayWrite: boolean };

/** What an analyst makes of a cell, what has changed behind it since, and all earlier texts. */
export function SummaryPanel({ summary, mayWrite, ...place }: SummaryPanelProps) {
  const t = useTranslations("matrix.summary");
  const format = useFormatter();
  const router = useRouter();
  const [writing, setWriting] = useState(false);
  const { versions, sources, mark, changes } = summary;
  const [last, ...earlier] = versions;
  const text = last?.text ?? "";
  const stale = Object.values(changes).some((ids: string[]) => ids.length > 0);
  const signed = (version: { writer: string; writtenAt: string }) =>
    t("signed", {
      writer: version.writer,
      at: format.dateTime(new Date(version.writtenAt), { dateStyle: "medium", timeStyle: "short" }),
    });
  const affirm = useAction((version: string | null, press: string) =>
    saveSummary({ ...place, text, version, sources: mark }, press),
  );
  const stands = async () => {
    await affirm.send(last?.id ?? null);
    router.refresh();
  };
  return (
    <section aria-labelledby="summary" className="mb-6 rounded-md border border-line bg-surface px-4 py-3">
      <h2 id="summary" className="flex flex-wrap items-center gap-x-3 font-semibold">
        {t("title")}
        {stale && (
          <Badge tone="amber" glyph="≠">
            {t("stale")}
          </Badge>
        )}
      </h2>
      {last && text !== "" ? (
        <>
          <p className="mt-1 max-w-measure whitespace-pre-wrap">{text}</p>
          <p className="mt-1 text-sm text-muted">{signed(last)}</p>
        </>
      ) : (
        <p className="mt-1 text-sm text-muted">{t(sources === 0 ? "noSources" : "none")}</p>
      )}
      {stale && <SourceChangesList projectId={place.projectId} changes={changes} changed={summary.changed} />}
      <RefusalNotice refusal={affirm.refusal} />
      {mayWrite && !writing && (sources > 0 || text !== "") && (
        <p className="mt-2 flex flex-wrap gap-2 print:hidden">
          <Button onClick={() => setWriting(true)}>{t(text === "" ? "write" : "change")}</Button>
          {stale && sources > 0 && (
            <Button pending={affirm.pending} onClick={() => void stands()}>
              {t("stands")}
            </Button>
          )}
        </p>
      )}
      {writing && (
        <SummaryForm
          {...place}
          {...{ text, mark, sources }}
          version={last?.id ?? null}
          onDone={() => setWriting(false)}
        />
      )}
      {earlier.length > 0 && (
        <Disclosure
          summary={<span className="text-sm">{t("versions", { count: earlier.length })}</span>}
          className="mt-2 border-b-0"
        >
          <ol className="space-y-3">
            {earlier.map((version) => (
              <li key={version.id} className="border-s-2 border-s-line ps-3">
                <p className="max-w-measure whitespace-pre-wrap">{version.text || t("taken")}</p>
                <p className="text-sm text-muted">{signed(version)}</p>
              </li>
            ))}
          </ol>
        </Disclosure>
      )}
    </section>
  );
}
