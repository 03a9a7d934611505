import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "@/lib/db";
import { zhCN } from "@/lib/i18n/messages/zh-cn";
import { addFigures } from "@/lib/testing/figure-rows";
import { contentHash } from "@/lib/visits/content-hash";
import { contentShape } from "@/lib/visits/content-shape";
import { emptyContent } from "@/lib/visits/fields";
import type { EntryContent, FigureContent, VisitContent } from "@/lib/visits/schema";
import {
  dimensionKeys,
  type DimensionKey,
  type ProjectRole,
  type SiteKind,
  type SystemRole,
  type VerificationState,
  type VisitState,
} from "@/lib/vocabulary";

/**
 * Rows for tests and the demo, written directly to the tables, so that they do not depend on the code under test. Every
 * function returns the ids it created.
 */

let counter = 0;
/** A short number that no other row of this process has, for names that must differ. */
export function serial(): string {
  counter += 1;
  return `${process.pid.toString(36)}${counter.toString(36)}`;
}

interface AccountInput {
  accountName?: string;
  displayName?: string;
  systemRole?: SystemRole;
  /** An argon2 hash, if the account must be able to sign in. */
  passwordHash?: string;
}

export async function createAccount(db: Transaction, input: AccountInput = {}): Promise<string> {
  const id = uuidv7();
  const accountName = input.accountName ?? `user-${serial()}`;
  await db.user.create({
    data: {
      id,
      accountName,
      displayName: input.displayName ?? accountName,
      systemRole: input.systemRole ?? "none",
      passwordHash: input.passwordHash ?? null,
    },
  });
  return id;
}

interface ProjectInput {
  name?: string;
  leadId: string;
  background?: string;
  coverage?: string;
  startsOn?: string;
  endsOn?: string;
  guidance?: Partial<Record<DimensionKey, string>>;
}

/** A project with its four dimensions and its lead. */
export async function createProject(db: Transaction, input: ProjectInput): Promise<string> {
  const id = uuidv7();
  await db.project.create({
    data: {
      id,
      name: input.name ?? `课题${serial()}`,
      background: input.background ?? "",
      coverage: input.coverage ?? "",
      startsOn: input.startsOn ? new Date(input.startsOn) : null,
      endsOn: input.endsOn ? new Date(input.endsOn) : null,
      createdBy: input.leadId,
    },
  });
  await db.dimension.createMany({
    data: dimensionKeys.map((key, position) => ({
      projectId: id,
      key,
      label: zhCN.vocabulary.dimension[key],
      guidance: input.guidance?.[key] ?? "",
      position,
    })),
  });
  await addMember(db, { projectId: id, userId: input.leadId, role: "lead" });
  return id;
}

export async function addMember(
  db: Transaction,
  input: { projectId: string; userId: string; role: ProjectRole },
): Promise<void> {
  await db.membership.create({ data: input });
}

export async function addQuestion(
  db: Transaction,
  input: { projectId: string; dimension: DimensionKey; text: string; hint?: string; position?: number },
): Promise<string> {
  const id = uuidv7();
  await db.question.create({ data: { hint: "", position: 0, ...input, id } });
  return id;
}

interface SiteInput {
  projectId: string;
  name?: string;
  kind?: SiteKind;
  county?: string;
  mergedIntoId?: string | null;
  position?: number;
}

export async function addSite(db: Transaction, input: SiteInput): Promise<string> {
  const id = uuidv7();
  await db.site.create({
    data: { name: `镇${serial()}`, kind: "town", county: "", mergedIntoId: null, position: 0, ...input, id },
  });
  return id;
}

interface ThemeInput {
  projectId: string;
  dimension: DimensionKey;
  name?: string;
  definition?: string;
  parentId?: string | null;
  position?: number;
}

export async function addTheme(db: Transaction, input: ThemeInput): Promise<string> {
  const id = uuidv7();
  await db.theme.create({
    data: { name: `主题${serial()}`, definition: "", parentId: null, position: 0, ...input, id },
  });
  return id;
}

/** A complete, valid content. A test changes the part that matters. */
export function visitContent(input: Partial<VisitContent> & Pick<VisitContent, "siteId" | "recorderId">): VisitContent {
  return {
    ...emptyContent({ visitedOn: "2026-10-12", method: "seminar", ...input }),
    startedAt: "09:00",
    endedAt: "11:00",
    place: "镇政府会议室",
    memberIds: [input.recorderId],
    audiences: [{ category: "镇街干部", headCount: 6 }],
    ...input,
  };
}

