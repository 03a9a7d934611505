import "server-only";
import { cache } from "react";
import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { asReader, can, canSystem, type ProjectVerb, type SystemVerb } from "@/lib/auth/policy";
import { openScope, type ProjectScope } from "@/lib/auth/scope";
import { signedInUser, type SignedInUser } from "@/lib/auth/session";

/** The gate of pages, called first by every loader: session → scope → can, or the page that says why not. */
export interface OpenedProject {
  scope: ProjectScope;
  user: SignedInUser;
}

/** The frame and the page inside it open the same project: its membership is read once for both. */
const scopeOf = cache((user: SignedInUser, projectId: string) => openScope(user, projectId));

/** The person, or the sign-in page, which leads back to the requested address. */
export async function openSignedIn(): Promise<SignedInUser> {
  const user = await signedInUser();
  if (user) return user;
  const asked = (await headers()).get("x-zoufang-path") ?? "/";
  redirect(`/sign-in?from=${encodeURIComponent(asked)}`);
}

/** The project, for a member who may use the verb. Other teams' projects and nonexistent ones give the same 404. */
export async function openProject(projectId: string, verb: ProjectVerb): Promise<OpenedProject> {
  const user = await openSignedIn();
  const scope = await scopeOf(user, projectId);
  if (!scope) notFound();
  if (!can(scope.actor, verb)) forbidden();
  return { scope, user };
}

/** The same for a page that shows what only writers read, in a closed project too; its forms ask `can` themselves. */
export async function openToRead(projectId: string, verb: ProjectVerb): Promise<OpenedProject> {
  const opened = await openProject(projectId, "project.read");
  if (!can(asReader(opened.scope.actor), verb)) forbidden();
  return opened;
}

export async function openSystem(verb: SystemVerb): Promise<SignedInUser> {
  const user = await openSignedIn();
  if (!canSystem({ userId: user.id, systemRole: user.systemRole, projectRole: null }, verb)) forbidden();
  return user;
}
