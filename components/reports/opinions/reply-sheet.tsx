"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { SendFile } from "@/components/reports/send-file";

type Props = { projectId: string; reportId: string; mostBytes: number };

/** Reads the rows of a reply sheet into the table. */
export function ReplySheet({ projectId, reportId, mostBytes }: Props) {
  const t = useTranslations("reports.opinions");
  const router = useRouter();
  const [added, setAdded] = useState<{ added: number; left: number } | null>(null);
  return (
    <div className="flex flex-col items-start gap-2">
      <SendFile
        address={`/api/reports/${projectId}/${reportId}/opinions`}
        accept=".xlsx,.csv"
        mostBytes={mostBytes}
        words={{ hint: t("sheetHint"), choose: t("choose"), reading: t("reading") }}
        onSent={(answer) => {
          // What our own route answers.
          setAdded(answer as { added: number; left: number });
          router.refresh();
        }}
      />
      <p role="status" className="text-green empty:hidden">
        {added && t("added", { count: added.added, left: added.left })}
      </p>
    </div>
  );
}
