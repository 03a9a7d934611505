import type { PrismaClient } from "@/lib/generated/prisma/client";
import { addTheme } from "@/lib/testing/factories";
import {
  issueOf,
  listFileOf,
  opinionOf,
  remedyOf,
  reportPath,
  reportOf,
  returnOf,
  wordFile,
  type HttpKnock,
  type Made,
} from "./authorization-objects";

/** What a caller sends to the doors of reports. */

const changes = {
  parts: [
    {
      part: {
        kind: "front",
        key: "front",
        content: { title: "报告", preface: "", closing: "", issuer: "", issuedOn: "", includeUnapproved: false },
      },
      base: 1,
    },
  ],
  removed: [],
  order: null,
};

const opinion = { opinion: "加强统筹。", source: "市财政局", handling: "adopted", reason: "" };

export const reportSamples = {
  "reports.createReport": async (_db: PrismaClient, { projectId }: Made) => ({
    projectId,
    title: "新报告",
    includeUnapproved: false,
  }),
  "reports.createParts": async (db: PrismaClient, made: Made) => ({
    projectId: made.projectId,
    reportId: (await reportOf(db, made)).reportId,
    by: "kind",
  }),
  "reports.saveReport": async (db: PrismaClient, made: Made) => ({
    projectId: made.projectId,
    reportId: (await reportOf(db, made)).reportId,
    since: 1,
    changes,
  }),
  "reports.refreshReport": async (db: PrismaClient, made: Made) => ({
    projectId: made.projectId,
    ...(await reportOf(db, made)),
  }),
  "reports.seeNumbers": async (db: PrismaClient, made: Made) => ({
    projectId: made.projectId,
    reportId: (await reportOf(db, made)).reportId,
    counts: {
      ...{ visits: 0, entries: 0, heard: 0, firstDay: null, lastDay: null },
      ...{ sites: [], methods: [], themes: [] },
    },
  }),
  "reports.setReportStage": async (db: PrismaClient, made: Made) => ({
    projectId: made.projectId,
    ...(await reportOf(db, made)),
    stage: "consultation",
  }),
  "reports.previewRemedies": listFileOf,
  "reports.saveRemedies": remedyOf,
  "reports.deleteReport": async (db: PrismaClient, made: Made) => ({
    projectId: made.projectId,
    reportId: (await reportOf(db, made)).reportId,
  }),
  "reports.restoreReport": async (db: PrismaClient, made: Made) => ({
    projectId: made.projectId,
    reportId: (await reportOf(db, made)).reportId,
    version: 1,
    part: null,
  }),
  "reports.undeleteReport": async (db: PrismaClient, made: Made) => {
    const { projectId } = made;
    const { reportId } = await reportOf(db, made);
    await db.report.update({ where: { projectId_id: { projectId, id: reportId } }, data: { deletedAt: new Date() } });
    return { projectId, reportId };
  },
  "GET /api/reports/[projectId]/[reportId]/issues/[issueId]": async (db: PrismaClient, made: Made) => {
    const { reportId, issueId } = await issueOf(db, made);
    return `/api/reports/${made.projectId}/${reportId}/issues/${issueId}`;
  },
  "reports.addOpinion": async (db: PrismaClient, made: Made) => ({
    projectId: made.projectId,
    reportId: (await reportOf(db, made)).reportId,
    ...opinion,
  }),
  "reports.saveOpinion": async (db: PrismaClient, made: Made) => ({
    projectId: made.projectId,
    ...(await opinionOf(db, made)),
    version: 1,
    ...opinion,
  }),
  "reports.removeOpinion": async (db: PrismaClient, made: Made) => ({
    projectId: made.projectId,
    ...(await opinionOf(db, made)),
  }),
  "GET /api/reports/[projectId]/[reportId]/opinions": async (db: PrismaClient, made: Made) =>
    `/api/reports/${made.projectId}/${(await reportOf(db, made)).reportId}/opinions?format=docx`,
  "POST /api/reports/[projectId]/[reportId]/opinions": async (db: PrismaClient, made: Made): Promise<HttpKnock> => ({
    method: "POST",
    path: `/api/reports/${made.projectId}/${(await reportOf(db, made)).reportId}/opinions?name=a.csv`,
    headers: {},
    body: "意见,来源单位\n加强统筹,市财政局\n",
  }),
  "GET /api/reports/[projectId]/[reportId]/redline": async (db: PrismaClient, made: Made) => {
    const { reportId, issueId } = await issueOf(db, made);
    return `/api/reports/${made.projectId}/${reportId}/redline?from=${issueId}&to=now`;
  },
  "reports.decideReturned": async (db: PrismaClient, made: Made) => ({
    projectId: made.projectId,
    ...(await returnOf(db, made)),
    position: 0,
    version: 1,
    decision: "leave",
    target: null,
  }),
  "POST /api/reports/[projectId]/[reportId]/issues/[issueId]/returns": async (
    db: PrismaClient,
    made: Made,
  ): Promise<HttpKnock> => {
    const { reportId, issueId } = await issueOf(db, made);
    return {
      method: "POST",
      path: `/api/reports/${made.projectId}/${reportId}/issues/${issueId}/returns?name=a.docx`,
      headers: {},
      body: wordFile,
    };
  },
  "GET /api/reports/[projectId]/[reportId]/returns/[returnId]": async (db: PrismaClient, made: Made) => {
    const { reportId, returnId } = await returnOf(db, made);
    return `/api/reports/${made.projectId}/${reportId}/returns/${returnId}`;
  },
  "GET /api/reports/[projectId]/[reportId]": async (db: PrismaClient, made: Made) =>
    `/api/reports/${made.projectId}/${(await reportOf(db, made)).reportId}`,
  "GET /api/reports/[projectId]/[reportId]/pdf": (db: PrismaClient, made: Made) => reportPath(db, made, "/pdf?ready=1"),
  "GET /api/reports/[projectId]/[reportId]/outward": (db: PrismaClient, made: Made) => reportPath(db, made, "/outward"),
  "GET /api/reports/[projectId]/[reportId]/lists": (db: PrismaClient, made: Made) =>
    reportPath(db, made, "/lists?list=problem"),
  "GET /api/reports/[projectId]/[reportId]/draft": async (db: PrismaClient, made: Made) =>
    `/api/reports/${made.projectId}/${(await reportOf(db, made)).reportId}/draft`,
  "GET /api/reports/[projectId]/[reportId]/changes": async (db: PrismaClient, made: Made) =>
    `/api/reports/${made.projectId}/${(await reportOf(db, made)).reportId}/changes?since=1`,
  "POST /api/reports/[projectId]/[reportId]/editors": async (db: PrismaClient, made: Made): Promise<HttpKnock> => ({
    method: "POST",
    path: await reportPath(db, made, `/editors?editor=${made.projectId}`),
    headers: {},
    body: "",
  }),
  "GET /api/reports/[projectId]/[reportId]/parts": async (db: PrismaClient, made: Made) =>
    `/api/reports/${made.projectId}/${(await reportOf(db, made)).reportId}/parts?by=kind`,
  "GET /api/reports/[projectId]/photos": async (_db: PrismaClient, { projectId }: Made) =>
    `/api/reports/${projectId}/photos?page=1`,
  "GET /api/reports/[projectId]/ledger": async (_db: PrismaClient, { projectId }: Made) =>
    `/api/reports/${projectId}/ledger`,
  "GET /api/reports/[projectId]/silence": async (db: PrismaClient, { projectId }: Made) =>
    `/api/reports/${projectId}/silence?theme=${await addTheme(db, { projectId, dimension: "problem" })}`,
  "GET /api/reports/[projectId]/entries": async (_db: PrismaClient, { projectId }: Made) =>
    `/api/reports/${projectId}/entries`,
} as const;
