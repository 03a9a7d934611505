import { strToU8, zipSync } from "fflate";
import { v7 as uuidv7 } from "uuid";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { minutesPieces } from "@/lib/visits/minutes/piece-names";
import { sha256, visitIn, type HttpKnock, type Made } from "./authorization-objects";

/** What a caller sends to the doors of corrected minutes. */

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** The smallest Word file that says whose minutes it is. */
function minutesFile(visitId: string): Buffer {
  const mark = `<w:bookmarkStart w:id="1" w:name="${minutesPieces.visit(visitId)}"/>`;
  const paragraph = `<w:p>${mark}<w:r><w:t>走访纪要</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>`;
  return Buffer.from(
    zipSync({ "word/document.xml": strToU8(`<w:document ${word}><w:body>${paragraph}</w:body></w:document>`) }),
  );
}

/** Corrected minutes of a visit, with one verdict to be read and one text that has no place. */
export async function correctedFile(db: PrismaClient, { projectId, visitId }: { projectId: string; visitId: string }) {
  const id = uuidv7();
  const unmarked = { numbers: [], tracked: [], comments: [] };
  const verdict = { kind: "note", about: "check", text: "核对意见：属实", ...unmarked };
  const text = { text: "另有一处漏记。", dimension: "problem", after: null, inCorrections: true };
  await db.visitCorrection.create({
    data: {
      projectId,
      id,
      visitId,
      version: 1,
      fileName: "走访纪要.docx",
      file: new Uint8Array(minutesFile(visitId)),
      fileHash: sha256(id),
      returnedAt: new Date(),
      items: {
        create: [
          { position: 0, kind: "note", content: verdict },
          { position: 1, kind: "waiting", content: { kind: "waiting", ...text, ...unmarked } },
        ],
      },
    },
  });
  return id;
}

async function correctionIn(db: PrismaClient, made: Made) {
  const { projectId } = made;
  const { visitId, version } = await visitIn(db, made, "draft");
  return { projectId, visitId, version, correctionId: await correctedFile(db, { projectId, visitId }) };
}

export const correctionSamples = {
  "POST /api/visits/[projectId]/[visitId]/corrections": async (db: PrismaClient, made: Made): Promise<HttpKnock> => {
    const { visitId } = await visitIn(db, made, "draft");
    return {
      method: "POST",
      path: `/api/visits/${made.projectId}/${visitId}/corrections?name=a.docx`,
      headers: {},
      body: minutesFile(visitId),
    };
  },
  "GET /api/visits/[projectId]/[visitId]/corrections/[correctionId]": async (db: PrismaClient, made: Made) => {
    const { visitId, correctionId } = await correctionIn(db, made);
    return `/api/visits/${made.projectId}/${visitId}/corrections/${correctionId}`;
  },
  "reports.decideCorrection": async (db: PrismaClient, made: Made) => ({
    ...(await correctionIn(db, made)),
    position: 0,
    decision: "note",
    reason: "",
    target: null,
  }),
};
