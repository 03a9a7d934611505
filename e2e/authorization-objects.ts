import { strToU8, zipSync } from "fflate";
import { createHash, randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { LocalStorage } from "@/lib/attachments/storage/local-storage";
import { fileKey, thumbnailKey } from "@/lib/attachments/storage/storage";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { addMember, addVisit, entryContent, figureContent, serial, visitContent } from "@/lib/testing/factories";
import type { VisitState } from "@/lib/vocabulary";
import { newAccount } from "./fixtures";

/** The objects that a call is about, each created for one call only. */

export interface Made {
  projectId: string;
  /** The person that the created object belongs to. */
  authorId: string;
  siteId: string;
}

/** A call of a route that is no GET. */
export interface HttpKnock {
  method: "POST" | "HEAD" | "PATCH" | "DELETE";
  path: string;
  headers: Record<string, string>;
  body?: string | Buffer;
}

export async function visitIn(db: PrismaClient, { projectId, authorId, siteId }: Made, state: VisitState) {
  const entry = entryContent({ text: "专职人员不足。", dimension: "problem" });
  const figure = figureContent({ indicator: `议事会${serial()}`, value: "14" });
  const visitId = await addVisit(db, {
    projectId,
    state,
    content: visitContent({ siteId, recorderId: authorId, entries: [entry], figures: [figure] }),
  });
  return { visitId, version: 1, state, entryId: entry.id, figureId: figure.id };
}

export async function reportOf(db: PrismaClient, { projectId, authorId }: Made) {
  const reportId = uuidv7();
  const at = new Date();
  await db.report.create({
    data: {
      projectId,
      id: reportId,
      title: "报告",
      preface: "",
      closing: "",
      issuer: "",
      includeUnapproved: false,
      createdBy: authorId,
      createdAt: at,
      updatedAt: at,
    },
  });
  return { reportId, version: 1 };
}

/** An address of a report of its own. */
export const reportPath = async (db: PrismaClient, made: Made, tail: string) =>
  `/api/reports/${made.projectId}/${(await reportOf(db, made)).reportId}${tail}`;

/** A report that was sent out once. */
/** A file that is no list: read and answered, nothing is stored. */
export async function listFileOf(db: PrismaClient, made: Made) {
  const { reportId } = await reportOf(db, made);
  return new Map<string, string | File>([
    ["projectId", made.projectId],
    ["reportId", reportId],
    ["file", new File(["no list"], "list.xlsx")],
  ]);
}

/** 整改台账 of a point of its own. */
export async function remedyOf(db: PrismaClient, made: Made) {
  const { projectId } = made;
  const { reportId } = await reportOf(db, made);
  const id = { projectId, id: uuidv7() };
  await db.reportSection.create({ data: { ...id, reportId, position: 9, heading: "" } });
  await db.reportPoint.create({ data: { ...id, sectionId: id.id, position: 0, lead: "" } });
  const text = { content: "问题", sites: "", owner: "", measure: "", person: "", dueOn: "", state: "pending" };
  return { projectId, reportId, rows: [{ pointId: id.id, ...text, base: 0 }] };
}

export async function issueOf(db: PrismaClient, made: Made) {
  const { projectId } = made;
  const { reportId } = await reportOf(db, made);
  const id = uuidv7();
  const model = { title: "报告", stage: "final", preface: [], sections: [], closing: [], issuer: "", issuedOn: null };
  await db.reportIssue.create({
    data: {
      projectId,
      id,
      reportId,
      number: 1,
      stage: "final",
      title: "报告",
      model,
      version: 1,
      issuedAt: new Date(),
    },
  });
  return { reportId, issueId: id };
}

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
/** The smallest Word file that is read. */
export const wordFile = Buffer.from(
  zipSync({
    "word/document.xml": strToU8(
      `<w:document ${word}><w:body><w:p><w:r><w:t>一句话。</w:t></w:r></w:p></w:body></w:document>`,
    ),
  }),
);

export async function returnOf(db: PrismaClient, made: Made) {
  const { reportId, issueId } = await issueOf(db, made);
  return { reportId, returnId: await returnedFile(db, { projectId: made.projectId, reportId, issueId }) };
}

export async function opinionOf(db: PrismaClient, made: Made) {
  const { projectId } = made;
  const { reportId } = await reportOf(db, made);
  const id = uuidv7();
  await db.reportOpinion.create({
    data: { projectId, id, reportId, position: 0, opinion: "加强统筹。", createdAt: new Date() },
  });
  return { reportId, opinionId: id };
}

type Issue = { projectId: string; reportId: string; issueId: string };

/** A Word file of an issue that came back, with one sentence that belongs to no part. */
export async function returnedFile(db: PrismaClient, { projectId, reportId, issueId }: Issue) {
  const id = uuidv7();
  const content = { kind: "waiting", text: "一句话。", after: null, numbers: [], tracked: [], comments: [] };
  await db.reportReturn.create({
    data: {
      projectId,
      id,
      reportId,
      issueId,
      fileName: "改稿.docx",
      file: new Uint8Array(wordFile),
      fileHash: sha256("改稿"),
      returnedAt: new Date(),
      items: { create: { position: 0, kind: "waiting", content } },
    },
  });
  return id;
}

export async function invitationOf(db: PrismaClient, { projectId, authorId }: Made) {
  const id = uuidv7();
  await db.invitation.create({
    data: {
      projectId,
      id,
      role: "viewer",
      tokenHash: randomBytes(32).toString("hex"),
      expiresAt: new Date(Date.now() + 86_400_000),
      createdBy: authorId,
    },
  });
  return id;
}

export async function freshMember(db: PrismaClient, { projectId }: Made) {
  const { id } = await newAccount(db);
  await addMember(db, { projectId, userId: id, role: "viewer" });
  return id;
}

export const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

export async function attachmentOf(db: PrismaClient, made: Made, kind: "photo" | "audio" = "photo") {
  const { visitId } = await visitIn(db, made, "approved");
  const id = uuidv7();
  const { projectId } = made;
  const [storageKey, thumbnail] = [fileKey(projectId, id), thumbnailKey(projectId, id)];
  const row = {
    kind,
    fileName: "照片.jpg",
    mediaType: "image/jpeg",
    byteSize: 4,
    sha256: sha256("file"),
    sourceByteSize: 4,
    sourceSha256: sha256("file"),
  };
  await db.attachment.create({
    data: { ...row, projectId, id, visitId, storageKey, thumbnailKey: thumbnail, createdBy: made.authorId },
  });
  const storage = new LocalStorage(process.env["ATTACHMENTS_DIR"] ?? ".data/attachments");
  for (const key of [storageKey, thumbnail]) await storage.put(key, new TextEncoder().encode("file"));
  return { id, visitId, projectId };
}

export async function uploadOf(db: PrismaClient, made: Made) {
  const { visitId } = await visitIn(db, made, "draft");
  const id = uuidv7();
  const row = { kind: "document", fileName: "名单.pdf", byteSize: 1000, sha256: sha256("x"), createdBy: made.authorId };
  await db.attachmentUpload.create({
    data: { ...row, projectId: made.projectId, id, visitId, expiresAt: new Date(Date.now() + 86_400_000) },
  });
  return `/api/attachments/${made.projectId}/uploads/${id}`;
}

/** An attachment of a visit that may still be changed. */
export async function openAttachmentOf(db: PrismaClient, made: Made, kind: "photo" | "audio" = "photo") {
  const attachment = await attachmentOf(db, made, kind);
  const open = { state: "draft", approvedAt: null, approvedBy: null } as const;
  await db.visit.update({ where: { projectId_id: { projectId: made.projectId, id: attachment.visitId } }, data: open });
  return attachment;
}

export async function issuePath(db: PrismaClient, made: Made) {
  const { reportId, issueId } = await issueOf(db, made);
  return `/api/reports/${made.projectId}/${reportId}/issues/${issueId}`;
}
