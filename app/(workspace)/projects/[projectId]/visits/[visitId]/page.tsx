import type { Metadata } from "next";
import { VisitAttachments } from "@/components/attachments/visit-attachments";
import { FollowUpsHere } from "@/components/followups/follow-ups-here";
import { ClientMessages } from "@/components/messages/client-messages";
import { CorrectionList } from "@/components/reports/corrected/correction-list";
import { VisitUses } from "@/components/reports/visit-uses";
import { AnchorTarget } from "@/components/ui/anchor-target";
import { DecidedNotice } from "@/components/visits/detail/decided-notice";
import { PersonalNotice } from "@/components/visits/detail/personal-notice";
import { ReviewBar } from "@/components/visits/detail/review-bar";
import { ReviewProvider } from "@/components/visits/detail/review-context";
import { ReviewSummary } from "@/components/visits/detail/review-summary";
import { SinceReturnPart } from "@/components/visits/detail/since-return-part";
import { VisitDimension } from "@/components/visits/detail/visit-dimension";
import { VisitFacts } from "@/components/visits/detail/visit-facts";
import { VisitHeader } from "@/components/visits/detail/visit-header";
import { loadAttachments } from "@/lib/attachments/loaders";
import { attachmentLabels } from "@/components/attachments/attachment-labels";
import { loadFollowUpsOf } from "@/lib/followups/loaders";
import { loadCorrections, loadVisitUses } from "@/lib/reports/loaders";
import { loadVisit } from "@/lib/visits/loaders";

type VisitPageProps = { params: Promise<{ projectId: string; visitId: string }> };

export async function generateMetadata({ params }: VisitPageProps): Promise<Metadata> {
  const { projectId, visitId } = await params;
  const { visit } = await loadVisit(projectId, visitId);
  return { title: `${visit.site.name} ${visit.visitedOn}` };
}

export default async function VisitPage({ params }: VisitPageProps) {
  const { projectId, visitId } = await params;
  const loaded = await loadVisit(projectId, visitId);
  const { visit, since, toReview, mayApprove, mayReturn, mayWithdraw, mayEdit, mayVoid, mayReview, mayReadReview } =
    loaded;
  const attachments = await loadAttachments(projectId, visit.id);
  const comments = mayReadReview ? visit.comments : [];
  const open = comments.flatMap(({ id, resolvedAt }) => (resolvedAt === null ? [id] : []));
  const reviewed = { projectId, visitId: visit.id, version: visit.version, state: visit.state };
  const waiting = visit.state === "submitted";
  const followUps = await loadFollowUpsOf(projectId, { visitId: visit.id });
  const corrections = await loadCorrections(projectId, visit.id);
  const uses =
    visit.state === "approved" && (mayReview || mayVoid) ? (
      <VisitUses {...{ projectId, visit }} {...await loadVisitUses(projectId, visit.id)} />
    ) : null;
  return (
    <ClientMessages nouns={["visits", "privacy", "errors", "attachments"]}>
      <ReviewProvider reviewed={reviewed} mayReturn={mayReturn}>
        {mayReview && <DecidedNotice left={toReview} />}
        <VisitHeader {...{ projectId, visit, mayEdit, mayWithdraw, mayVoid, mayReadReview, uses }} />
        {mayReadReview && <PersonalNotice visit={visit} />}
        <VisitFacts visit={visit} marked={mayReadReview} />
        {since && (since.changes.length > 0 || waiting) && <SinceReturnPart visit={visit} since={since} />}
        {mayReadReview && <ReviewSummary {...{ projectId, visit }} maySettle={mayReturn} />}
        {visit.dimensions.map((dimension) => (
          <VisitDimension
            key={dimension.key}
            {...{ projectId, visit, dimension, comments, mayReturn, since }}
            marked={mayReadReview}
            attachments={attachments.items}
          />
        ))}
        <FollowUpsHere projectId={projectId} found={followUps} withOrigin />
        {attachments.items.length > 0 && (
          <VisitAttachments
            {...{ projectId, ...attachments }}
            labels={await attachmentLabels(visit.dimensions, attachments.items)}
          />
        )}
        {corrections && <CorrectionList {...{ projectId, ...corrections }} visitId={visit.id} />}
        {mayReview && (
          <ReviewBar
            {...{ reviewed, toReview, mayApprove, mayReturn }}
            about={{ site: visit.site.name, visitedOn: visit.visitedOn }}
            ownWork={waiting && !mayApprove}
            openComments={open}
            uses={uses}
          />
        )}
      </ReviewProvider>
      <AnchorTarget />
    </ClientMessages>
  );
}