export function entryContent(input: Partial<EntryContent> & Pick<EntryContent, "text">): EntryContent {
  return { id: uuidv7(), dimension: "status", questionId: null, form: "summary", speakerCategory: "", ...input };
}

export function figureContent(
  input: Partial<FigureContent> & Pick<FigureContent, "indicator" | "value">,
): FigureContent {
  return {
    id: uuidv7(),
    dimension: "status",
    questionId: null,
    unit: "个",
    asOf: "2026-10",
    definition: "",
    source: "",
    ...input,
  };
}

interface VisitInput {
  id?: string;
  projectId: string;
  content: VisitContent;
  state?: VisitState;
  reviewerId?: string;
  at?: Date;
  /** Themes of each entry, by the entry's id. */
  themes?: Record<string, string[]>;
  verification?: Record<string, VerificationState>;
}

/** A visit with everything that belongs to it, in any state. Returns its id. */
export async function addVisit(db: Transaction, input: VisitInput): Promise<string> {
  const { projectId, content } = input;
  const visitId = input.id ?? uuidv7();
  const state = input.state ?? "approved";
  const at = input.at ?? new Date(`${content.visitedOn}T10:00:00Z`);
  const reviewerId = input.reviewerId ?? content.recorderId;
  const hash = contentHash(content);
  const own = { projectId, visitId };

  await db.visit.create({
    data: {
      projectId,
      id: visitId,
      siteId: content.siteId,
      visitedOn: new Date(content.visitedOn),
      startedAt: content.startedAt,
      endedAt: content.endedAt,
      method: content.method,
      place: content.place,
      recorderId: content.recorderId,
      createdBy: content.recorderId,
      state,
      contentHash: hash,
      submittedAt: state === "draft" ? null : at,
      approvedAt: state === "approved" ? at : null,
      approvedBy: state === "approved" ? reviewerId : null,
      createdAt: at,
      updatedAt: at,
    },
  });
  await db.visitMember.createMany({ data: content.memberIds.map((userId) => ({ ...own, userId })) });
  await db.visitAudience.createMany({
    data: content.audiences.map(({ category, headCount }, position) => ({
      ...own,
      category,
      headCount: Number(headCount),
      position,
    })),
  });
  await db.visitDimensionMark.createMany({
    data: dimensionKeys.flatMap((dimension) => {
      const mark = content.marks[dimension];
      return mark ? [{ ...own, dimension, mark }] : [];
    }),
  });
  await db.entry.createMany({
    data: content.entries.map((entry, position) => ({ ...own, ...entry, position, createdAt: at, updatedAt: at })),
  });
  await db.followUpAnswer.createMany({
    data: content.answers.map(({ id, ...answer }) => ({ ...own, ...answer, followUpId: id })),
  });
  await addFigures(db, own, { figures: content.figures, at, reviewerId, verification: input.verification ?? {} });
  await db.entryTheme.createMany({
    data: Object.entries(input.themes ?? {}).flatMap(([entryId, themeIds]) =>
      themeIds.map((themeId) => ({ projectId, entryId, themeId, assignedBy: reviewerId })),
    ),
  });
  await db.visitRevision.create({
    data: {
      ...own,
      version: 1,
      content,
      shape: contentShape,
      contentHash: hash,
      savedBy: content.recorderId,
      savedAt: at,
    },
  });
  await addTransitions(db, { ...own, state, at, recorderId: content.recorderId, reviewerId });
  return visitId;
}

interface TransitionsInput {
  projectId: string;
  visitId: string;
  state: VisitState;
  at: Date;
  recorderId: string;
  reviewerId: string;
}

/** How a visit reached its state: submitted by its recorder, then decided by the reviewer. */
async function addTransitions(db: Transaction, input: TransitionsInput): Promise<void> {
  if (input.state === "draft") return;
  const { projectId, visitId } = input;
  const step = (fromState: VisitState, toState: VisitState, actorId: string, minutes: number) => ({
    projectId,
    visitId,
    id: uuidv7(),
    fromState,
    toState,
    version: 1,
    actorId,
    at: new Date(input.at.getTime() + minutes * 60_000),
  });
  const steps = [step("draft", "submitted", input.recorderId, 0)];
  if (input.state !== "submitted") steps.push(step("submitted", input.state, input.reviewerId, 60));
  await db.visitTransition.createMany({ data: steps });
}
