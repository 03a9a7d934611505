import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import { can, type ProjectVerb, type VisitSubject } from "@/lib/auth/policy";
import { AppError } from "@/lib/errors";
import { testDatabase } from "@/lib/testing/database";
import { addVisit, createProject, entryContent, addSite } from "@/lib/testing/factories";
import { deskNow, openVisitWorld, type DeskPerson } from "@/lib/testing/visit-world";
import { approveVisit, returnVisit, voidVisit, type ReviewInput } from "@/lib/visits/review-mutations";
import type { ProjectRole, VisitState } from "@/lib/vocabulary";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const desk = await openVisitWorld(prisma);
const { projectId, people } = desk;

const roleOf = (person: DeskPerson): ProjectRole =>
  person === "colleague" || person === "stranger" ? "member" : person;

function as(person: DeskPerson) {
  const scope = trustedScope({ projectId, userId: people[person], role: roleOf(person) });
  const demand = (verb: ProjectVerb, subject: VisitSubject) => {
    if (!can(scope.actor, verb, subject)) throw new AppError("forbidden");
  };
  const input = (visitId: string, read: { version?: number; state?: VisitState }): ReviewInput => ({
    visitId,
    version: 1,
    state: "submitted",
    now: deskNow,
    demand,
    ...read,
  });
  return {
    approve: (id: string, read: { version?: number; state?: VisitState } = {}) =>
      prisma.$transaction((tx) => approveVisit(tx, scope, input(id, read))),
    giveBack: (
      id: string,
      comments: { entryId: string | null; body: string }[],
      read: { version?: number; state?: VisitState; settledIds?: string[] } = {},
    ) => prisma.$transaction((tx) => returnVisit(tx, scope, { settledIds: [], ...input(id, read), comments })),
    void: (id: string, read: { state?: VisitState } = {}) =>
      prisma.$transaction((tx) => voidVisit(tx, scope, { ...input(id, read), reason: "重复录入" })),
  };
}

async function visitIn(state: VisitState, by: DeskPerson = "member") {
  const entry = entryContent({ text: "专职人员不足。" });
  const content = desk.note({ recorderId: people[by], memberIds: [people[by]], entries: [entry] });
  const id = await addVisit(prisma, { projectId, content, state, reviewerId: people.reviewer });
  return { id, entryId: entry.id, content };
}

const stepsOf = (visitId: string) =>
  prisma.visitTransition.findMany({
    where: { projectId, visitId },
    select: { toState: true, note: true, actorId: true },
    orderBy: { id: "asc" },
  });
const openOn = (visitId: string) =>
  prisma.reviewComment.findMany({
    where: { projectId, visitId, resolvedAt: null },
    select: { id: true, body: true, entryText: true, entryId: true },
  });
const refused = (code: string) => expect.objectContaining({ code });

describe("approving", () => {
  it("makes a submitted visit count, and says who did it in its history", async () => {
    const { id } = await visitIn("submitted");
    await as("reviewer").approve(id);
    expect(await desk.visitRow(id)).toMatchObject({ state: "approved", approvedBy: people.reviewer });
    expect((await stepsOf(id)).at(-1)).toMatchObject({ toState: "approved", actorId: people.reviewer });
  });

  it("is not allowed for the person who recorded it, unless a lead", async () => {
    const own = await visitIn("submitted", "reviewer");
    await expect(as("reviewer").approve(own.id)).rejects.toEqual(refused("forbidden"));
    const leads = await visitIn("submitted", "lead");
    await as("lead").approve(leads.id);
    expect(await desk.visitRow(leads.id)).toMatchObject({ state: "approved" });
  });

  it("is refused if the visit has another version or state than the one that was read, and writes nothing", async () => {
    const { id } = await visitIn("submitted");
    await expect(as("reviewer").approve(id, { version: 2 })).rejects.toEqual(refused("conflict"));
    for (const state of ["draft", "returned", "approved", "voided"] as const) {
      const other = await visitIn(state);
      const before = await stepsOf(other.id);
      for (const read of ["submitted", state] as const) {
        await expect(as("reviewer").approve(other.id, { state: read })).rejects.toEqual(refused("conflict"));
      }
      expect(await stepsOf(other.id)).toEqual(before);
    }
    expect(await desk.visitRow(id)).toMatchObject({ state: "submitted" });
  });

  it("settles the comments that are still open", async () => {
    const { id, content } = await visitIn("submitted");
    await as("reviewer").giveBack(id, [{ entryId: null, body: "补充数据" }]);
    expect(await desk.send({ id, baseVersion: 1, content, submit: true })).toMatchObject({
      status: "saved",
      state: "submitted",
    });
    expect(await openOn(id)).toHaveLength(1);
    await as("reviewer").approve(id);
    expect(await openOn(id)).toHaveLength(0);
  });
});

