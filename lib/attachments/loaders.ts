import "server-only";
import { notFound } from "next/navigation";
import { can } from "@/lib/auth/policy";
import { listAttachments, readVisitSubject } from "@/lib/attachments/data/attachment-rows";
import { openProject } from "@/lib/gates/open-page";

/** The attachments of the visit that the page shows, with what this reader may do with them. */
export async function loadAttachments(projectId: string, visitId: string) {
  const { scope } = await openProject(projectId, "visit.read");
  const subject = await readVisitSubject(scope, visitId);
  if (!subject || !can(scope.actor, "visit.read", subject)) notFound();
  return {
    items: await listAttachments(scope, visitId),
    mayRemove: can(scope.actor, "visit.write", subject),
    mayMark: can(scope.actor, "visit.attach", subject),
  };
}
