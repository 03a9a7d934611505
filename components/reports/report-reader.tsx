"use client";

import Link from "next/link";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { EvidenceCard } from "@/components/reports/evidence-card";
import { ExportDialog } from "@/components/reports/export-dialog";
import { ListsDialog } from "@/components/reports/lists-dialog";
import { FollowedPanes } from "@/components/reports/followed-panes";
import { OutlineButton } from "@/components/reports/outline-button";
import type { PaneName } from "@/components/reports/panes";
import { Paper } from "@/components/reports/paper";
import { PrintButton } from "@/components/reports/print-button";
import { ReportTitle } from "@/components/reports/report-title";
import { StageBadge } from "@/components/reports/stage-badge";
import { StageMenu } from "@/components/reports/stage-menu";
import { useAddressedPoint } from "@/components/reports/use-addressed-point";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { reportLabels, type ReportLabelStrings } from "@/lib/reports/formats/labels";
import { levelOneNumber, runInOpening } from "@/lib/reports/formats/numerals";
import type { ReportModel } from "@/lib/reports/model";
import { titleInOneLine } from "@/lib/reports/title";
import { fillTokens, type TokenValues, type TokenWords } from "@/lib/reports/tokens";

type ReportReaderProps = {
  projectId: string;
  reportId: string;
  version: number;
  /** The figures of its text are named; `values` has them. Null in a final report, whose text has the numbers. */
  model: ReportModel;
  values: TokenValues | null;
  words: TokenWords;
  labelStrings: ReportLabelStrings;
  mayFinalise: boolean;
  /** Why it cannot be edited. */
  notice: string;
};

/** A report to read only: it is final, or the person may not write. */
export function ReportReader({
  projectId,
  reportId,
  version,
  model,
  values,
  words,
  labelStrings,
  mayFinalise,
  notice,
}: ReportReaderProps) {
  const t = useTranslations("reports");
  const labels = useMemo(() => reportLabels(labelStrings), [labelStrings]);
  const [pointId, setPointId] = useAddressedPoint(model);
  const [shown, setShown] = useState<PaneName>("paper");
  const fill = (text: string) => (values ? fillTokens(text, values, words) : text);
  const point = model.sections.flatMap(({ points }) => points).find(({ id }) => id === pointId);

  const outline = (
    <ol className="flex flex-col gap-3">
      {model.sections.map((section, place) => (
        <li key={section.id}>
          <p className="px-2 text-sm font-semibold">
            {levelOneNumber(place + 1)}
            {fill(section.heading)}
          </p>
          <ol>
            {section.points.map((one, index) => (
              <li key={one.id}>
                <OutlineButton place={one.id} current={one.id === pointId} onClick={() => setPointId(one.id)}>
                  <span>
                    <span className="text-muted">{runInOpening(index + 1)}</span>
                    {fill(one.lead)}
                  </span>
                </OutlineButton>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );

  const evidence = point ? (
    <>
      <h2 className="font-semibold">{t("editor.evidenceOf", { lead: fill(point.lead) })}</h2>
      <p className="mb-3 text-sm text-muted">
        {t("editor.evidenceCount", {
          count: point.evidence.length,
          sites: new Set(point.evidence.map(({ siteName }) => siteName)).size,
        })}
      </p>
      <ul>
        {point.evidence.map(({ entryId, ...entry }) => (
          <EvidenceCard key={entryId} {...{ projectId, entryId, entry }} />
        ))}
      </ul>
    </>
  ) : (
    <p className="text-sm text-muted">{t("editor.pickPoint")}</p>
  );

  return (
    <>
      <div className="print:hidden">
        <PageHeader
          title={<ReportTitle text={titleInOneLine(fill(model.title))} />}
          mark={<StageBadge stage={model.stage} />}
          back={{ href: `/projects/${projectId}/reports`, label: t("editor.back") }}
          actions={
            <>
              {model.stage === "final" && (
                <StageMenu {...{ projectId, reportId, version, mayFinalise }} stage={model.stage} />
              )}
              <Link href={`/projects/${projectId}/reports/${reportId}/history`} className={buttonClass({})}>
                {t("history.link")}
              </Link>
              <PrintButton {...{ projectId, reportId }} />
              <ListsDialog {...{ projectId, reportId }} />
              <ExportDialog {...{ projectId, reportId }} stage={model.stage} warnings={[]} />
            </>
          }
        />
        <Notice className="mb-4">{notice}</Notice>
      </div>
      <FollowedPanes
        shown={shown}
        onShow={setShown}
        panes={{
          outline,
          paper: (
            <Paper
              {...{ projectId, model, values }}
              labels={labels}
              label={t("editor.paperLabel")}
              selected={pointId ? { part: "point", id: pointId } : null}
              onSelect={(unit) => void (unit.part === "point" && setPointId(unit.id))}
            />
          ),
          evidence,
        }}
      />
    </>
  );
}
