import Link from "next/link";
import { FollowUpItem } from "@/components/followups/follow-up-item";
import { ManageFollowUp, type Asker } from "@/components/followups/manage-follow-up";
import { ClientMessages } from "@/components/messages/client-messages";
import { buttonClass } from "@/components/ui/button";
import type { FollowUp } from "@/lib/followups/types";
import { translator } from "@/lib/i18n/server";

type FollowUpListProps = { projectId: string; followUps: FollowUp[]; askers: Asker[]; mayAsk: boolean };

/** The questions, each with what can be done with it. */
export async function FollowUpList({ projectId, followUps, askers, mayAsk }: FollowUpListProps) {
  const t = await translator();
  return (
    <ClientMessages nouns={["followups", "errors", "frame"]}>
      <ul className="border-t border-edge">
        {followUps.map((followUp) => (
          <FollowUpItem key={followUp.id} {...{ projectId, followUp }}>
            {mayAsk && followUp.state === "open" && (
              <div className="mt-1 flex flex-wrap gap-2 print:hidden">
                <Link
                  href={`/projects/${projectId}/visits/new?site=${followUp.site.id}`}
                  prefetch={false}
                  className={buttonClass({ size: "sm" })}
                >
                  {t("followups.item.visit")}
                </Link>
                <ManageFollowUp
                  {...{ projectId, askers }}
                  followUp={{ id: followUp.id, question: followUp.question, assigneeId: followUp.assignee.id }}
                />
              </div>
            )}
          </FollowUpItem>
        ))}
      </ul>
    </ClientMessages>
  );
}
