"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { CellSummary } from "@/lib/findings/matrix/read-summaries";

/** Which entries are new, changed or gone since the summary was written. */
export function SourceChangesList({ projectId, summary }: { projectId: string; summary: CellSummary }) {
  const t = useTranslations("matrix.summary");
  const { added, changed, removed } = summary.changes;
  const more = added.length + changed.length + removed.length - summary.changed.length;
  return (
    <div className="mt-2">
      <p className="text-sm">
        {t("changes", { added: added.length, changed: changed.length, removed: removed.length })}
      </p>
      <ul aria-label={t("changesList")} className="mt-1 space-y-1">
        {summary.changed.map(({ id, how, entry }) => (
          <li key={id} className="max-w-measure text-sm">
            <b className="me-2 font-medium">{t(`how.${how}`)}</b>
            {entry ? (
              <>
                {entry.text}{" "}
                <Link
                  href={`/projects/${projectId}/visits/${entry.visitId}#entry-${id}`}
                  prefetch={false}
                  className="text-action underline underline-offset-4"
                >
                  {t("visit", { day: entry.visitedOn })}
                </Link>
              </>
            ) : (
              <span className="text-muted">{t("unread")}</span>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="text-sm text-muted">{t("moreChanges", { count: more })}</p>}
    </div>
  );
}
