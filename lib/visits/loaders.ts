import "server-only";
import { cache } from "react";
import { forbidden, notFound } from "next/navigation";
import { listAttachments } from "@/lib/attachments/data/attachment-rows";
import { asReader, can } from "@/lib/auth/policy";
import { openProject, openToRead } from "@/lib/gates/open-page";
import { readProject } from "@/lib/projects/data";
import { siteFilterOf } from "@/lib/sites/data";
import { id } from "@/lib/text";
import { listRecorders } from "@/lib/visits/data/recorders";
import { readSinceReturn } from "@/lib/visits/data/since-return";
import { listSiteProgress } from "@/lib/visits/data/site-progress";
import { visibleStates } from "@/lib/visits/data/visible-states";
import { readVisitDetail } from "@/lib/visits/data/visit-detail";
import { readVisitForm } from "@/lib/visits/data/visit-form";
import { readVisitHistory } from "@/lib/visits/data/visit-history";
import { countWaiting } from "@/lib/visits/data/waiting";
import { listVisits } from "@/lib/visits/data/visit-list";
import { visitPageSize, type VisitListFilter } from "@/lib/visits/list-filter";
import { composeMinutes } from "@/lib/visits/minutes/compose";
import { minutesWords } from "@/lib/visits/minutes/document-words";
import { fromDetail } from "@/lib/visits/minutes/from-detail";
import type { VisitFormData } from "@/lib/visits/types";

/** The frame and the page inside it ask for the same. */
const waitingFor = cache(countWaiting);

/** The visits of a project under a filter, with how far each site has come. */
export async function loadVisitList(projectId: string, asked: { filter: VisitListFilter; page: number }) {
  const { scope } = await openProject(projectId, "visit.read");
  const size = visitPageSize(asked.filter);
  const page = { offset: (asked.page - 1) * size, size };
  const [visits, progress, recorders] = await Promise.all([
    listVisits(scope, asked.filter, page),
    listSiteProgress(scope),
    listRecorders(scope),
  ]);
  return {
    ...visits,
    userId: scope.userId,
    /** How many visits wait for this reviewer. */
    toReview: can(scope.actor, "visit.approve") ? (await waitingFor(scope)).review : 0,
    progress,
    sites: siteFilterOf(progress, asked.filter.site),
    recorders,
    states: visibleStates(scope),
    mayReview: can(scope.actor, "visit.approve"),
    mayWrite: can(scope.actor, "visit.write"),
    maySetUp: can(scope.actor, "site.edit"),
  };
}

/** How many visits wait for the reader, for the frame around every page of a project. */
export async function loadWaitingCount(projectId: string): Promise<number> {
  const { scope } = await openProject(projectId, "project.read");
  const { returned, review } = await waitingFor(scope);
  return returned + review;
}

async function openVisit(projectId: string, visitId: string) {
  const { scope } = await openProject(projectId, "visit.read");
  const known = id.safeParse(visitId);
  const visit = known.success ? await readVisitDetail(scope, known.data) : null;
  if (!visit) notFound();
  const subject = { state: visit.state, recorderId: visit.recorder.id, createdBy: visit.createdBy };
  if (!can(scope.actor, "visit.read", subject)) forbidden();
  return { scope, visit, subject };
}

/** One visit for reading, with what this reader may do with it. */
export const loadVisit = cache(async (projectId: string, visitId: string) => {
  const { scope, visit, subject } = await openVisit(projectId, visitId);
  const mayApprove = can(scope.actor, "visit.approve", subject);
  const mayReadReview = can(asReader(scope.actor), "visit.write");
  const between = visit.state === "returned" || visit.state === "submitted";
  return {
    visit,
    /** How many visits wait for this reviewer, this one among them if they may approve it. */
    toReview: can(scope.actor, "visit.approve") ? (await waitingFor(scope)).review : 0,
    mayEdit: can(scope.actor, "visit.write", subject),
    mayWithdraw: can(scope.actor, "visit.withdraw", subject) && !visit.reviewBegun,
    mayApprove,
    mayReturn: can(scope.actor, "visit.return", subject),
    mayVoid: can(scope.actor, "visit.void", subject),
    /** The page is for a reviewer, whatever this visit's state allows. */
    mayReview: can(scope.actor, "visit.approve"),
    /** Only the team may see comments and history. */
    mayReadReview,
    /** What changed since it was returned, until the next decision. */
    since: mayReadReview && between ? await readSinceReturn(scope, visit) : null,
  };
});

/** The 走访纪要 of one visit, for anyone who may read the visit. */
export const loadMinutes = cache(async (projectId: string, visitId: string) => {
  const { scope, visit } = await openVisit(projectId, visitId);
  const { name } = await readProject(scope);
  const photos = (await listAttachments(scope, visit.id)).filter(({ kind }) => kind === "photo");
  const missing = photos.flatMap(({ id: photoId, missing: gone }) => (gone ? [photoId] : []));
  return { visit, missing, model: composeMinutes(fromDetail(visit, name, photos), minutesWords) };
});

/** The history of one visit, for the team. A viewer sees what was approved, not its history. */
export async function loadVisitHistory(projectId: string, visitId: string) {
  const { scope, visit } = await openVisit(projectId, visitId);
  if (!can(asReader(scope.actor), "visit.write")) forbidden();
  return { visit, history: await readVisitHistory(scope, visit.id) };
}

/**
 * The form of a new visit (at a site, if one is given), or of one that the server has. In a closed project only to read
 * what is still on the device.
 */
export async function loadVisitForm(
  projectId: string,
  asked: { visitId?: string; siteId?: string } = {},
): Promise<VisitFormData> {
  const { scope } = await openToRead(projectId, "visit.write");
  const visitId = asked.visitId === undefined ? undefined : id.safeParse(asked.visitId);
  if (visitId && !visitId.success) notFound();
  const siteId = id.safeParse(asked.siteId);
  const form = await readVisitForm(scope, {
    ...(visitId && { visitId: visitId.data }),
    ...(siteId.success && { siteId: siteId.data }),
  });
  return form ?? notFound();
}
