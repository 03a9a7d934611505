"use client";

import Link from "next/link";
import { memo, useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { DeleteReport } from "@/components/reports/delete-report";
import { useEditor } from "@/components/reports/editor-context";
import { ExportDialog } from "@/components/reports/export-dialog";
import { ListsDialog } from "@/components/reports/lists-dialog";
import { useUnitName } from "@/components/reports/unit-name";
import { usePresence } from "@/components/reports/use-presence";
import { ReportTitle } from "@/components/reports/report-title";
import { PrintButton } from "@/components/reports/print-button";
import { RefreshedNote } from "@/components/reports/refreshed-note";
import { StageBadge } from "@/components/reports/stage-badge";
import { StageMenu } from "@/components/reports/stage-menu";
import { classNames } from "@/components/ui/class-names";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { PageHeader } from "@/components/ui/page-header";
import { missingOffice } from "@/lib/reports/missing-office";
import { refreshReport } from "@/lib/reports/actions";
import type { ReportStage } from "@/lib/vocabulary";

type EditorHeaderProps = {
  projectId: string;
  reportId: string;
  version: number;
  stage: ReportStage;
  title: string;
  dirty: boolean;
  /** The report is not here yet: nothing can be done with it. */
  closed?: boolean;
  mayFinalise: boolean;
  mayDelete: boolean;
  save: () => Promise<boolean>;
  /** Saves unsaved changes. Returns the version after it, or null if saving was refused. */
  saveForUpdate: () => Promise<number | null>;
  onAdvanced: (version: number, note: ReactNode) => void;
  /** Takes in what others have just written. */
  onStale: () => void;
};

export const EditorHeader = memo(function EditorHeader(props: EditorHeaderProps) {
  const {
    projectId,
    reportId,
    version,
    stage,
    title,
    dirty,
    closed = false,
    mayFinalise,
    mayDelete,
    save,
    saveForUpdate,
    onAdvanced,
    onStale,
  } = props;
  const t = useTranslations("reports");
  const { draft, warnings, answered, moved, base } = useEditor();
  const missing = missingOffice(draft);
  const placeName = useUnitName();
  const others = usePresence(projectId, reportId, !closed);
  const [pending, setPending] = useState(false);
  const [more, setMore] = useState(false);
  const { send, refusal, forget } = useAction(refreshReport);

  const update = async () => {
    setPending(true);
    forget();
    const onVersion = await saveForUpdate();
    if (onVersion !== null) {
      const answer = await send({ projectId, reportId, version: onVersion });
      if (!answer.ok && answer.error.code === "stale") onStale();
      if (answer.ok) {
        const { points, stale } = answer.data;
        onAdvanced(answer.data.version, <RefreshedNote {...{ points, stale }} />);
      }
    }
    setPending(false);
  };

  return (
    <div className="print:hidden">
      <PageHeader
        title={<ReportTitle text={title || t("editor.untitled")} />}
        mark={<StageBadge stage={stage} />}
        back={{ href: `/projects/${projectId}/reports`, label: t("editor.back") }}
        actions={
          <fieldset disabled={closed} className="contents">
            <ExportDialog
              {...{ projectId, reportId, stage, warnings, answered, moved, base, placeName, save }}
              missing={stage === "first_draft" ? [] : missing}
            />
            {/* On a phone they would stand before the report. */}
            <Button aria-expanded={more} onClick={() => setMore(!more)} className="sm:hidden">
              {t(more ? "editor.fewer" : "editor.more")}
              <Icon name={more ? "chevron-up" : "chevron-down"} className="size-4" />
            </Button>
            <div className={classNames("contents", !more && "max-sm:hidden")}>
              <Button onClick={() => void update()} pending={pending}>
                <Icon name="sync" />
                {t("editor.refresh")}
              </Button>
              <StageMenu
                {...{ projectId, reportId, version, stage, mayFinalise, onAdvanced, onStale }}
                unsaved={dirty}
                checks={{ open: warnings.length, answered, moved, base, missing, placeName }}
              />
              <Link href={`/projects/${projectId}/reports/${reportId}/history`} className={buttonClass({})}>
                {t("history.link")}
              </Link>
              <PrintButton {...{ projectId, reportId, save }} />
              {mayDelete && <DeleteReport {...{ projectId, reportId, title }} />}
              <ListsDialog {...{ projectId, reportId, save }} />
            </div>
          </fieldset>
        }
      />
      <div className="mb-4 empty:hidden">
        <RefusalNotice refusal={refusal} />
      </div>
      <p role="status" className="mb-4 text-sm text-muted empty:hidden">
        {others.length > 0 && t("editor.others", { names: others.join("、") })}
      </p>
    </div>
  );
});
