import { v7 as uuidv7 } from "uuid";
import type { ProjectDoor } from "@/lib/auth/doors";
import { fingerprintOf } from "@/lib/codebook/exchange/fingerprint";
import { planImport } from "@/lib/codebook/exchange/plan";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { addTheme, serial } from "@/lib/testing/factories";
import { visitIn, type Made } from "./authorization-objects";

/** What a caller sends to the doors of the codebook and of coding. */

async function themesToPair(db: PrismaClient, { projectId }: Made) {
  const [problemId, suggestionId] = [
    await addTheme(db, { projectId, dimension: "problem" }),
    await addTheme(db, { projectId, dimension: "suggestion" }),
  ];
  return { projectId, problemId, suggestionId };
}

/** A codebook of REFI-QDA with one code. */
const qdc = `<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="${uuidv7()}" name="主题" isCodable="true"/></Codes></CodeBook>`;

export const codebookSamples = {
  "codebook.createTheme": async (_db, { projectId }) => ({
    projectId,
    dimension: "problem",
    name: `主题${serial()}`,
    definition: "",
    parentId: null,
  }),
  "codebook.updateTheme": async (db, { projectId }) => ({
    projectId,
    themeId: await addTheme(db, { projectId, dimension: "problem" }),
    name: `主题${serial()}`,
    definition: "",
    parentId: null,
  }),
  "codebook.moveTheme": async (db, { projectId }) => ({
    projectId,
    themeId: await addTheme(db, { projectId, dimension: "problem" }),
    direction: "up",
  }),
  "codebook.setExample": async (db, made) => {
    const { entryId } = await visitIn(db, made, "approved");
    const themeId = await addTheme(db, { projectId: made.projectId, dimension: "problem" });
    await db.entryTheme.create({ data: { projectId: made.projectId, entryId, themeId, assignedBy: made.authorId } });
    return { projectId: made.projectId, themeId, entryId };
  },
  "codebook.previewCodebook": async (_db, { projectId }) =>
    new Map<string, string | File>([
      ["projectId", projectId],
      ["dimension", "problem"],
      ["file", new File([qdc], "codebook.qdc", { type: "text/xml" })],
    ]),
  "codebook.importCodebook": async (_db, { projectId }) => {
    const empty = { id: "", above: "", definition: "", example: "", archived: "" };
    const rows = [{ ...empty, row: 1, dimension: "problem", name: `主题${serial()}` }];
    return { projectId, rows, fingerprint: fingerprintOf(planImport([], rows)) };
  },
  "GET /api/exports/[projectId]/codebook": async (_db, { projectId }) =>
    `/api/exports/${projectId}/codebook?format=qdc`,
  "codebook.archiveTheme": async (db, { projectId }) => ({
    projectId,
    themeId: await addTheme(db, { projectId, dimension: "problem" }),
    archived: true,
  }),
  "codebook.deleteTheme": async (db, { projectId }) => ({
    projectId,
    themeId: await addTheme(db, { projectId, dimension: "problem" }),
    entries: 0,
  }),
  "codebook.countAssigned": async (db, { projectId }) => ({
    projectId,
    themeId: await addTheme(db, { projectId, dimension: "problem" }),
  }),
  "codebook.readMerges": async (db, { projectId }) => ({
    projectId,
    themeId: await addTheme(db, { projectId, dimension: "problem" }),
  }),
  "codebook.mergeTheme": async (db, { projectId }) => ({
    projectId,
    themeId: await addTheme(db, { projectId, dimension: "problem" }),
    intoId: await addTheme(db, { projectId, dimension: "problem" }),
    entries: 0,
  }),
  "codebook.undoMerge": async (db, { projectId, authorId }) => {
    const [mergeId, intoId] = [uuidv7(), await addTheme(db, { projectId, dimension: "problem" })];
    await db.themeMerge.create({
      data: {
        ...{ projectId, id: mergeId, themeId: uuidv7(), intoId, name: `并入${serial()}`, definition: "" },
        ...{ dimension: "problem", position: 0, mergedBy: authorId, mergedAt: new Date() },
        ...{ childIds: [], pointIds: [], findingIds: [] },
      },
    });
    return { projectId, mergeId };
  },
  "codebook.assignThemes": async (db, made) => ({
    projectId: made.projectId,
    entryIds: [(await visitIn(db, made, "approved")).entryId],
    themeIds: [await addTheme(db, { projectId: made.projectId, dimension: "problem" })],
  }),
  "codebook.unassignTheme": async (db, made) => {
    const { entryId } = await visitIn(db, made, "approved");
    const themeId = await addTheme(db, { projectId: made.projectId, dimension: "problem" });
    await db.entryTheme.create({ data: { projectId: made.projectId, entryId, themeId, assignedBy: made.authorId } });
    return { projectId: made.projectId, assignments: [{ entryId, themeId }] };
  },
  "codebook.refuseSuggestion": async (db, made) => ({
    projectId: made.projectId,
    entryId: (await visitIn(db, made, "approved")).entryId,
    themeId: await addTheme(db, { projectId: made.projectId, dimension: "problem" }),
    refused: true,
  }),
  "codebook.pairThemes": themesToPair,
  "codebook.unpairThemes": themesToPair,
  "codebook.markAgainst": async (db, made) => ({
    projectId: made.projectId,
    entryId: (await visitIn(db, made, "approved")).entryId,
    themeId: await addTheme(db, { projectId: made.projectId, dimension: "problem" }),
    against: true,
  }),
} as const satisfies Partial<Record<ProjectDoor, (db: PrismaClient, made: Made) => Promise<object | string>>>;
