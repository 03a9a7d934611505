import type { ArchivedColumn } from "@/lib/archives/tables";

/** What the ids of an archive's tables may name. A test compares this with the keys of the database. Pure. */

/** Rows of these may point at rows of the same table, so they are written by one statement. */
export const selfPointing: readonly string[] = ["sites", "themes"];

/** Whether a column of ids names a person. */
export const namesPerson = ({ name, kind }: ArchivedColumn): boolean =>
  kind === "id" && /(_by|^user_id|^(recorder|actor|author|assignee|reviewer)_id)$/.test(name);

/** Columns of ids that may name what has been deleted since. */
export const mayBeGone: readonly string[] = [
  "claim_versions.best_id",
  "claim_versions.claim_id",
  "claim_versions.evidence_ids",
  "claim_versions.theme_ids",
  "counter_examples.theme_id",
  "follow_up_answers.entry_ids",
  "follow_ups.origin_id",
  "follow_ups.origin_visit_id",
  "matrix_summaries.theme_id",
  "report_opinions.return_id",
  "report_remedies.point_id",
  "reports.parent_id",
  "review_sample_entries.entry_id",
  "review_sample_entries.first_themes",
  "review_sample_entries.put_on",
  "review_sample_entries.second_themes",
  "site_masks.site_id",
  "theme_merge_entries.entry_id",
  "theme_merges.child_ids",
  "theme_merges.example_entry_id",
  "theme_merges.finding_ids",
  "theme_merges.into_id",
  "theme_merges.parent_id",
  "theme_merges.point_ids",
  "theme_merges.theme_id",
  "theme_pairs.problem_id",
  "theme_pairs.suggestion_id",
  "themes.example_entry_id",
];
