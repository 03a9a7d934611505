import { v7 as uuidv7 } from "uuid";
import type { ProjectDoor } from "@/lib/auth/doors";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { addTheme } from "@/lib/testing/factories";
import { visitIn, type Made } from "./authorization-objects";

/** What a caller sends to the doors of 结论. */

async function spokenTheme(db: PrismaClient, made: Made): Promise<string> {
  const { entryId } = await visitIn(db, made, "approved");
  const themeId = await addTheme(db, { projectId: made.projectId, dimension: "problem" });
  await db.entryTheme.create({ data: { projectId: made.projectId, entryId, themeId, assignedBy: made.authorId } });
  return themeId;
}

export const claimSamples = {
  "findings.saveClaim": async (db, made) => ({
    ...{ projectId: made.projectId, claimId: null, dimension: "problem", statement: "基层缺人", version: null },
    ...{ themeIds: [await spokenTheme(db, made)], evidence: [], bestId: null },
  }),
  // Seen on other entries, so nothing is written; a person who may write gets that far.
  "findings.affirmClaim": async (db, made) => {
    const { projectId, authorId: writtenBy } = made;
    const [version, claimId] = [uuidv7(), uuidv7()];
    await db.claimVersion.create({
      data: {
        ...{ projectId, id: version, claimId, dimension: "problem", statement: "基层缺人", writtenBy },
        ...{ themeIds: [await spokenTheme(db, made)], evidenceIds: [], sources: [], writtenAt: new Date() },
      },
    });
    return { projectId, claimId, version, sources: "" };
  },
  "GET /api/findings/[projectId]/claims": async (_db, { projectId }) =>
    `/api/findings/${projectId}/claims?dimension=problem`,
  "GET /api/exports/[projectId]/claims": async (_db, { projectId }) => `/api/exports/${projectId}/claims`,
} satisfies Partial<Record<ProjectDoor, (db: PrismaClient, made: Made) => Promise<object | string>>>;
