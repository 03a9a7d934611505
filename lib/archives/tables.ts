/**
 * What of a project is in its archive: every table and column of the database, each decided here. A test compares this
 * with the database, so that a new one needs a decision too. Pure.
 * A column is "name" or "name:kind". In every table the project's own id is left out: a file is of one project.
 *   id      an id of this project's rows or of a person
 *   ids     a list of ids
 *   json    JSON, with ids in it
 *   pieces  text in which ids may stand: {{佐证：…}}, or a part's id in place of a word
 *   number  a number of any length, as text
 *   bytes   a file, in base64
 *   kept    as another installation wrote it; hashes are over it, so it is never changed
 */
export type ColumnKind = "plain" | "id" | "ids" | "json" | "pieces" | "number" | "bytes" | "kept";

export interface ArchivedColumn {
  name: string;
  kind: ColumnKind;
}

export interface ArchivedTable {
  name: string;
  /** What it holds, for the 数据说明. */
  zh: string;
  en: string;
  columns: readonly ArchivedColumn[];
  /** Columns that do not travel: what follows from the rest, and what is of this installation. */
  left: readonly string[];
  /** ORDER BY. */
  order: string;
}

const table = (
  name: string,
  [zh, en]: readonly [string, string],
  columns: string,
  { order = "id", left = "" }: { order?: string; left?: string } = {},
): ArchivedTable => ({
  name,
  zh,
  en,
  columns: columns.split(" ").map((word) => {
    const [column = "", kind = "plain"] = word.split(":");
    return { name: column, kind: kind as ColumnKind }; // a test holds each to the list above
  }),
  left: left === "" ? [] : left.split(" "),
  order,
});

