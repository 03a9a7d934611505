import { expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import {
  annexKinds,
  attachmentKinds,
  backupKinds,
  correctionDecisions,
  correctionKinds,
  dimensionKeys,
  dimensionMarks,
  entryForms,
  followUpOrigins,
  projectRoles,
  projectStates,
  remedyStates,
  issueStages,
  opinionHandlings,
  reportStages,
  returnDecisions,
  returnItemKinds,
  revisionKinds,
  supportNames,
  sectionLayouts,
  signInStages,
  siteKinds,
  reviewChoices,
  suggestionVerdicts,
  systemRoles,
  verificationStates,
  visitMethods,
  visitStates,
} from "@/lib/vocabulary";

const { prisma } = await testDatabase();

/** Each closed list with the check on its column. */
const lists: [constraint: string, words: readonly string[]][] = [
  ["users_system_role_known", systemRoles],
  ["sign_in_steps_stage_known", signInStages],
  ["memberships_role_known", projectRoles],
  ["memberships_project_state_known", projectStates],
  ["invitations_role_known", projectRoles],
  ["dimensions_key_known", dimensionKeys],
  ["sites_kind_known", siteKinds],
  ["visits_method_known", visitMethods],
  ["visits_state_known", visitStates],
  ["entries_form_known", entryForms],
  ["visit_dimension_marks_known", dimensionMarks],
  ["figures_verification_known", verificationStates],
  ["attachments_kind_known", attachmentKinds],
  ["attachment_uploads_kind_known", attachmentKinds],
  ["reports_stage_known", reportStages],
  ["report_issues_stage_known", issueStages],
  ["report_sections_layout_known", sectionLayouts],
  ["report_sections_annex_known", annexKinds],
  ["reports_count_kind_known", siteKinds],
  ["report_points_support_names_known", supportNames],
  ["report_revisions_kind_known", revisionKinds],
  ["report_remedies_state_known", remedyStates],
  ["report_return_items_kind_known", returnItemKinds],
  ["report_return_items_decision_known", returnDecisions],
  ["visit_correction_items_kind_known", correctionKinds],
  ["visit_correction_items_decision_known", correctionDecisions],
  ["report_opinions_handling_known", opinionHandlings],
  ["backups_kind_known", backupKinds],
  ["suggestion_verdicts_verdict_known", suggestionVerdicts],
  ["follow_ups_origin_kind_known", followUpOrigins],
  ["review_sample_entries_settled_known", reviewChoices],
];

const checks = await prisma.$queryRaw<{ name: string; definition: string }[]>`
  SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE contype = 'c' AND conname LIKE '%_known'`;

test.each(lists)("%s allows exactly the words of the vocabulary", (constraint, words) => {
  const { definition } = checks.find(({ name }) => name === constraint) ?? { definition: "" };
  const allowed = [...definition.matchAll(/'([^']*)'/g)].map((match) => match[1]);
  expect(allowed.sort()).toEqual([...words].sort());
});

test("no check of a closed list is missing above", () => {
  expect(checks.map(({ name }) => name).sort()).toEqual(lists.map(([constraint]) => constraint).sort());
});
