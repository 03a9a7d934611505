import "server-only";
import { notFound, redirect } from "next/navigation";
import { can } from "@/lib/auth/policy";
import { maySeeUnapproved } from "@/lib/findings/filter";
import { openProject } from "@/lib/gates/open-page";
import { readProfile, shownProfile } from "@/lib/profiles/read-profile";
import { readProfileSite } from "@/lib/profiles/data/profile-site";
import { id } from "@/lib/text";

/** 一镇一档 of one site. The address of a former site leads to the present one. */
export async function loadProfile(projectId: string, asked: { siteId: string; unapproved: boolean }) {
  const { scope } = await openProject(projectId, "finding.read");
  const known = id.safeParse(asked.siteId);
  const found = known.success ? await readProfileSite(scope, known.data) : null;
  if (!found) notFound();
  if ("presentId" in found) redirect(`/projects/${projectId}/sites/${found.presentId}`);
  const mayAsk = maySeeUnapproved(scope);
  const unapproved = asked.unapproved && mayAsk;
  const profile = await readProfile(scope, { site: found.site, unapproved, bounds: shownProfile });
  return { profile, unapproved, maySeeUnapproved: mayAsk, mayWrite: can(scope.actor, "visit.write") };
}
