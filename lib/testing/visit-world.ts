import { v7 as uuidv7 } from "uuid";
import type { ProjectScope } from "@/lib/auth/scope";
import type { SignedInUser } from "@/lib/auth/session";
import type { Database } from "@/lib/db";
import { addMember, addSite, createAccount, createProject, entryContent, visitContent } from "@/lib/testing/factories";
import { readServerVisit } from "@/lib/visits/data/stored-visit";
import type { VisitContent } from "@/lib/visits/schema";
import { readSync, syncVisits } from "@/lib/visits/sync";
import { syncProtocol } from "@/lib/visits/sync-limits";
import type { SyncReply } from "@/lib/visits/sync-schema";
import type { ProjectRole } from "@/lib/vocabulary";
import { trustedScope } from "@/lib/testing/trusted-scope";

/** A project with someone in every role, a second member and a stranger, and the outbox of each. */

export type DeskPerson = ProjectRole | "colleague" | "stranger";

export interface Sent {
  id?: string;
  projectId?: string;
  baseVersion?: number;
  content: unknown;
  submit?: boolean;
}

export const deskNow = new Date("2026-11-23T02:00:00Z");

export function signedIn(id: string): SignedInUser {
  return { id, accountName: id.slice(0, 8), displayName: id, systemRole: "none", sessionId: uuidv7() };
}

export async function openVisitWorld(prisma: Database) {
  const account = () => createAccount(prisma);
  const people: Record<DeskPerson, string> = {
    lead: await account(),
    reviewer: await account(),
    member: await account(),
    viewer: await account(),
    colleague: await account(),
    stranger: await account(),
  };
  const projectId = await createProject(prisma, { leadId: people.lead });
  for (const role of ["reviewer", "member", "viewer"] as const)
    await addMember(prisma, { projectId, userId: people[role], role });
  await addMember(prisma, { projectId, userId: people.colleague, role: "member" });
  const siteId = await addSite(prisma, { projectId });

  const itemOf = (sent: Sent) => ({ projectId, id: uuidv7(), baseVersion: 0, submit: false, ...sent });
  const scopeOf = (role: ProjectRole): ProjectScope => trustedScope({ projectId, userId: people[role], role });

  return {
    projectId,
    siteId,
    people,
    itemOf,
    scopeOf,
    /** A valid content by the member. */
    note: (change: Partial<VisitContent> = {}): VisitContent =>
      visitContent({
        siteId,
        recorderId: people.member,
        entries: [entryContent({ text: "村级议事会每月一次。" })],
        ...change,
      }),
    /** One item through the sync route, without HTTP. */
    send: async (sent: Sent, as = people.member): Promise<SyncReply> => {
      const { replies } = await syncVisits(
        readSync({ protocol: syncProtocol, items: [itemOf(sent)] }),
        signedIn(as),
        deskNow,
      );
      const reply = replies[0];
      if (!reply) throw new Error("no reply");
      return reply;
    },
    visitRow: (id: string) => prisma.visit.findUniqueOrThrow({ where: { projectId_id: { projectId, id } } }),
    audits: (id: string) => prisma.auditEvent.count({ where: { projectId, subjectId: id } }),
    kept: async (id: string) => (await readServerVisit(prisma, scopeOf("lead"), id))?.content,
  };
}
