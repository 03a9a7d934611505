import type { ProjectRole, SystemRole, VisitState } from "@/lib/vocabulary";

/**
 * Who may do what, in one place only. Pure, so that a page hides a button with the same function that guards the door
 * behind it. Verbs are noun.verb. A project verb depends on the role in the project of its scope, a system verb on the
 * role in the system.
 */
export interface Actor {
  userId: string;
  systemRole: SystemRole;
  /** Role in the current project. Null outside a project, or if the person is not a member. */
  projectRole: ProjectRole | null;
  /** 已结束: the project is read and taken away, and nothing of it is written. */
  closed?: boolean;
}

/** The facts about a visit that decide a visit verb. */
export interface VisitSubject {
  state: VisitState;
  recorderId: string;
  createdBy: string;
}

/** The facts about a report that decide a report verb. */
export interface ReportSubject {
  createdBy: string;
}

const everyone: readonly ProjectRole[] = ["lead", "reviewer", "member", "viewer"];
const writers: readonly ProjectRole[] = ["lead", "reviewer", "member"];
const reviewers: readonly ProjectRole[] = ["lead", "reviewer"];
const leads: readonly ProjectRole[] = ["lead"];

/** The roles that may use a project verb at all. A subject may narrow it further (see `onVisit`). */
const projectVerbs = {
  "project.read": everyone,
  "project.edit": leads,
  /** 课题存档: everything of the project as one file. */
  "project.archive": leads,
  /** 结束课题, and opening it again. */
  "project.close": leads,
  "project.reopen": leads,
  "project.delete": leads,
  /** 用于新课题: the next study begins with parts of this one. */
  "project.copy": leads,
  "member.read": everyone,
  "member.manage": leads,
  "site.read": everyone,
  "site.edit": leads,
  "visit.read": everyone,
  "visit.write": writers,
  "visit.submit": writers,
  /** Photos, recordings and documents: they may arrive after the text has been handed in. */
  "visit.attach": writers,
  /** 撤回: the recorder withdraws a visit that nobody has begun to review. */
  "visit.withdraw": writers,
  /** 纪要回收: what a township corrected in the minutes. */
  "visit.correct": writers,
  "visit.approve": reviewers,
  "visit.return": reviewers,
  "visit.void": leads,
  /** The words that sort imported documents. */
  "importRule.edit": leads,
  /** 补访: questions of the team to itself. */
  "followUp.write": writers,
  "theme.read": everyone,
  "theme.edit": reviewers,
  "entry.code": writers,
  "finding.read": everyone,
  /** A summary of what was heard. */
  "finding.write": writers,
  "indicator.read": everyone,
  "indicator.verify": reviewers,
  "report.read": everyone,
  "report.edit": writers,
  /** 定稿, and reopening it. */
  "report.finalise": leads,
  "report.delete": writers,
} as const satisfies Record<string, readonly ProjectRole[]>;

export type ProjectVerb = keyof typeof projectVerbs;

/** Besides reading, what is possible in a closed project. */
const whileClosed: readonly ProjectVerb[] = ["project.archive", "project.reopen", "project.delete", "project.copy"];
const isOpenWhileClosed = (verb: ProjectVerb) => verb.endsWith(".read") || whileClosed.includes(verb);

/** The actor as a reader of what only writers read: that is the same in a closed project. */
export const asReader = (actor: Actor): Actor => ({ ...actor, closed: false });

export const projectVerbNames = Object.keys(projectVerbs) as ProjectVerb[]; // the keys of a closed literal
export type SystemVerb = "account.manage" | "project.create" | "project.restore" | "self.edit";

function onVisit(actor: Actor, verb: ProjectVerb, visit: VisitSubject): boolean {
  const own = visit.createdBy === actor.userId || visit.recorderId === actor.userId;
  const lead = actor.projectRole === "lead";
  switch (verb) {
    case "visit.read":
      return actor.projectRole !== "viewer" || visit.state === "approved";
    case "visit.write":
    case "visit.submit":
      return (own || lead) && (visit.state === "draft" || visit.state === "returned");
    case "visit.correct":
      // Whoever may write it; while it is in review, the reviewer. What is approved has to be returned first.
      if (visit.state === "submitted") return actor.projectRole !== "member";
      return onVisit(actor, "visit.write", visit) || (visit.state === "returned" && actor.projectRole === "reviewer");
    case "visit.attach":
      return (own || lead) && (visit.state === "draft" || visit.state === "returned" || visit.state === "submitted");
    case "visit.withdraw":
      return own && visit.state === "submitted";
    case "visit.approve":
      // Four eyes, except that a lead may be the only other person of a small team.
      return visit.state === "submitted" && (!own || lead);
    case "visit.return":
      return visit.state === "submitted" || visit.state === "approved";
    case "visit.void":
      return visit.state !== "voided";
    default:
      return true;
  }
}

function onReport(actor: Actor, verb: ProjectVerb, report: ReportSubject): boolean {
  if (verb !== "report.delete") return true;
  return actor.projectRole === "lead" || report.createdBy === actor.userId;
}

/** True if the actor may use a project verb (on this visit or report, if one is given). */
export function can(actor: Actor, verb: ProjectVerb, subject?: VisitSubject | ReportSubject): boolean {
  if (actor.projectRole === null) return false;
  const roles: readonly ProjectRole[] = projectVerbs[verb];
  if (!roles.includes(actor.projectRole)) return false;
  if (actor.closed && !isOpenWhileClosed(verb)) return false;
  if (!subject) return true;
  return "state" in subject ? onVisit(actor, verb, subject) : onReport(actor, verb, subject);
}

/** True if a signed-in person may use a system verb. An admin manages accounts and sees no project. */
export function canSystem(actor: Actor, verb: SystemVerb): boolean {
  switch (verb) {
    case "account.manage":
      return actor.systemRole === "admin";
    case "project.create":
    // The mutation knows who was a lead of it.
    case "project.restore":
    case "self.edit":
      return true;
  }
}
