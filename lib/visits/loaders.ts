import "server-only";
import { notFound } from "next/navigation";
import { openProject } from "@/lib/gates/open-page";
import { id } from "@/lib/text";
import { readVisitForm } from "@/lib/visits/data/visit-form";
import type { VisitFormData } from "@/lib/visits/types";

/** The form of a new visit (at a site, where one is asked for), or of one that the server has. */
export async function loadVisitForm(
  projectId: string,
  asked: { visitId?: string; siteId?: string } = {},
): Promise<VisitFormData> {
  const { scope } = await openProject(projectId, "visit.write");
  const visitId = asked.visitId === undefined ? undefined : id.safeParse(asked.visitId);
  if (visitId && !visitId.success) notFound();
  const siteId = id.safeParse(asked.siteId);
  const form = await readVisitForm(scope, {
    ...(visitId && { visitId: visitId.data }),
    ...(siteId.success && { siteId: siteId.data }),
  });
  return form ?? notFound();
}
