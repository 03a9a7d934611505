import { v7 as uuidv7 } from "uuid";
import type { ProjectDoor } from "@/lib/auth/doors";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { addSite, addTheme, serial, visitContent } from "@/lib/testing/factories";
import { addFollowUp } from "@/lib/testing/follow-up-rows";
import { dimensionKeys } from "@/lib/vocabulary";
import {
  attachmentOf,
  freshMember,
  invitationOf,
  openAttachmentOf,
  sha256,
  uploadOf,
  visitIn,
  type HttpKnock,
  type Made,
} from "./authorization-objects";
import { claimSamples } from "./authorization-claims";
import { codebookSamples } from "./authorization-codebook";
import { correctionSamples } from "./authorization-corrections";
import { reviewSamples } from "./authorization-review";
import { reportSamples } from "./authorization-reports";

/** What a caller sends to each door of a project. */

const newSite = () => ({ name: `新镇${serial()}`, kind: "town", county: "", code: null });
const basics = {
  name: "课题",
  background: "",
  coverage: "",
  startsOn: "",
  endsOn: "",
  commonMinSites: 3,
  commonMinPercent: 30,
  widelyMinPercent: 60,
  someMaxPercent: 70,
  fewMaxPercent: 25,
  singleMaxSites: 2,
};
const outline = dimensionKeys.map((key) => ({ key, label: "维度", guidance: "", questions: [] }));

/** A call that is neither an action nor a plain GET. */

const tus = { "tus-resumable": "1.0.0" };

/** The smallest file that is accepted, and the metadata of its upload. */
const pdf = "%PDF-1.4\n%%EOF\n";

async function followUpIn(db: PrismaClient, { projectId, authorId }: Made) {
  const siteId = await addSite(db, { projectId });
  return { projectId, followUpId: await addFollowUp(db, { projectId, siteId, assigneeId: authorId }) };
}