/** Each table comes after those that it points at, except that a theme's example is an entry. */
export const archivedTables: readonly ArchivedTable[] = [
  table(
    "projects",
    ["课题", "the project"],
    "name background coverage starts_on ends_on common_min_sites common_min_percent widely_min_percent " +
      "some_max_percent few_max_percent single_max_sites created_by:id created_at",
    { left: "id archived_at deleted_at deleted_by" },
  ),
  table("memberships", ["成员及角色", "members and their roles"], "user_id:id role created_at removed_at", {
    order: "user_id",
    left: "project_state",
  }),
  table("dimensions", ["提纲的维度", "dimensions of the outline"], "key label guidance position", { order: "key" }),
  table("questions", ["提纲的问题", "questions of the outline"], "id:id dimension text hint position retired_at"),
  table("sites", ["调研点", "sites"], "id:id name kind county code merged_into_id:id position removed_at", {
    left: "present_id",
  }),
  table("site_former_names", ["调研点的曾用名", "former names of sites"], "site_id:id name", {
    order: "site_id, name",
  }),
  table("site_masks", ["对外版中的代号", "letters of sites in outward editions"], "site_id:id number", {
    order: "number",
  }),
  table("indicators", ["指标", "indicators"], "id:id name unit definition position"),
  table(
    "visits",
    ["走访", "visits"],
    "id:id site_id:id visited_on started_at ended_at method place recorder_id:id state version content_hash submitted_at " +
      "approved_at approved_by:id created_by:id created_at updated_at review_begun_at review_begun_by:id",
  ),
  table("visit_members", ["走访人员", "who of the team went"], "visit_id:id user_id:id", {
    order: "visit_id, user_id",
  }),
  table("visit_audiences", ["受访对象", "who was heard"], "visit_id:id position category head_count", {
    order: "visit_id, position",
  }),
  table("visit_dimension_marks", ["未谈及、无此情况", "dimensions marked as empty"], "visit_id:id dimension mark", {
    order: "visit_id, dimension",
  }),
  table(
    "entries",
    ["条目", "entries"],
    "id:id visit_id:id dimension question_id:id position text form speaker_category created_at updated_at",
    { left: "search_month", order: "visit_id, id" },
  ),
  table(
    "figures",
    ["数值", "figures"],
    "id:id visit_id:id dimension question_id:id indicator_id:id position value:number as_of definition source " +
      "verification verification_note verified_by:id verified_at said",
    { order: "visit_id, id" },
  ),
  table(
    "visit_revisions",
    ["走访的历次内容", "every saved content of a visit"],
    "visit_id:id version content:json content_hash saved_by:id saved_at shape",
    { order: "visit_id, version" },
  ),
  table(
    "visit_transitions",
    ["走访状态的变化", "changes of a visit's state"],
    "id:id visit_id:id from_state to_state version actor_id:id at note",
  ),
  table(
    "review_comments",
    ["审核意见", "comments of reviewers"],
    "id:id visit_id:id entry_id:id entry_text body author_id:id created_at resolved_at",
  ),
  table(
    "attachments",
    ["附件", "attachments"],
    "id:id visit_id:id entry_id:id kind file_name media_type byte_size:number sha256 created_by:id created_at " +
      "source_sha256 source_byte_size:number width height duration_seconds",
    { left: "storage_key thumbnail_key missing_since" },
  ),
  table(
    "attachment_cues",
    ["录音中的时刻", "moments of recordings"],
    "id:id attachment_id:id entry_id:id at_seconds label created_by:id created_at",
  ),
  table(
    "imported_visits",
    ["由表格导入的走访", "visits that a workbook wrote"],
    "visit_id:id version imported_by:id imported_at",
    { order: "visit_id" },
  ),
  table(
    "visit_corrections",
    ["镇街改回的纪要", "minutes that came back corrected"],
    "id:id visit_id:id version file_name file:bytes file_hash returned_by:id returned_at",
  ),
  table(
    "visit_correction_items",
    ["改回的内容及处理", "what they say differently"],
    "correction_id:id position kind content:json decision reason decided_by:id decided_at",
    { order: "correction_id, position" },
  ),
  table(
    "themes",
    ["主题", "themes"],
    "id:id parent_id:id dimension name definition position archived_at example example_entry_id:id",
    {},
  ),
  table("entry_themes", ["条目的主题", "themes of entries"], "entry_id:id theme_id:id assigned_by:id assigned_at", {
    order: "entry_id, theme_id",
  }),
  table(
    "suggestion_verdicts",
    ["对建议主题的判断", "what people said to suggested themes"],
    "entry_id:id theme_id:id verdict text_hash decided_by:id decided_at",
    { order: "entry_id, theme_id" },
  ),
  table("counter_examples", ["反例", "counter-examples"], "theme_id:id entry_id:id against decided_by:id decided_at", {
    order: "entry_id, theme_id",
  }),
  table(
    "theme_merges",
    ["主题的合并", "merged themes"],
    "id:id theme_id:id into_id:id name definition dimension parent_id:id position child_ids:ids point_ids:ids " +
      "finding_ids:ids merged_by:id merged_at undone_by:id undone_at example example_entry_id:id",
  ),
  table(
    "theme_merge_entries",
    ["合并前的编码", "codings of merged themes"],
    "merge_id:id entry_id:id added assigned_by:id assigned_at",
    { order: "merge_id, entry_id" },
  ),
  table(
    "theme_pairs",
    ["问题与建议的对应", "problems paired with suggestions"],
    "problem_id:id suggestion_id:id paired_by:id paired_at",
    {
      order: "problem_id, suggestion_id",
    },
  ),
  table(
    "matrix_summaries",
    ["矩阵中的归纳", "summaries in the matrix"],
    "id:id site_id:id dimension theme_id:id text sources:json written_by:id written_at",
  ),
  table(
    "claim_versions",
    ["结论的各个版本", "claims in every version"],
    "id:id claim_id:id dimension statement theme_ids:ids evidence_ids:ids best_id:id sources:json written_by:id written_at",
  ),
  table(
    "follow_ups",
    ["补访问题", "follow-up questions"],
    "id:id site_id:id dimension question assignee_id:id due_on origin_kind origin_id:id origin_visit_id:id origin_text " +
      "created_by:id created_at cancelled_by:id cancelled_at",
  ),
  table(
    "follow_up_answers",
    ["补访的答复", "answers to follow-up questions"],
    "visit_id:id follow_up_id:id entry_ids:ids note",
    {
      order: "visit_id, follow_up_id",
    },
  ),
  table(
    "review_samples",
    ["复核抽样", "samples for a second coding"],
    "id:id dimension seed reviewer_id:id started_by:id started_at finished_at ended_by:id ended_at",
  ),
  table(
    "review_sample_entries",
    ["抽样的条目", "entries of the samples"],
    "sample_id:id entry_id:id position text_hash first_themes:ids second_themes:ids coded_at settled settled_by:id " +
      "settled_at put_on:ids taken_off:json",
    { order: "sample_id, entry_id" },
  ),
  table(
    "findings",
    ["研究发现", "findings"],
    "id:id dimension theme_id:id statement elaboration position created_by:id created_at",
  ),
  table(
    "finding_evidence",
    ["研究发现的佐证", "evidence of findings"],
    "id:id finding_id:id entry_id:id quoted_text position",
  ),
  table(
    "reports",
    ["报告", "reports"],
    "id:id title:pieces stage preface:pieces closing:pieces issuer issued_on include_unapproved version frozen_model:json " +
      "frozen_at created_by:id created_at updated_at front_version deleted_at deleted_by:id addressee annexes copy_to " +
      "sealed printed_by printed_on parent_id:id count_county count_kind answers:json",
    { left: "seen_counts seen_by seen_at" },
  ),
  table(
    "report_sections",
    ["报告的部分", "sections of reports"],
    "id:id report_id:id position heading:pieces layout lead:pieces version annex answers:json",
  ),
  table(
    "report_points",
    ["报告的要点", "points of reports"],
    "id:id section_id:id position theme_id:id lead:pieces text:pieces show_support dropped_at version support_names " +
      "level answers:json",
  ),
  table(
    "report_point_evidence",
    ["要点的佐证", "evidence of points"],
    "id:id point_id:id entry_id:id quoted_text position removed_at",
  ),
  table(
    "report_revisions",
    ["报告的历次内容", "what was written in reports"],
    "report_id:id part:pieces version kind content:json author_id:id at",
    { order: "report_id, part, version" },
  ),
  table(
    "report_issues",
    ["发出的各稿", "issued drafts of reports"],
    "id:id report_id:id number stage title model:json file:bytes file_hash version issued_by:id issued_at " +
      "include_unapproved",
  ),
  table("report_issue_photos", ["各稿中的照片", "photos of issued drafts"], "issue_id:id attachment_id:id", {
    order: "issue_id, attachment_id",
  }),
  table(
    "report_returns",
    ["改回的报告", "reports that came back"],
    "id:id report_id:id issue_id:id file_name file:bytes file_hash returned_by:id returned_at",
  ),
  table(
    "report_return_items",
    ["改回的内容及处理", "what they say differently"],
    "return_id:id position kind content:json decision decided_by:id decided_at",
    { order: "return_id, position" },
  ),
  table(
    "report_opinions",
    ["意见采纳情况", "opinions on reports"],
    "id:id report_id:id return_id:id position opinion about source handling reason version created_by:id created_at",
  ),
  table(
    "report_remedies",
    ["问题清单的措施", "measures of the list of problems"],
    "report_id:id point_id:id content sites owner measure person due_on state position version updated_by:id updated_at",
    { order: "report_id, position, point_id" },
  ),
  table("import_rules", ["导入时的归类词", "words that sort imported documents"], "id:id word dimension created_at"),
  table(
    "earlier_audit_events",
    ["导入以前的审计链", "audit chains of before an import"],
    "chain_id:kept seq:number at actor_id:kept action subject_id:kept detail:kept prev_hash hash",
    { order: "chain_id, seq" },
  ),
];
