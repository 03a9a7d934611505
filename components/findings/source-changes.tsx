"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { ChangedEntry } from "@/lib/findings/queries/changed-entries";
import type { SourceChanges } from "@/lib/findings/sourced/sources";

interface SourceChangesListProps {
  projectId: string;
  changes: SourceChanges;
  /** The first of them, in words. */
  changed: readonly ChangedEntry[];
}

/** Which entries are new, changed or gone since a text was written on them. */
export function SourceChangesList({ projectId, changes, changed }: SourceChangesListProps) {
  const t = useTranslations("matrix.summary");
  const [added, altered, removed] = [changes.added.length, changes.changed.length, changes.removed.length];
  const more = added + altered + removed - changed.length;
  return (
    <div className="mt-2">
      <p className="text-sm">{t("changes", { added, changed: altered, removed })}</p>
      <ul aria-label={t("changesList")} className="mt-1 space-y-1">
        {changed.map(({ id, how, entry }) => (
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
