import "server-only";
import { can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import { visitStates, type VisitState } from "@/lib/vocabulary";

/** The states whose visits the reader's role may open. */
export function visibleStates(scope: ProjectScope): VisitState[] {
  return visitStates.filter((state) => can(scope.actor, "visit.read", { state, recorderId: "", createdBy: "" }));
}
