import type { ProjectDoor } from "@/lib/auth/doors";
import type { ProjectRole } from "@/lib/vocabulary";

const everyone: ProjectRole[] = ["lead", "reviewer", "member", "viewer"];
const writers: ProjectRole[] = ["lead", "reviewer", "member"];
const reviewers: ProjectRole[] = ["lead", "reviewer"];
const leads: ProjectRole[] = ["lead"];

/**
 * Who may call which door, written here a second time and in other words than the policy. If the two differ, one is
 * wrong.
 */
export const mayUse: Record<ProjectDoor, ProjectRole[]> = {
  "projects.updateProject": leads,
  "projects.saveOutline": leads,
  "members.inviteMember": leads,
  "members.revokeInvitation": leads,
  "members.changeMemberRole": leads,
  "members.removeMember": leads,
  "sites.addSites": leads,
  "sites.previewSiteList": leads,
  "sites.previewSiteFile": leads,
  "sites.listNationalDivision": leads,
  "sites.searchNationalList": leads,
  "sites.updateSite": leads,
  "sites.removeSite": leads,
  "GET /api/sites/[projectId]": everyone,
  "visits.handInVisits": writers,
  "visits.approveVisits": reviewers,
  "visits.withdrawVisit": writers,
  "visits.beginReview": reviewers,
  "visits.approveVisit": reviewers,
  "visits.returnVisit": reviewers,
  "visits.voidVisit": leads,
  "imports.importVisits": writers,
  "imports.addImportRule": leads,
  "imports.removeImportRule": leads,
  "GET /api/offline/[projectId]": writers,
  "GET /api/visits/[projectId]/[visitId]/minutes": everyone,
  "GET /api/site-notes/[projectId]/[siteId]": writers,
  "POST /api/attachments/[projectId]/uploads": writers,
  "HEAD /api/attachments/[projectId]/uploads/[uploadId]": writers,
  "PATCH /api/attachments/[projectId]/uploads/[uploadId]": writers,
  "DELETE /api/attachments/[projectId]/uploads/[uploadId]": writers,
  "GET /api/attachments/[projectId]": everyone,
  "GET /api/attachments/[projectId]/[attachmentId]": everyone,
  "GET /api/attachments/[projectId]/[attachmentId]/thumbnail": everyone,
  "attachments.removeAttachment": writers,
  "attachments.addCue": writers,
  "attachments.removeCue": writers,
  "codebook.createTheme": reviewers,
  "codebook.updateTheme": reviewers,
  "codebook.moveTheme": reviewers,
  "codebook.deleteTheme": reviewers,
  "codebook.assignThemes": writers,
  "codebook.unassignTheme": writers,
  "GET /api/findings/[projectId]/themes/[themeId]": everyone,
  "GET /api/findings/[projectId]/figures/[indicatorId]": everyone,
  "GET /api/findings/[projectId]/charts/[chart]": everyone,
  "GET /api/exports/[projectId]/entries": everyone,
  "GET /api/exports/[projectId]/themes": everyone,
  "GET /api/exports/[projectId]/coverage": everyone,
  "GET /api/exports/[projectId]/figures": everyone,
  "indicators.verifyFigure": reviewers,
  "reports.createReport": writers,
  "reports.saveReport": writers,
  "reports.refreshReport": writers,
  "reports.setReportStage": writers,
  "reports.deleteReport": writers,
  "GET /api/reports/[projectId]/[reportId]": everyone,
  "GET /api/reports/[projectId]/[reportId]/changes": writers,
  "GET /api/reports/[projectId]/entries": writers,
};
