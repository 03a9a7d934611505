import { archiveAnswer } from "@/lib/archives/export";
import { defineAuditedProjectRoute } from "@/lib/gates/define-route";

/** The whole project as one file to take away. */
export const GET = defineAuditedProjectRoute("GET /api/archives/[projectId]", ({ scope, now, audit }) => {
  audit(scope.projectId);
  return archiveAnswer(scope, now);
});