/** A valid input for every door of a project, with objects of its own. A door without one here does not compile. */
export const samples = {
  // Their fingerprint has an invalid form, so a person who may edit gets as far as "it has changed since".
  "projects.updateProject": async (_db, { projectId }) => ({ projectId, fingerprint: "x", ...basics }),
  "projects.saveOutline": async (_db, { projectId }) => ({ projectId, fingerprint: "x", dimensions: outline }),
  // Of a page that saw something else: a person who may close gets as far as that.
  "projects.closeProject": async (_db, { projectId }) => ({ projectId, closed: true }),
  "projects.reopenProject": async (_db, { projectId }) => ({ projectId, closed: false }),
  "projects.copyProject": async (_db, { projectId }) => ({
    ...{ projectId, name: "下一个课题", outline: true, themes: true, sites: true },
    ...{ members: false, settings: true, words: true },
  }),
  // With a name that no project has: a person who may delete gets as far as that.
  "projects.deleteProject": async (_db, { projectId }) => ({ projectId, name: "不是它的名称" }),
  "GET /api/archives/[projectId]": async (_db, { projectId }) => `/api/archives/${projectId}`,
  "members.inviteMember": async (_db, { projectId }) => ({ projectId, role: "viewer", note: "" }),
  "members.revokeInvitation": async (db, made) => ({
    projectId: made.projectId,
    invitationId: await invitationOf(db, made),
  }),
  "members.changeMemberRole": async (db, made) => ({
    projectId: made.projectId,
    userId: await freshMember(db, made),
    role: "member",
  }),
  "members.removeMember": async (db, made) => ({ projectId: made.projectId, userId: await freshMember(db, made) }),
  "sites.addSites": async (_db, { projectId }) => ({ projectId, sites: [newSite()] }),
  "sites.previewSiteList": async (_db, { projectId }) => ({ projectId, text: "桥头镇" }),
  "sites.previewSiteFile": async (_db, { projectId }) =>
    new Map<string, string | File>([
      ["projectId", projectId],
      ["file", new File(["名称\n桥头镇\n"], "sites.csv", { type: "text/csv" })],
    ]),
  "sites.listNationalDivision": async (_db, { projectId }) => ({ projectId, code: "32" }),
  "sites.searchNationalList": async (_db, { projectId }) => ({ projectId, query: "桥头" }),
  "sites.updateSite": async (db, { projectId }) => ({
    projectId,
    siteId: await addSite(db, { projectId }),
    name: `改名镇${serial()}`,
    kind: "town",
    county: "",
    mergedIntoId: "",
  }),
  "GET /api/sites/[projectId]": async (_db, { projectId }) => `/api/sites/${projectId}`,
  "sites.removeSite": async (db, { projectId }) => ({ projectId, siteId: await addSite(db, { projectId }) }),
  "visits.handInVisits": async (db, made) => {
    const { visitId, version } = await visitIn(db, made, "draft");
    return { projectId: made.projectId, items: [{ visitId, version }], untouched: true };
  },
  "visits.approveVisits": async (db, made) => {
    const { visitId, version } = await visitIn(db, made, "submitted");
    return { projectId: made.projectId, items: [{ visitId, version }] };
  },
  "visits.withdrawVisit": async (db, made) => {
    const { visitId, version, state } = await visitIn(db, made, "submitted");
    return { projectId: made.projectId, visitId, version, state };
  },
  "visits.beginReview": async (db, made) => {
    const { visitId, version, state } = await visitIn(db, made, "submitted");
    return { projectId: made.projectId, visitId, version, state };
  },
  "visits.approveVisit": async (db, made) => {
    const { visitId, version, state } = await visitIn(db, made, "submitted");
    return { projectId: made.projectId, visitId, version, state };
  },
  "visits.returnVisit": async (db, made) => {
    const { visitId, version, state, entryId } = await visitIn(db, made, "submitted");
    return {
      projectId: made.projectId,
      visitId,
      version,
      state,
      comments: [{ entryId, body: "几个人？" }],
      settledIds: [],
    };
  },
  "visits.voidVisit": async (db, made) => {
    const { visitId, version, state } = await visitIn(db, made, "approved");
    return { projectId: made.projectId, visitId, version, state, reason: "重复" };
  },
  "imports.importVisits": async (_db, { projectId, siteId, authorId }) => ({
    projectId,
    visits: [{ id: uuidv7(), content: visitContent({ siteId, recorderId: authorId }) }],
  }),
  "imports.addImportRule": async (_db, { projectId }) => ({ projectId, word: `词${serial()}`, dimension: "problem" }),
  "imports.removeImportRule": async (db, { projectId }) => {
    const ruleId = uuidv7();
    await db.importRule.create({
      data: { projectId, id: ruleId, word: `词${serial()}`, dimension: "problem", createdAt: new Date() },
    });
    return { projectId, ruleId };
  },
  "GET /api/offline/[projectId]": async (_db, { projectId }) => `/api/offline/${projectId}`,
  "GET /api/visits/[projectId]/[visitId]/minutes": async (db, made) =>
    `/api/visits/${made.projectId}/${(await visitIn(db, made, "approved")).visitId}/minutes`,
  "GET /api/profiles/[projectId]/[siteId]": async (db, made) => {
    await visitIn(db, made, "approved");
    return `/api/profiles/${made.projectId}/${made.siteId}`;
  },
  ...correctionSamples,
  "GET /api/site-notes/[projectId]/[siteId]": async (_db, { projectId, siteId }) =>
    `/api/site-notes/${projectId}/${siteId}`,
  "POST /api/attachments/[projectId]/uploads": async (db, made): Promise<HttpKnock> => {
    const { visitId } = await visitIn(db, made, "draft");
    const metadata = { id: uuidv7(), visitId, kind: "document", fileName: "名单.pdf", sha256: sha256(pdf) };
    const pairs = Object.entries(metadata).map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`);
    return {
      method: "POST",
      path: `/api/attachments/${made.projectId}/uploads`,
      headers: { ...tus, "upload-length": String(pdf.length), "upload-metadata": pairs.join(",") },
    };
  },
  "HEAD /api/attachments/[projectId]/uploads/[uploadId]": async (db, made): Promise<HttpKnock> => ({
    method: "HEAD",
    path: await uploadOf(db, made),
    headers: tus,
  }),
  "PATCH /api/attachments/[projectId]/uploads/[uploadId]": async (db, made): Promise<HttpKnock> => ({
    method: "PATCH",
    path: await uploadOf(db, made),
    headers: { ...tus, "upload-offset": "0", "content-type": "application/offset+octet-stream" },
    body: "%PDF-",
  }),
  "DELETE /api/attachments/[projectId]/uploads/[uploadId]": async (db, made): Promise<HttpKnock> => ({
    method: "DELETE",
    path: await uploadOf(db, made),
    headers: tus,
  }),
  "GET /api/attachments/[projectId]": async (db, made) =>
    `/api/attachments/${made.projectId}?visit=${(await attachmentOf(db, made)).visitId}`,
  "GET /api/attachments/[projectId]/[attachmentId]": async (db, made) =>
    `/api/attachments/${made.projectId}/${(await attachmentOf(db, made)).id}`,
  "GET /api/attachments/[projectId]/[attachmentId]/thumbnail": async (db, made) =>
    `/api/attachments/${made.projectId}/${(await attachmentOf(db, made)).id}/thumbnail`,
  "attachments.removeAttachment": async (db, made) => ({
    projectId: made.projectId,
    attachmentId: (await openAttachmentOf(db, made)).id,
  }),
  "attachments.addCue": async (db, made) => ({
    projectId: made.projectId,
    attachmentId: (await openAttachmentOf(db, made, "audio")).id,
    cue: { id: uuidv7(), atSeconds: 754, label: "", entryId: null },
  }),
  "attachments.removeCue": async (db, made) => {
    const { id: attachmentId, projectId } = await openAttachmentOf(db, made, "audio");
    const cueId = uuidv7();
    await db.attachmentCue.create({
      data: { projectId, id: cueId, attachmentId, atSeconds: 754, createdBy: made.authorId },
    });
    return { projectId, cueId };
  },
  "followups.addFollowUp": async (db, { projectId, authorId }) => ({
    projectId,
    siteId: await addSite(db, { projectId }),
    ...{ dimension: "problem", question: "有几人？", assigneeId: authorId, dueOn: "" },
    origin: { kind: "gap", id: null, visitId: null },
  }),
  "followups.reassignFollowUp": async (db, made) => ({ ...(await followUpIn(db, made)), assigneeId: made.authorId }),
  "followups.cancelFollowUp": followUpIn,
  ...claimSamples,
  ...codebookSamples,
  ...reviewSamples,
  "GET /api/findings/[projectId]/themes/[themeId]": async (db, { projectId }) =>
    `/api/findings/${projectId}/themes/${await addTheme(db, { projectId, dimension: "problem" })}`,
  "GET /api/findings/[projectId]/figures/[indicatorId]": async (db, made) => {
    const { figureId } = await visitIn(db, made, "approved");
    const { indicatorId } = await db.figure.findUniqueOrThrow({
      where: { projectId_id: { projectId: made.projectId, id: figureId } },
      select: { indicatorId: true },
    });
    return `/api/findings/${made.projectId}/figures/${indicatorId}`;
  },
  "GET /api/findings/[projectId]/charts/[chart]": async (_db, { projectId }) =>
    `/api/findings/${projectId}/charts/weeks`,
  "POST /api/passages/[projectId]": async (_db, { projectId }): Promise<HttpKnock> => ({
    method: "POST",
    path: `/api/passages/${projectId}`,
    headers: {},
    body: "",
  }),
  "POST /api/lost-numbers/[projectId]": async (_db, { projectId }): Promise<HttpKnock> => ({
    method: "POST",
    path: `/api/lost-numbers/${projectId}`,
    headers: {},
    body: "",
  }),
  "GET /api/exports/[projectId]/visits": async (_db, { projectId }) => `/api/exports/${projectId}/visits`,
  "GET /api/exports/[projectId]/sites": async (_db, { projectId }) => `/api/exports/${projectId}/sites`,
  // Read on other entries, so nothing is written; a person who may write gets that far.
  "findings.saveSummary": async (db, { projectId }) => ({
    ...{ projectId, text: "小结", version: null, sources: "" },
    siteId: await addSite(db, { projectId, name: `小结镇${serial()}` }),
    columnId: "problem",
  }),
  "GET /api/findings/[projectId]/matrix": async (_db, { projectId, siteId }) =>
    `/api/findings/${projectId}/matrix?sites=${siteId}&columns=problem`,
  "GET /api/exports/[projectId]/matrix": async (_db, { projectId }) => `/api/exports/${projectId}/matrix`,
  "GET /api/exports/[projectId]/entries": async (_db, { projectId }) => `/api/exports/${projectId}/entries`,
  "GET /api/exports/[projectId]/themes": async (_db, { projectId }) => `/api/exports/${projectId}/themes`,
  "GET /api/exports/[projectId]/coverage": async (_db, { projectId }) => `/api/exports/${projectId}/coverage`,
  "GET /api/live/[projectId]": async (_db, { projectId }) => `/api/live/${projectId}`,
  "GET /api/coding/[projectId]": async (db, made) => {
    const { entryId } = await visitIn(db, made, "approved");
    return `/api/coding/${made.projectId}?entries=${entryId}`;
  },
  "GET /api/exports/[projectId]/charts/[chart]": async (_db, { projectId }) => `/api/exports/${projectId}/charts/heat`,
  "GET /api/exports/[projectId]/figures": async (_db, { projectId }) => `/api/exports/${projectId}/figures`,
  "GET /api/indicators/[projectId]/grid": async (db, made) => {
    const { figureId } = await visitIn(db, made, "approved");
    const { indicatorId } = await db.figure.findUniqueOrThrow({
      where: { projectId_id: { projectId: made.projectId, id: figureId } },
      select: { indicatorId: true },
    });
    return `/api/indicators/${made.projectId}/grid?columns=${indicatorId}`;
  },
  "indicators.verifyFigure": async (db, made) => {
    const { figureId, version } = await visitIn(db, made, "approved");
    return { projectId: made.projectId, figureId, version, verification: "verified", note: "" };
  },
  ...reportSamples,
} as const satisfies Record<ProjectDoor, (db: PrismaClient, made: Made) => Promise<object | string>>;
