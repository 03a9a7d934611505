import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { addTheme } from "@/lib/testing/factories";
import { freshMember, visitIn, type Made } from "./authorization-objects";

/** What a caller sends to the doors of 复核抽样. */

async function codedEntry(db: PrismaClient, made: Made) {
  const { projectId, authorId } = made;
  const { entryId } = await visitIn(db, made, "approved");
  const themeId = await addTheme(db, { projectId, dimension: "problem" });
  await db.entryTheme.create({ data: { projectId, entryId, themeId, assignedBy: authorId } });
  return { entryId, themeId };
}

/** A sample of one entry, which the second person found to have no theme. */
async function sampleOf(db: PrismaClient, made: Made, finished: boolean) {
  const { projectId, authorId } = made;
  const { entryId, themeId } = await codedEntry(db, made);
  const { text } = await db.entry.findUniqueOrThrow({ where: { projectId_id: { projectId, id: entryId } } });
  const sampleId = uuidv7();
  const textHash = createHash("md5").update(text).digest("hex");
  await db.reviewSample.create({
    data: {
      ...{ projectId, id: sampleId, seed: 1, reviewerId: authorId, startedBy: authorId, startedAt: new Date() },
      ...(finished && { finishedAt: new Date() }),
      entries: { create: [{ entryId, position: 0, textHash, firstThemes: [themeId], codedAt: new Date() }] },
    },
  });
  return { projectId, sampleId, entryId };
}

export const reviewSamples = {
  "codebook.startSample": async (db: PrismaClient, made: Made) => {
    await codedEntry(db, made);
    const { projectId } = made;
    const reviewerId = await freshMember(db, made);
    await db.membership.updateMany({ where: { projectId, userId: reviewerId }, data: { role: "member" } });
    return { projectId, dimension: "problem", size: 1, reviewerId };
  },
  "codebook.codeSampled": async (db: PrismaClient, made: Made) => ({
    ...(await sampleOf(db, made, false)),
    themeIds: [],
  }),
  "codebook.finishSample": async (db: PrismaClient, made: Made) => {
    const { projectId, sampleId } = await sampleOf(db, made, false);
    return { projectId, sampleId };
  },
  "codebook.endSample": async (db: PrismaClient, made: Made) => {
    const { projectId, sampleId } = await sampleOf(db, made, false);
    return { projectId, sampleId };
  },
  "codebook.settleSampled": async (db: PrismaClient, made: Made) => ({
    ...(await sampleOf(db, made, true)),
    choice: "first",
  }),
  "codebook.unsettleSampled": async (db: PrismaClient, made: Made) => {
    const sampled = await sampleOf(db, made, true);
    await db.reviewSampleEntry.updateMany({
      where: sampled,
      data: { settled: "first", settledBy: made.authorId, settledAt: new Date(), takenOff: [] },
    });
    return sampled;
  },
};
