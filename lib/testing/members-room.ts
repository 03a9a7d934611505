import type { ProjectScope } from "@/lib/auth/scope";
import { findLiveSession, startSession } from "@/lib/auth/session-store";
import type { Database, Transaction } from "@/lib/db";
import { addMember, createAccount, createProject } from "@/lib/testing/factories";
import type { ProjectRole } from "@/lib/vocabulary";
import { trustedScope } from "@/lib/testing/trusted-scope";

export const roomNow = new Date("2026-11-24T02:00:00Z");
export const laterBy = (days: number) => new Date(roomNow.getTime() + days * 24 * 3_600_000);

/** A project with a lead, and the queries that tests of membership often need. */
export async function openMembersRoom(prisma: Database) {
  const leadId = await createAccount(prisma, { displayName: "周负责" });
  const projectId = await createProject(prisma, { leadId });
  const scopeOf = (userId: string, role: ProjectRole): ProjectScope => trustedScope({ projectId, userId, role });

  return {
    leadId,
    projectId,
    lead: scopeOf(leadId, "lead"),
    scopeOf,
    transact: <T>(work: (tx: Transaction) => Promise<T>) => prisma.$transaction(work, { timeout: 20_000 }),
    join: async (role: ProjectRole) => {
      const userId = await createAccount(prisma);
      await addMember(prisma, { projectId, userId, role });
      return userId;
    },
    /** The role in the project, or null if the person is not a member. */
    roleOf: async (userId: string) => {
      const row = await prisma.membership.findFirst({
        where: { projectId, userId, removedAt: null },
        select: { role: true },
      });
      return row?.role ?? null;
    },
    /** Signs in now. The returned function reports whether that session is still valid. */
    signIn: async (userId: string) => {
      const user = await prisma.user.findUniqueOrThrow({
        where: { id: userId },
        select: { id: true, sessionVersion: true },
      });
      const sessionId = await startSession(user, roomNow);
      return async () => (await findLiveSession(sessionId, roomNow)) !== null;
    },
  };
}
