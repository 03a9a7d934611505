import accounts from "./en/accounts.json";
import archives from "./en/archives.json";
import attachments from "./en/attachments.json";
import claims from "./en/claims.json";
import codebook from "./en/codebook.json";
import corrections from "./en/corrections.json";
import errors from "./en/errors.json";
import faults from "./en/faults.json";
import findings from "./en/findings.json";
import followups from "./en/followups.json";
import frame from "./en/frame.json";
import handouts from "./en/handouts.json";
import imports from "./en/imports.json";
import indicators from "./en/indicators.json";
import matrix from "./en/matrix.json";
import members from "./en/members.json";
import minutes from "./en/minutes.json";
import offline from "./en/offline.json";
import privacy from "./en/privacy.json";
import profiles from "./en/profiles.json";
import projects from "./en/projects.json";
import reports from "./en/reports.json";
import sites from "./en/sites.json";
import visits from "./en/visits.json";
import vocabulary from "./en/vocabulary.json";

/** One catalogue for each noun. A key is <noun>.<key>. */
export const en = {
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
