import accounts from "./zh-CN/accounts.json";
import archives from "./zh-CN/archives.json";
import attachments from "./zh-CN/attachments.json";
import claims from "./zh-CN/claims.json";
import codebook from "./zh-CN/codebook.json";
import corrections from "./zh-CN/corrections.json";
import errors from "./zh-CN/errors.json";
import faults from "./zh-CN/faults.json";
import findings from "./zh-CN/findings.json";
import followups from "./zh-CN/followups.json";
import frame from "./zh-CN/frame.json";
import handouts from "./zh-CN/handouts.json";
import imports from "./zh-CN/imports.json";
import indicators from "./zh-CN/indicators.json";
import matrix from "./zh-CN/matrix.json";
import members from "./zh-CN/members.json";
import minutes from "./zh-CN/minutes.json";
import offline from "./zh-CN/offline.json";
import privacy from "./zh-CN/privacy.json";
import profiles from "./zh-CN/profiles.json";
import projects from "./zh-CN/projects.json";
import reports from "./zh-CN/reports.json";
import sites from "./zh-CN/sites.json";
import visits from "./zh-CN/visits.json";
import vocabulary from "./zh-CN/vocabulary.json";

/** One catalogue for each noun. A key is <noun>.<key>. */
export const zhCN = {
  accounts,
  archives,
  attachments,
  claims,
  codebook,
  corrections,
  errors,
  faults,
  findings,
  followups,
  frame,
  handouts,
  imports,
  indicators,
  matrix,
  members,
  minutes,
  offline,
  privacy,
  profiles,
  projects,
  reports,
  sites,
  visits,
  vocabulary,
};
