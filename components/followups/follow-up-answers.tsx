import Link from "next/link";
import type { FollowUpAnswer } from "@/lib/followups/types";
import { translator } from "@/lib/i18n/server";

const sourceLink = "touch-link";

/** What the visits brought back, each with its source. Two visits that asked the same stand one below the other. */
export async function FollowUpAnswers({ projectId, answers }: { projectId: string; answers: FollowUpAnswer[] }) {
  const t = await translator();
  return answers.map(({ visitId, visitedOn, visitState, siteName, recorderName, entries, note }) => {
    const visit = `/projects/${projectId}/visits/${visitId}`;
    const [first] = entries;
    return (
      <div key={visitId} className="mt-2 border-s-3 border-s-green ps-3">
        {entries.map(({ id, text }) => (
          <p key={id} className="max-w-measure whitespace-pre-wrap">
            {t("followups.item.answered", { text })}
          </p>
        ))}
        {note !== "" && (
          <p className="max-w-measure whitespace-pre-wrap">
            {t(entries.length > 0 ? "followups.item.noteOnly" : "followups.item.asked", { note })}
          </p>
        )}
        <p className="flex flex-wrap gap-x-3 text-sm text-muted">
          <Link href={first ? `${visit}#entry-${first.id}` : visit} prefetch={false} className={sourceLink}>
            {t("followups.item.source", { site: siteName, day: visitedOn, name: recorderName })}
          </Link>
          {visitState !== "approved" && <span>◐ {t("followups.item.draft")}</span>}
        </p>
      </div>
    );
  });
}
