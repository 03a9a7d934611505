import "server-only";
import { asReader, can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import { listFollowUps, type WhichFollowUps } from "@/lib/followups/data/follow-ups";
import { readOriginText } from "@/lib/followups/data/origin-text";
import type { NewFollowUp } from "@/lib/followups/schema";
import type { FollowUp } from "@/lib/followups/types";
import { openProject, openToRead } from "@/lib/gates/open-page";
import { listMembers } from "@/lib/members/data";
import { listSiteChoices } from "@/lib/sites/data";

export const followUpPageSize = 50;
/** How many a page shows beside what it is about. */
const shownBeside = 20;
const mostSites = 2_000;

/** Which questions the list shows. */
export const followUpShows = ["mine", "open", "closed", "cancelled"] as const;
export type FollowUpShow = (typeof followUpShows)[number];

function statesOf(show: FollowUpShow, userId: string): WhichFollowUps {
  switch (show) {
    case "mine":
      return { states: ["open"], assigneeId: userId };
    case "open":
      return { states: ["open"] };
    case "closed":
      return { states: ["answered", "asked"] };
    case "cancelled":
      return { states: ["cancelled"] };
  }
}

/** The members who can ask: all that may write visits. */
async function listAskers(scope: ProjectScope) {
  const members = await listMembers(scope);
  return members
    .filter(
      ({ userId, role, disabled }) =>
        !disabled && can({ userId, systemRole: "none", projectRole: role }, "visit.write"),
    )
    .map(({ userId, displayName }) => ({ id: userId, displayName }));
}

export async function loadFollowUpList(
  projectId: string,
  asked: { show: FollowUpShow; id?: string | undefined; siteId?: string | undefined; page: number },
) {
  const { scope } = await openToRead(projectId, "followUp.write");
  const { id, siteId } = asked;
  const which = id === undefined ? { ...statesOf(asked.show, scope.userId), ...(siteId && { siteId }) } : { id };
  const page = { offset: (asked.page - 1) * followUpPageSize, size: followUpPageSize };
  const [list, askers] = await Promise.all([listFollowUps(scope, which, page), listAskers(scope)]);
  return { ...list, askers, mayAsk: can(scope.actor, "followUp.write") };
}

/** What the form for a new question begins with. */
export async function loadNewFollowUp(projectId: string, asked: NewFollowUp) {
  const { scope } = await openProject(projectId, "followUp.write");
  const origin = { kind: asked.kind, id: asked.id, visitId: asked.visit };
  const [sites, askers, text] = await Promise.all([
    listSiteChoices(scope, mostSites),
    listAskers(scope),
    readOriginText(scope, origin),
  ]);
  return { sites, askers, origin, text, userId: scope.userId };
}

/** The questions that belong to what a page is about. Null for a reader who is not of the team. */
export async function loadFollowUpsOf(
  projectId: string,
  which: WhichFollowUps,
): Promise<{ followUps: FollowUp[]; total: number } | null> {
  const { scope } = await openProject(projectId, "project.read");
  if (!can(asReader(scope.actor), "followUp.write")) return null;
  return listFollowUps(scope, which, { offset: 0, size: shownBeside });
}
