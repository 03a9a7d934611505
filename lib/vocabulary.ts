/**
 * The closed lists of the product: every state, kind and role that is stored as a word.
 * Pure: imported by schemas, the policy and the screens. The database has the same lists as checks, and a test compares
 * them.
 */

/** 维度: 工作现状 · 经验典型 · 存在问题 · 思考建议, in the order of the outline. */
export const dimensionKeys = ["status", "example", "problem", "suggestion"] as const;
export type DimensionKey = (typeof dimensionKeys)[number];

/** The glyph that distinguishes a dimension without colour, the same on screen, in charts and in Word. */
export const dimensionGlyphs: Record<DimensionKey, string> = {
  status: "■",
  example: "▲",
  problem: "●",
  suggestion: "◆",
};

/** 镇, 乡, 街道, 园区. */
export const siteKinds = ["town", "township", "subdistrict", "park"] as const;
export type SiteKind = (typeof siteKinds)[number];

/** 座谈交流, 实地走访, 个别访谈, 问卷调查, 随机暗访, 查阅资料. */
export const visitMethods = [
  "seminar",
  "site_visit",
  "interview",
  "questionnaire",
  "unannounced",
  "desk_review",
] as const;
export type VisitMethod = (typeof visitMethods)[number];

/** 草稿, 已提交, 退回修改, 已审核, 作废. */
export const visitStates = ["draft", "submitted", "returned", "approved", "voided"] as const;
export type VisitState = (typeof visitStates)[number];

/** 原话 or 归纳. */
export const entryForms = ["verbatim", "summary"] as const;
export type EntryForm = (typeof entryForms)[number];

/** 未谈及 (asked, nothing said) or 无此情况 (asked, said not to exist). Neither is the same as an empty cell. */
export const dimensionMarks = ["not_raised", "none"] as const;
export type DimensionMark = (typeof dimensionMarks)[number];

/** 待核实, 已核实, 有出入. */
export const verificationStates = ["unverified", "verified", "disputed"] as const;
export type VerificationState = (typeof verificationStates)[number];

/** 课题负责人, 审核人, 调研组成员, 只读. */
export const projectRoles = ["lead", "reviewer", "member", "viewer"] as const;
export type ProjectRole = (typeof projectRoles)[number];

/** 进行中, 已结束, 已删除. */
export const projectStates = ["open", "closed", "deleted"] as const;

/** 照片, 录音, 文件. */
export const attachmentKinds = ["photo", "audio", "document"] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

export const systemRoles = ["admin", "none"] as const;
export type SystemRole = (typeof systemRoles)[number];
/** Between a right password and a session: type a code, set a second factor up, go on after both. */
export const signInStages = ["code", "setup", "proven"] as const;
export type SignInStage = (typeof signInStages)[number];

/** 初稿 → 征求意见稿 → 送审稿 → 定稿. */
export const reportStages = ["first_draft", "consultation", "for_approval", "final"] as const;
export type ReportStage = (typeof reportStages)[number];
/** What is sent out: each of these stages has a copy for good. */
export const issueStages = ["consultation", "for_approval", "final"] as const satisfies readonly ReportStage[];
export type IssueStage = (typeof issueStages)[number];

/** A section's points: 一是…二是… in one paragraph, each in a paragraph of its own, or under （一）（二） sub-headings. */
export const sectionLayouts = ["run_in", "paragraphs", "sub_headings"] as const;
export type SectionLayout = (typeof sectionLayouts)[number];

/** What an annex of a report has in it: a text, the sites visited, the figures used, photos. */
export const annexKinds = ["text", "sites", "figures", "photos"] as const;
export type AnnexKind = (typeof annexKinds)[number];

/** 0: a point of its section, 一是 or （一）. 1: of the point before it, 一要 or 1. 2: of that one, （1）. */
export const pointLevels = [0, 1, 2] as const;
export type PointLevel = (typeof pointLevels)[number];

/** Which of the sites behind a number are named: all, the first three, none, or all in an annex. */
export const supportNames = ["all", "first", "none", "annex"] as const;
export type SupportNames = (typeof supportNames)[number];

/** 内部版, 对外版: with the names of the sites, or with letters in their place. */
export const reportEditions = ["internal", "outward"] as const;
export type ReportEdition = (typeof reportEditions)[number];

/** 待办理, 整改中, 已完成, 已销号: what has become of a problem on a list. */
export const remedyStates = ["pending", "underway", "done", "closed"] as const;
export type RemedyState = (typeof remedyStates)[number];

/** 复核抽样: what stays where two people gave an entry different themes. */
export const reviewChoices = ["first", "second", "both", "none"] as const;
export type ReviewChoice = (typeof reviewChoices)[number];

/** What a person said to a suggested theme. */
export const suggestionVerdicts = ["accepted", "refused"] as const;
export type SuggestionVerdict = (typeof suggestionVerdicts)[number];

/** What a follow-up question (补访) came from: 缺口, 数值, 批注, 条目, 主题, 主题与调研点. */
export const followUpOrigins = ["gap", "figure", "comment", "entry", "theme", "cell"] as const;
export type FollowUpOrigin = (typeof followUpOrigins)[number];

/** The tables that go out beside a report. */
export const reportLists = ["problem", "suggestion", "example", "figures"] as const;
export type ReportListKey = (typeof reportLists)[number];

/** What a step in a report's history is: the text before its first change, typing, an update from the findings … */
export const revisionKinds = ["before", "typed", "updated", "restored", "removed", "returned"] as const;
export type RevisionKind = (typeof revisionKinds)[number];

/** What a returned Word file has for a person to decide: a part's new words, words without a part, another order. */
export const returnItemKinds = ["change", "waiting", "order"] as const;
export type ReturnItemKind = (typeof returnItemKinds)[number];

export const returnDecisions = ["taken", "left"] as const;
export type ReturnDecision = (typeof returnDecisions)[number];

/** What corrected minutes say differently. */
export const correctionKinds = ["entry", "figure", "fact", "waiting", "note"] as const;
/** "noted": read, and nothing to take over. */
export const correctionDecisions = ["taken", "left", "noted"] as const;
export type CorrectionDecision = (typeof correctionDecisions)[number];

/** 待定, 采纳, 部分采纳, 未采纳. */
export const opinionHandlings = ["pending", "adopted", "partly", "not_adopted"] as const;
export type OpinionHandling = (typeof opinionHandlings)[number];

/** By an operator's command, or by the server itself once a day. */
export const backupKinds = ["manual", "scheduled"] as const;

/** Categories of the people heard that the form suggests; any other short phrase may be typed. Never a name. */
export const audienceSuggestions = [
  "town_cadre",
  "village_cadre",
  "enterprise",
  "merchant",
  "resident",
  "social_organisation",
  "expert",
  "grid_worker",
] as const;
export type AudienceSuggestion = (typeof audienceSuggestions)[number];
