import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
import { countsOf } from "@/lib/visits/counts";
import { upgradeContent } from "@/lib/visits/content-shape";
import { readChangeNames } from "@/lib/visits/data/change-names";
import { readNames } from "@/lib/visits/data/people-names";
import { revisionDiff } from "@/lib/visits/revision-diff";
import type { HistoryStep, StepComment, VisitHistory } from "@/lib/visits/types";
import type { VisitState } from "@/lib/vocabulary";

type CommentRow = StepComment & { createdAt: Date };

/**
 * The comments of each return, by the place of the return among the transitions. A comment belongs to the first return
 * that is not earlier than it.
 */
function commentsByReturn(
  transitions: { toState: string; at: Date }[],
  comments: CommentRow[],
): Map<number, StepComment[]> {
  const given = new Map<number, StepComment[]>();
  for (const { createdAt, ...comment } of comments) {
    const step = transitions.findIndex(({ toState, at }) => toState === "returned" && at >= createdAt);
    given.set(step, [...(given.get(step) ?? []), comment]);
  }
  return given;
}

/** What was done to a visit, oldest first: each save with what it changed, and each step from state to state. */
export async function readVisitHistory(scope: ProjectScope, visitId: string): Promise<VisitHistory> {
  const own = { projectId: scope.projectId, visitId };
  const revisions = await readOnly().visitRevision.findMany({
    where: own,
    select: { version: true, content: true, shape: true, savedBy: true, savedAt: true },
    orderBy: { version: "asc" },
  });
  const transitions = await readOnly().visitTransition.findMany({
    where: own,
    select: { fromState: true, toState: true, actorId: true, at: true, note: true, version: true },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const comments = await readOnly().reviewComment.findMany({
    where: own,
    select: { id: true, entryText: true, body: true, createdAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const given = commentsByReturn(transitions, comments);
  const contents = revisions.map(({ content, shape }) => upgradeContent(content, shape));
  const nameOf = await readNames([...revisions.map((row) => row.savedBy), ...transitions.map((row) => row.actorId)]);
  const saves = revisions.map(({ version, savedBy, savedAt }, index): HistoryStep & { version: number } => {
    const before = contents[index - 1];
    const after = contents[index];
    const who = { at: savedAt.toISOString(), actorName: nameOf(savedBy), version };
    if (!before || !after) return { kind: "created", ...who, counts: countsOf(after ?? { entries: [], figures: [] }) };
    return { kind: "changed", ...who, changes: revisionDiff(before, after) };
  });
  const moves = transitions.map(
    ({ fromState, toState, actorId, at, note, version }, index): HistoryStep & { version: number } => ({
      kind: "moved",
      at: at.toISOString(),
      actorName: nameOf(actorId),
      version,
      from: fromState as VisitState, // the columns' checks allow only the list
      to: toState as VisitState,
      note,
      comments: given.get(index) ?? [],
    }),
  );
  // At the same moment a save comes before a step, because submitting saves first.
  const steps = [...saves, ...moves].sort((a, b) => (a.at === b.at ? a.version - b.version : a.at < b.at ? -1 : 1));
  return { steps, ...(await readChangeNames(scope, contents)) };
}
