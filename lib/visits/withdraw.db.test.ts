import { describe, expect, it } from "vitest";
import { can, type ProjectVerb, type VisitSubject } from "@/lib/auth/policy";
import { AppError } from "@/lib/errors";
import { testDatabase } from "@/lib/testing/database";
import { addVisit, entryContent } from "@/lib/testing/factories";
import { deskNow, openVisitWorld } from "@/lib/testing/visit-world";
import { readVisitHistory } from "@/lib/visits/data/visit-history";
import { approveVisit, beginReview, returnVisit, withdrawVisit } from "@/lib/visits/review-mutations";
import type { VisitState } from "@/lib/vocabulary";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const { projectId, people, note, visitRow } = await openVisitWorld(prisma);

const roles = { member: "member", colleague: "member", reviewer: "reviewer", lead: "lead" } as const;
type Person = keyof typeof roles;

function as(person: Person) {
  const scope = trustedScope({ projectId, userId: people[person], role: roles[person] });
  const demand = (verb: ProjectVerb, subject: VisitSubject) => {
    if (!can(scope.actor, verb, subject)) throw new AppError("forbidden");
  };
  const input = (visitId: string) => ({ visitId, version: 1, state: "submitted" as const, now: deskNow, demand });
  return {
    scope,
    withdraw: (id: string) => prisma.$transaction((tx) => withdrawVisit(tx, scope, input(id))),
    begin: (id: string) => prisma.$transaction((tx) => beginReview(tx, scope, input(id))),
    approve: (id: string) => prisma.$transaction((tx) => approveVisit(tx, scope, input(id))),
    giveBack: (id: string) =>
      prisma.$transaction((tx) =>
        returnVisit(tx, scope, { ...input(id), comments: [{ entryId: null, body: "写清来源。" }], settledIds: [] }),
      ),
  };
}

async function visitIn(state: VisitState, by: "member" | "lead" = "member"): Promise<string> {
  const content = note({
    recorderId: people[by],
    memberIds: [people[by]],
    entries: [entryContent({ text: "议事会。" })],
  });
  return addVisit(prisma, { projectId, content, state, reviewerId: people.reviewer });
}

const refused = (code: string) => expect.objectContaining({ code });

describe("withdrawing a submitted visit", () => {
  it("makes it a draft of its recorder again, and is in the history", async () => {
    const id = await visitIn("submitted");
    await as("member").withdraw(id);
    expect(await visitRow(id)).toMatchObject({ state: "draft", version: 1 });
    const { steps } = await readVisitHistory(as("member").scope, id);
    expect(steps.at(-1)).toMatchObject({ kind: "moved", from: "submitted", to: "draft" });
  });

  it("is allowed for the recorder alone, and for a submitted visit only", async () => {
    const id = await visitIn("submitted");
    for (const other of ["colleague", "reviewer", "lead"] as const) {
      await expect(as(other).withdraw(id)).rejects.toEqual(refused("forbidden"));
    }
    for (const state of ["draft", "returned", "approved", "voided"] as const) {
      await expect(as("member").withdraw(await visitIn(state))).rejects.toEqual(refused("conflict"));
    }
  });

  it("is refused once a reviewer has begun to write, and possible again after the next handing in", async () => {
    const id = await visitIn("submitted");
    await as("reviewer").begin(id);
    await expect(as("member").withdraw(id)).rejects.toMatchObject({
      code: "conflict",
      key: "visits.refusal.reviewBegun",
    });
    expect(await visitRow(id)).toMatchObject({ state: "submitted" });
    await as("reviewer").giveBack(id);
    await prisma.visit.update({ where: { projectId_id: { projectId, id } }, data: { state: "submitted" } });
    await as("member").withdraw(id);
    expect(await visitRow(id)).toMatchObject({ state: "draft" });
  });

  it("and approving it at the same moment end in one of the two", async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await visitIn("submitted");
      const ends = await Promise.allSettled([as("member").withdraw(id), as("reviewer").approve(id)]);
      expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(["draft", "approved"]).toContain((await visitRow(id)).state);
    }
  });

  it("is not blocked by the begin of a review that somebody without the right announces", async () => {
    const id = await visitIn("submitted");
    await expect(as("colleague").begin(id)).rejects.toEqual(refused("forbidden"));
    await as("member").withdraw(id);
  });
});
