import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import { translator } from "@/lib/i18n/server";
import type { WaitingVisit } from "@/lib/visits/data/waiting";
import { visitListHref, type Waiting } from "@/lib/visits/list-filter";

type WaitingListProps = { projectId: string; what: Waiting; total: number; visits: WaitingVisit[] };

/** The visits that have waited longest for the reader, each one tap away. */
export async function WaitingList({ projectId, what, total, visits }: WaitingListProps) {
  const t = await translator();
  return (
    <>
      <ul className="-mt-3">
        {visits.map((visit) => (
          <li
            key={visit.id}
            className="relative flex min-h-14 items-center gap-3 border-b border-line px-1 hover:bg-sunken"
          >
            <div className="min-w-0 grow py-1">
              <Link
                href={`/projects/${projectId}/visits/${visit.id}`}
                className="font-semibold no-underline after:absolute after:inset-0"
              >
                {visit.siteName}
              </Link>
              <p className="flex flex-wrap gap-x-3 text-sm text-muted">
                <time dateTime={visit.visitedOn}>{visit.visitedOn}</time>
                <span>{visit.recorderName}</span>
                {what === "returned" && visit.openComments > 0 && (
                  <span className="font-medium text-amber">
                    {t("visits.waiting.comments", { count: visit.openComments })}
                  </span>
                )}
              </p>
            </div>
            <Icon name="chevron-right" className="text-muted" />
          </li>
        ))}
      </ul>
      {total > visits.length && (
        <p className="mt-2">
          <Link
            href={visitListHref(projectId, { waiting: what })}
            className="text-action underline underline-offset-4 pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
          >
            {t("visits.waiting.all", { count: total })}
          </Link>
        </p>
      )}
    </>
  );
}
