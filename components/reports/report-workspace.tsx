"use client";

import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ClosedEditor } from "@/components/reports/closed-editor";
import { ReportEditor } from "@/components/reports/report-editor";
import { useWorkingCopy } from "@/components/reports/use-working-copy";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ReportLabelStrings } from "@/lib/reports/formats/labels";
import type { TokenValues, TokenWords } from "@/lib/reports/tokens";
import type { SketchedRecord } from "@/lib/reports/sketch";

type ReportWorkspaceProps = {
  userId: string;
  projectId: string;
  /** What the page carries of the report (sketch.ts). */
  sketch: { record: SketchedRecord; values: TokenValues; linesLeft: number };
  labelStrings: ReportLabelStrings;
  words: TokenWords;
  mayFinalise: boolean;
  mayDelete: boolean;
};

/**
 * Shows what the page carries of the report, closed, until all of it has been read. Keeps the editor while the page is
 * read again, so that nothing typed meanwhile is lost and an open dialog stays. Reads the report again when this person
 * has updated it from the data, or moved it to another stage.
 */
export function ReportWorkspace({ sketch, ...props }: ReportWorkspaceProps) {
  const t = useTranslations("reports");
  const router = useRouter();
  const [note, setNote] = useState<ReactNode>(null);
  const { opened, failed, read } = useWorkingCopy(props.projectId, sketch.record.id);
  // Another person may have moved it to another stage since.
  const stage = (opened && opened.record.version >= sketch.record.version ? opened : sketch).record.stage;
  return (
    <>
      <div className="print:hidden" aria-live="polite">
        {note && <Notice className="mb-4">{note}</Notice>}
        {failed && (
          <Notice
            kind="error"
            className="mb-4"
            action={
              <Button size="sm" onClick={() => void read()}>
                {t("open.again")}
              </Button>
            }
          >
            {t("open.failed")}
          </Notice>
        )}
      </div>
      {opened ? (
        <ReportEditor
          {...props}
          {...opened}
          stage={stage}
          // A final report has a page of its own, which is on its way: a dialog that is opened here would be lost with
          // it.
          mayFinalise={props.mayFinalise && stage !== "final"}
          onMoved={() => router.refresh()}
          onAdvanced={(_version, said) => {
            setNote(said);
            void read();
            router.refresh();
          }}
        />
      ) : (
        <ClosedEditor {...props} {...sketch} />
      )}
    </>
  );
}
