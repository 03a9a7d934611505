"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ReportEditor, type ReportEditorProps } from "@/components/reports/report-editor";
import { Notice } from "@/components/ui/notice";

type ReportWorkspaceProps = Omit<ReportEditorProps, "onMoved" | "onAdvanced">;

/**
 * Keeps the editor while the page is read again, so that nothing typed meanwhile is lost. Opens it again when this
 * person has updated the report from the data, or moved it to another stage.
 */
export function ReportWorkspace(props: ReportWorkspaceProps) {
  const router = useRouter();
  const { version } = props.record;
  const [opened, setOpened] = useState(version);
  const [awaited, setAwaited] = useState<number | null>(null);
  const [note, setNote] = useState<string | null>(null);
  if (awaited !== null && version >= awaited) {
    setAwaited(null);
    setOpened(version);
  }
  return (
    <>
      <div className="print:hidden" aria-live="polite">
        {note && <Notice className="mb-4">{note}</Notice>}
      </div>
      <ReportEditor
        key={opened}
        {...props}
        onMoved={() => router.refresh()}
        onAdvanced={(to, said) => {
          setNote(said ?? null);
          setAwaited(to);
          router.refresh();
        }}
      />
    </>
  );
}
