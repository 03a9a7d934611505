import type { ProjectVerb, SystemVerb } from "@/lib/auth/policy";

/**
 * Every door (an entry point from outside that is not a page): each server action as "<noun>.<export>", each route
 * handler as "<METHOD> <path>", with who may call it. A test lists the doors of the build and fails if one is missing
 * here or surplus.
 */
export type DoorRule =
  | { access: "project"; verb: ProjectVerb; unattended?: true; reads?: true }
  | { access: "system"; verb: SystemVerb }
  | { access: "signed_in" }
  | { access: "public"; why: string };

const project = (verb: ProjectVerb) => ({ access: "project", verb }) as const;
/** Asked by an open page on its own, again and again: that is no use of the session, which ends when nobody works. */
const polled = (verb: ProjectVerb) => ({ access: "project", verb, unattended: true }) as const;
/** Gives what only writers read, and writes nothing: open in a closed project too. */
const given = (verb: ProjectVerb) => ({ access: "project", verb, reads: true }) as const;
const system = (verb: SystemVerb) => ({ access: "system", verb }) as const;
const open = (why: string) => ({ access: "public", why }) as const;

export const doors = {
  // Accounts and the person's own settings
  "accounts.createAccount": system("account.manage"),
  "accounts.setAccountDisabled": system("account.manage"),
  "accounts.resetAccountPassword": system("account.manage"),
  "accounts.setSystemRole": system("account.manage"),
  "accounts.changePassword": system("self.edit"),
  "accounts.mapIdentity": system("account.manage"),
  "accounts.unmapIdentity": system("account.manage"),
  // 两步验证
  "accounts.beginSecondFactor": system("self.edit"),
  "accounts.confirmSecondFactor": system("self.edit"),
  "accounts.renewRecoveryCodes": system("self.edit"),
  "accounts.removeSecondFactor": system("self.edit"),
  "accounts.resetSecondFactor": system("account.manage"),
  "accounts.requireSecondFactor": system("account.manage"),
  "accounts.beginFactorAtSignIn": open("the step is the proof: the password was right, minutes ago, in this browser"),
  "accounts.confirmFactorAtSignIn": open("the step is the proof: the password was right, minutes ago, in this browser"),
  "accounts.setPasswordByLink": open("the link itself is the proof: one use, expires, tied to the session version"),
  "i18n.setLocale": open("a cookie of the browser's own"),
  "GET /api/device-key": { access: "signed_in" },

  // Projects and their members
  "projects.createProject": system("project.create"),
  "POST /api/archives": system("project.create"),
  "projects.restoreProject": system("project.restore"),
  "projects.updateProject": project("project.edit"),
  "projects.saveOutline": project("project.edit"),
  "projects.closeProject": project("project.close"),
  "projects.reopenProject": project("project.reopen"),
  "projects.deleteProject": project("project.delete"),
  "projects.copyProject": project("project.copy"),
  "GET /api/archives/[projectId]": project("project.archive"),
  "members.inviteMember": project("member.manage"),
  "members.revokeInvitation": project("member.manage"),
  "members.changeMemberRole": project("member.manage"),
  "members.removeMember": project("member.manage"),
  "members.acceptInvitation": open("the link itself is the proof: one use, expires"),

  // Sites
  "sites.addSites": project("site.edit"),
  "sites.previewSiteList": project("site.edit"),
  "sites.previewSiteFile": project("site.edit"),
  "sites.listNationalDivision": project("site.edit"),
  "sites.searchNationalList": project("site.edit"),
  "sites.updateSite": project("site.edit"),
  "sites.removeSite": project("site.edit"),
  "GET /api/sites/[projectId]": project("site.read"),
  "GET /api/profiles/[projectId]/[siteId]": project("finding.read"),

  // Visits
  "visits.handInVisits": project("visit.submit"),
  "visits.approveVisits": project("visit.approve"),
  "visits.withdrawVisit": project("visit.withdraw"),
  "visits.beginReview": project("visit.return"),
  "visits.approveVisit": project("visit.approve"),
  "visits.returnVisit": project("visit.return"),
  "visits.voidVisit": project("visit.void"),
  "POST /api/sync/visits": { access: "signed_in" },
  "GET /api/offline/[projectId]": project("visit.write"),
  // The handler checks the right for this visit itself
  "GET /api/visits/[projectId]/[visitId]/minutes": project("visit.read"),
  // 纪要回收: what a township corrected; the action checks the right for this visit itself
  "POST /api/visits/[projectId]/[visitId]/corrections": project("visit.correct"),
  "GET /api/visits/[projectId]/[visitId]/corrections/[correctionId]": given("visit.correct"),
  "reports.decideCorrection": project("visit.correct"),
  "GET /api/site-notes/[projectId]/[siteId]": project("visit.write"),

  // The results of imported files, and the words that sort them; the files themselves never leave the device
  "imports.importVisits": project("visit.write"),
  "imports.addImportRule": project("importRule.edit"),
  "imports.removeImportRule": project("importRule.edit"),

  // Attachments: the handlers check the right for the visit themselves
  "POST /api/attachments/[projectId]/uploads": project("visit.attach"),
  "HEAD /api/attachments/[projectId]/uploads/[uploadId]": project("visit.attach"),
  "PATCH /api/attachments/[projectId]/uploads/[uploadId]": project("visit.attach"),
  "DELETE /api/attachments/[projectId]/uploads/[uploadId]": project("visit.attach"),
  "GET /api/attachments/[projectId]": project("visit.read"),
  "GET /api/attachments/[projectId]/[attachmentId]": project("visit.read"),
  "GET /api/attachments/[projectId]/[attachmentId]/thumbnail": project("visit.read"),
  "attachments.removeAttachment": project("visit.write"),
  "attachments.addCue": project("visit.attach"),
  "attachments.removeCue": project("visit.attach"),

  // Codebook
  "followups.addFollowUp": project("followUp.write"),
  "followups.reassignFollowUp": project("followUp.write"),
  "followups.cancelFollowUp": project("followUp.write"),
  "codebook.createTheme": project("theme.edit"),
  "codebook.updateTheme": project("theme.edit"),
  "codebook.moveTheme": project("theme.edit"),
  "codebook.setExample": project("theme.edit"),
  "codebook.previewCodebook": project("theme.edit"),
  "codebook.importCodebook": project("theme.edit"),
  "GET /api/exports/[projectId]/codebook": project("theme.read"),
  "codebook.archiveTheme": project("theme.edit"),
  "codebook.deleteTheme": project("theme.edit"),
  "codebook.readMerges": project("theme.edit"),
  "codebook.mergeTheme": project("theme.edit"),
  "codebook.undoMerge": project("theme.edit"),
  "codebook.countAssigned": project("theme.edit"),

  // Coding: the audit records these under the noun they were first part of
  "codebook.assignThemes": project("entry.code"),
  "codebook.unassignTheme": project("entry.code"),
  "codebook.refuseSuggestion": project("entry.code"),
  "codebook.pairThemes": project("entry.code"),
  "codebook.unpairThemes": project("entry.code"),
  "codebook.markAgainst": project("entry.code"),
  // 复核抽样: only the second person of a sample codes it; the mutation checks that
  "codebook.startSample": project("theme.edit"),
  "codebook.codeSampled": project("entry.code"),
  "codebook.finishSample": project("entry.code"),
  "codebook.endSample": project("theme.edit"),
  "codebook.settleSampled": project("theme.edit"),
  "codebook.unsettleSampled": project("theme.edit"),

  // Findings
  "GET /api/findings/[projectId]/themes/[themeId]": project("finding.read"),
  "GET /api/findings/[projectId]/figures/[indicatorId]": project("finding.read"),
  "GET /api/findings/[projectId]/charts/[chart]": project("finding.read"),
  "findings.saveSummary": project("finding.write"),
  "findings.saveClaim": project("finding.write"),
  "findings.affirmClaim": project("finding.write"),
  "GET /api/findings/[projectId]/claims": project("finding.write"),
  "GET /api/findings/[projectId]/matrix": project("finding.read"),
  "GET /api/exports/[projectId]/matrix": project("finding.read"),
  "GET /api/exports/[projectId]/entries": project("finding.read"),
  "GET /api/exports/[projectId]/themes": project("finding.read"),
  "GET /api/live/[projectId]": polled("theme.read"),
  "GET /api/coding/[projectId]": polled("theme.read"),
  "GET /api/exports/[projectId]/coverage": project("finding.read"),
  "GET /api/exports/[projectId]/charts/[chart]": project("finding.read"),
  "GET /api/exports/[projectId]/claims": project("finding.read"),

  "POST /api/passages/[projectId]": project("finding.read"),

  // Tables to take away
  "GET /api/exports/[projectId]/visits": project("visit.read"),
  "GET /api/exports/[projectId]/sites": project("site.read"),

  // Figures
  "indicators.verifyFigure": project("indicator.verify"),
  "GET /api/exports/[projectId]/figures": project("indicator.read"),
  "GET /api/indicators/[projectId]/grid": project("indicator.read"),
  "POST /api/lost-numbers/[projectId]": project("indicator.read"),

  // Reports
  "reports.createReport": project("report.edit"),
  "reports.createParts": project("report.edit"),
  "reports.saveReport": project("report.edit"),
  "reports.refreshReport": project("report.edit"),
  "reports.seeNumbers": project("report.edit"),
  "reports.setReportStage": project("report.edit"),
  "reports.restoreReport": project("report.edit"),
  "reports.previewRemedies": project("report.edit"),
  "reports.saveRemedies": project("report.edit"),
  "reports.deleteReport": project("report.delete"),
  "reports.undeleteReport": project("report.delete"),
  "reports.decideReturned": project("report.edit"),
  "reports.addOpinion": project("report.edit"),
  "reports.saveOpinion": project("report.edit"),
  "reports.removeOpinion": project("report.edit"),
  "GET /api/reports/[projectId]/[reportId]": project("report.read"),
  "GET /api/reports/[projectId]/[reportId]/pdf": project("report.read"),
  "GET /api/reports/[projectId]/[reportId]/outward": project("report.read"),
  "GET /api/reports/[projectId]/[reportId]/lists": project("report.read"),
  "GET /api/reports/[projectId]/[reportId]/draft": project("report.edit"),
  "GET /api/reports/[projectId]/[reportId]/changes": polled("report.edit"),
  "POST /api/reports/[projectId]/[reportId]/editors": polled("report.edit"),
  "GET /api/reports/[projectId]/[reportId]/issues/[issueId]": project("report.read"),
  "POST /api/reports/[projectId]/[reportId]/issues/[issueId]/returns": project("report.edit"),
  "GET /api/reports/[projectId]/[reportId]/returns/[returnId]": given("report.edit"),
  "GET /api/reports/[projectId]/[reportId]/redline": project("report.read"),
  "GET /api/reports/[projectId]/[reportId]/opinions": given("report.edit"),
  "POST /api/reports/[projectId]/[reportId]/opinions": project("report.edit"),
  "GET /api/reports/[projectId]/entries": project("report.edit"),
  "GET /api/reports/[projectId]/ledger": project("report.edit"),
  "GET /api/reports/[projectId]/photos": project("report.edit"),
  "GET /api/reports/[projectId]/[reportId]/parts": project("report.edit"),
  "GET /api/reports/[projectId]/silence": project("report.edit"),

  // The whole system
  "GET /api/auth/[...nextauth]": open("next-auth: sign-in, sign-out, session, csrf"),
  "POST /api/auth/[...nextauth]": open("next-auth: sign-in, sign-out, session, csrf"),
  "GET /worker.js": open("the service worker's script: the same for everyone, with nobody's data in it"),
  "GET /api/health": open(
    "tells whether the server can work: database, storage, migrations and its version, nothing else",
  ),
  "GET /api/health/live": open("tells that the process answers, nothing else"),
} as const satisfies Record<string, DoorRule>;

export type Door = keyof typeof doors;
type DoorsOf<Access extends DoorRule["access"]> = {
  [Name in Door]: (typeof doors)[Name] extends { access: Access } ? Name : never;
}[Door];
export type ProjectDoor = DoorsOf<"project">;
export type SystemDoor = DoorsOf<"system">;
export type SignedInDoor = DoorsOf<"signed_in">;
export type PublicDoor = DoorsOf<"public">;
