import { PressedRows } from "@/components/ui/pressed-rows";
import { translator } from "@/lib/i18n/server";
import type { WaitingVisit } from "@/lib/visits/data/waiting";
import { visitListHref, type Waiting } from "@/lib/visits/list-filter";

type WaitingListProps = { projectId: string; what: Waiting; total: number; visits: WaitingVisit[] };

/** The visits that have waited longest for the reader, each one tap away. */
export async function WaitingList({ projectId, what, total, visits }: WaitingListProps) {
  const t = await translator();
  const rows = visits.map((visit) => ({
    key: visit.id,
    href: `/projects/${projectId}/visits/${visit.id}`,
    title: visit.siteName,
    below: (
      <>
        <time dateTime={visit.visitedOn}>{visit.visitedOn}</time>
        <span>{visit.recorderName}</span>
        {what === "returned" && visit.openComments > 0 && (
          <span className="font-medium text-amber">{t("visits.waiting.comments", { count: visit.openComments })}</span>
        )}
      </>
    ),
  }));
  const rest =
    total > visits.length
      ? { href: visitListHref(projectId, { waiting: what }), label: t("visits.waiting.all", { count: total }) }
      : null;
  return <PressedRows rows={rows} rest={rest} />;
}
