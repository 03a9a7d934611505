"use client";

import { useTranslations } from "use-intl";
import { ErrorText } from "@/components/form/error-text";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { messageOfProblem } from "@/components/form/schema-resolver";
import { Notice } from "@/components/ui/notice";
import type { Refusal } from "@/lib/errors";
import type { NewSite } from "@/lib/sites/schema";

/** Which of the sent sites caused the refusal. None was added. */
export function RefusedRows({ refusal, sent }: { refusal: Refusal | null; sent: readonly NewSite[] }) {
  const t = useTranslations("sites.add");
  const rows = refusal?.fields ?? [];
  if (!refusal || rows.length === 0) return <RefusalNotice refusal={refusal} />;
  return (
    <Notice kind="error">
      <ul>
        {rows.map((problem) => {
          const name = sent[Number(problem.path.split(".")[1])]?.name ?? "";
          return (
            <li key={problem.path}>
              {t("refusedRow", { name })} <ErrorText message={messageOfProblem(problem)} />
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
