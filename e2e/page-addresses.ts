import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { demoAccount } from "./fixtures";

export interface Address {
  path: string;
  /** Can be opened without signing in. */
  open?: true;
  /** Only for an administrator, not for the lead. */
  admin?: true;
  /** Redirects to another page. */
  leadsOn?: true;
}

/** A sample of the demo, which is drawn for its lead if there is none. */
async function sampleOf(db: PrismaClient, projectId: string): Promise<string> {
  const known = await db.reviewSample.findFirst({ where: { projectId }, orderBy: { id: "asc" }, select: { id: true } });
  if (known) return known.id;
  const lead = await db.user.findUniqueOrThrow({ where: { accountName: demoAccount("lead").accountName } });
  const entry = await db.entry.findFirstOrThrow({
    where: { projectId, themes: { some: {} }, visit: { state: "approved" } },
  });
  const id = uuidv7();
  await db.reviewSample.create({
    data: {
      ...{ projectId, id, seed: 1, reviewerId: lead.id, startedBy: lead.id, startedAt: new Date() },
      entries: {
        create: [
          {
            entryId: entry.id,
            position: 0,
            textHash: createHash("md5").update(entry.text).digest("hex"),
            firstThemes: [],
          },
        ],
      },
    },
  });
  return id;
}

/** The addresses that are tested. Some pages have several views. */
export async function addresses(db: PrismaClient): Promise<Record<string, Address[]>> {
  const project = await db.project.findFirstOrThrow({
    where: { memberships: { some: { user: { accountName: demoAccount("lead").accountName } } } },
    orderBy: { createdAt: "asc" },
  });
  const projectId = project.id;
  const visit = (state: string) =>
    db.visit.findFirstOrThrow({ where: { projectId, state }, orderBy: { id: "asc" }, select: { id: true } });
  const [submitted, returned, report, theme, figure, correction, claim] = await Promise.all([
    visit("submitted"),
    visit("returned"),
    db.report.findFirstOrThrow({
      where: { projectId, stage: { not: "final" }, returns: { some: {} }, revisions: { some: {} } },
      orderBy: { id: "asc" },
      select: { id: true, issues: { select: { id: true } }, returns: { select: { id: true } } },
    }),
    db.theme.findFirstOrThrow({ where: { projectId, name: "专职人员不足" } }),
    db.figure.findFirstOrThrow({
      where: { projectId, visit: { state: "approved", site: { kind: "town", mergedIntoId: null } } },
      orderBy: { id: "asc" },
      select: { indicatorId: true, visit: { select: { siteId: true } } },
    }),
    db.visitCorrection.findFirstOrThrow({ where: { projectId }, select: { id: true, visitId: true } }),
    db.claimVersion.findFirstOrThrow({ where: { projectId }, orderBy: { id: "asc" }, select: { claimId: true } }),
  ]);
  const home = `/projects/${projectId}`;
  const own = (...paths: string[]): Address[] => paths.map((path) => ({ path: `${home}${path}` }));
  return {
    "/": [{ path: "/", leadsOn: true }],
    "/sign-in": [{ path: "/sign-in", open: true }],
    "/offline": [{ path: "/offline", open: true }],
    "/set-password/[token]": [{ path: "/set-password/nonsense", open: true }],
    "/invite/[token]": [{ path: "/invite/nonsense", open: true }],
    "/account/password": [{ path: "/account/password" }],
    "/account/second-factor": [{ path: "/account/second-factor" }],
    "/accounts": [{ path: "/accounts", admin: true }],
    "/projects": [{ path: "/projects" }],
    "/projects/new": [{ path: "/projects/new" }],
    "/projects/[projectId]": own(""),
    "/projects/[projectId]/visits": own("/visits", "/visits?state=approved&from=2026-10-01"),
    "/projects/[projectId]/visits/new": own("/visits/new"),
    "/projects/[projectId]/visits/import": own("/visits/import"),
    "/projects/[projectId]/visits/import/excel": own("/visits/import/excel"),
    "/projects/[projectId]/visits/[visitId]": own(`/visits/${submitted.id}`, `/visits/${returned.id}`),
    "/projects/[projectId]/visits/[visitId]/edit": own(`/visits/${returned.id}/edit`),
    "/projects/[projectId]/visits/[visitId]/minutes": own(`/visits/${submitted.id}/minutes`),
    "/projects/[projectId]/visits/[visitId]/history": own(`/visits/${returned.id}/history`),
    "/projects/[projectId]/visits/[visitId]/corrections/[correctionId]": own(
      `/visits/${correction.visitId}/corrections/${correction.id}`,
    ),
    "/projects/[projectId]/outbox": own("/outbox"),
    "/projects/[projectId]/codebook": own("/codebook", "/codebook?theme=none"),
    "/projects/[projectId]/codebook/review": own("/codebook/review"),
    "/projects/[projectId]/codebook/review/[sampleId]": own(`/codebook/review/${await sampleOf(db, projectId)}`),
    "/projects/[projectId]/codebook/exchange": own("/codebook/exchange"),
    "/projects/[projectId]/codebook/themes/[themeId]": own(`/codebook/themes/${theme.id}`),
    "/projects/[projectId]/findings": own(
      "/findings",
      "/findings?view=coverage",
      "/findings?view=figures",
      "/findings?view=charts",
      "/findings?kind=park&unapproved=1",
    ),
    "/projects/[projectId]/findings/themes/[themeId]": own(`/findings/themes/${theme.id}?kind=town`),
    "/projects/[projectId]/findings/figures/[indicatorId]": own(`/findings/figures/${figure.indicatorId}?kind=town`),
    "/projects/[projectId]/findings/passages": own("/findings/passages"),
    "/projects/[projectId]/findings/themes/[themeId]/against": own(`/findings/themes/${theme.id}/against?kind=town`),
    "/projects/[projectId]/findings/pairs": own("/findings/pairs"),
    "/projects/[projectId]/findings/claims": own("/findings/claims"),
    "/projects/[projectId]/findings/claims/new": own(`/findings/claims/new?theme=${theme.id}`),
    "/projects/[projectId]/findings/claims/[claimId]": own(`/findings/claims/${claim.claimId}`),
    "/projects/[projectId]/findings/matrix": own("/findings/matrix?dimension=problem", "/findings/matrix?empty=hide"),
    "/projects/[projectId]/findings/matrix/[siteId]/[columnId]": own(
      `/findings/matrix/${figure.visit.siteId}/problem?kind=town`,
      `/findings/matrix/${figure.visit.siteId}/${theme.id}`,
    ),
    "/projects/[projectId]/findings/entries": own(
      "/findings/entries?dimension=problem&q=人",
      "/findings/entries?q=没有这样的话",
      "/findings/entries?mark=not_raised",
    ),
    "/projects/[projectId]/search": own("/search", "/search?q=群众"),
    "/projects/[projectId]/follow-ups": own("/follow-ups", "/follow-ups?show=closed"),
    "/projects/[projectId]/follow-ups/new": own(
      `/follow-ups/new?site=${figure.visit.siteId}&kind=theme&id=${theme.id}`,
    ),
    "/projects/[projectId]/indicators": own("/indicators", "/indicators?view=grid", "/indicators?view=lost"),
    "/projects/[projectId]/reports": own("/reports"),
    "/projects/[projectId]/reports/new": own("/reports/new"),
    "/projects/[projectId]/reports/[reportId]": own(`/reports/${report.id}`),
    "/projects/[projectId]/reports/[reportId]/remedies": own(`/reports/${report.id}/remedies`),
    "/projects/[projectId]/reports/[reportId]/history": own(`/reports/${report.id}/history`),
    "/projects/[projectId]/reports/[reportId]/issues/[issueId]": own(
      `/reports/${report.id}/issues/${report.issues[0]?.id}`,
    ),
    "/projects/[projectId]/reports/[reportId]/returns/[returnId]": own(
      `/reports/${report.id}/returns/${report.returns[0]?.id}`,
    ),
    "/projects/[projectId]/reports/[reportId]/opinions": own(`/reports/${report.id}/opinions`),
    "/projects/[projectId]/sites": own("/sites"),
    "/projects/[projectId]/sites/[siteId]": own(`/sites/${figure.visit.siteId}`),
    "/projects/[projectId]/sites/add": own("/sites/add", "/sites/add?way=file", "/sites/add?way=national"),
    "/projects/[projectId]/members": own("/members"),
    "/projects/[projectId]/settings": own("/settings"),
    "/projects/[projectId]/settings/outline": own("/settings/outline"),
  };
}