describe("returning", () => {
  it("keeps each comment with what its entry said at the time", async () => {
    const { id, entryId } = await visitIn("submitted");
    await as("reviewer").giveBack(id, [
      { entryId, body: "几个人？" },
      { entryId: null, body: "日期请核对" },
    ]);
    expect(await desk.visitRow(id)).toMatchObject({ state: "returned" });
    expect(await openOn(id)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ entryId, body: "几个人？", entryText: "专职人员不足。" }),
        expect.objectContaining({ entryId: null, body: "日期请核对", entryText: "" }),
      ]),
    );
    expect((await stepsOf(id)).at(-1)).toMatchObject({ toState: "returned", note: "日期请核对" });
  });

  it("needs something to be done: a new comment or an earlier one that stays open", async () => {
    const { id } = await visitIn("submitted");
    await expect(as("reviewer").giveBack(id, [])).rejects.toEqual(refused("invalid"));
    expect(await desk.visitRow(id)).toMatchObject({ state: "submitted" });
    await as("reviewer").giveBack(id, [{ entryId: null, body: "补充数据" }]);
    await prisma.visit.update({ where: { projectId_id: { projectId, id } }, data: { state: "submitted" } });
    const earlier = (await openOn(id)).map((comment) => comment.id);
    await expect(as("reviewer").giveBack(id, [], { settledIds: earlier })).rejects.toEqual(refused("invalid"));
    expect(await openOn(id)).toHaveLength(1);
    await as("reviewer").giveBack(id, []);
    expect(await desk.visitRow(id)).toMatchObject({ state: "returned" });
  });

  it("removes an approved visit from the figures", async () => {
    const { id } = await visitIn("approved");
    await as("reviewer").giveBack(id, [{ entryId: null, body: "数字有误" }], { state: "approved" });
    expect(await desk.visitRow(id)).toMatchObject({ state: "returned", approvedAt: null, approvedBy: null });
  });

  it("refuses a comment on another visit's entry, or another project's, and writes nothing", async () => {
    const { id } = await visitIn("submitted");
    const other = await visitIn("submitted");
    const foreignProject = await createProject(prisma, { leadId: people.lead });
    const foreignSite = await addSite(prisma, { projectId: foreignProject });
    const foreign = entryContent({ text: "外课题" });
    await addVisit(prisma, {
      projectId: foreignProject,
      content: {
        ...desk.note({ siteId: foreignSite, recorderId: people.lead, memberIds: [people.lead] }),
        entries: [foreign],
      },
    });
    for (const entryId of [other.entryId, foreign.id, uuidv7()]) {
      await expect(
        as("reviewer").giveBack(id, [
          { entryId: null, body: "甲" },
          { entryId, body: "乙" },
        ]),
      ).rejects.toEqual(refused("invalid"));
    }
    expect(await openOn(id)).toHaveLength(0);
    expect(await desk.visitRow(id)).toMatchObject({ state: "submitted" });
  });
});

describe("voiding", () => {
  it("is allowed for the lead only, from any state but void, with its reason in the history", async () => {
    for (const state of ["draft", "submitted", "returned", "approved"] as const) {
      const { id } = await visitIn(state);
      await expect(as("reviewer").void(id, { state })).rejects.toEqual(refused("forbidden"));
      await as("lead").void(id, { state });
      expect(await desk.visitRow(id)).toMatchObject({ state: "voided", approvedAt: null });
      expect((await stepsOf(id)).at(-1)).toMatchObject({ toState: "voided", note: "重复录入" });
      await expect(as("lead").void(id, { state })).rejects.toEqual(refused("conflict"));
      await expect(as("lead").void(id, { state: "voided" })).rejects.toEqual(refused("conflict"));
    }
  });
});

it("of reviewers who decide at the same moment, one wins and the others are asked to look again", async () => {
  for (let round = 0; round < 10; round += 1) {
    const { id } = await visitIn("submitted");
    const comment = [{ entryId: null, body: "补充数据" }];
    const outcomes = await Promise.allSettled([
      as("reviewer").approve(id),
      as("lead").giveBack(id, comment),
      as("lead").approve(id),
      as("reviewer").giveBack(id, comment),
      as("lead").void(id),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(outcome.reason).toEqual(refused("conflict"));
    const decided = (await stepsOf(id)).filter(({ toState }) => toState !== "submitted");
    expect(decided).toHaveLength(1);
    const { state } = await desk.visitRow(id);
    expect(state).toBe(decided[0]?.toState);
    expect(await openOn(id)).toHaveLength(state === "returned" ? 1 : 0);
  }
});
