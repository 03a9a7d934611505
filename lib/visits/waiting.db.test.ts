import { describe, expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import { addVisit } from "@/lib/testing/factories";
import { openVisitWorld, type DeskPerson } from "@/lib/testing/visit-world";
import { listVisits } from "@/lib/visits/data/visit-list";
import { countWaiting, listWaiting, nextToReview } from "@/lib/visits/data/waiting";
import { waitingKinds } from "@/lib/visits/list-filter";
import type { ProjectRole, VisitState } from "@/lib/vocabulary";

const { prisma } = await testDatabase();
const desk = await openVisitWorld(prisma);
const { projectId, people } = desk;

const add = (state: VisitState, by: DeskPerson) => {
  const content = desk.note({ recorderId: people[by], memberIds: [people[by]], entries: [] });
  return addVisit(prisma, { projectId, content, state, reviewerId: people.reviewer });
};
for (const state of ["draft", "submitted", "returned", "approved", "voided"] as const) await add(state, "member");
await add("returned", "colleague");
await add("submitted", "reviewer");
await add("submitted", "lead");
const recordedForAnother = await add("returned", "colleague");
await prisma.visit.update({
  where: { projectId_id: { projectId, id: recordedForAnother } },
  data: { createdBy: people.member },
});

describe("what waits for a reader", () => {
  it.each<[ProjectRole, { returned: number; review: number }]>([
    ["member", { returned: 2, review: 0 }],
    ["reviewer", { returned: 0, review: 2 }],
    ["lead", { returned: 0, review: 3 }],
    ["viewer", { returned: 0, review: 0 }],
  ])("is, for a %s, their own returned visits and those that they may approve", async (role, expected) => {
    expect(await countWaiting(desk.scopeOf(role))).toEqual(expected);
  });

  it("is as many visits in the list as the number says", async () => {
    for (const role of ["member", "reviewer", "lead", "viewer"] as const) {
      const scope = desk.scopeOf(role);
      const counts = await countWaiting(scope);
      for (const waiting of waitingKinds)
        expect((await listVisits(scope, { waiting }, { offset: 0, size: 30 })).total).toBe(counts[waiting]);
    }
  });

  it("is listed with what has waited longest first, and with the number of all", async () => {
    const scope = desk.scopeOf("lead");
    const { visits } = await listVisits(scope, { waiting: "review" }, { offset: 0, size: 30 });
    const [last, first, between] = visits.map(({ id }) => id);
    const handedIn = async (id: string | undefined, at: string) =>
      prisma.visit.update({
        where: { projectId_id: { projectId, id: id ?? "" } },
        data: { submittedAt: new Date(at) },
      });
    await handedIn(last, "2026-11-03T00:00:00Z");
    await handedIn(first, "2026-11-01T00:00:00Z");
    await handedIn(between, "2026-11-02T00:00:00Z");
    const waiting = await listWaiting(scope, "review", 2);
    expect(waiting).toMatchObject({ total: 3, visits: [{ id: first }, { id: between }] });
    expect(await nextToReview(prisma, scope)).toBe(first);
    expect(await nextToReview(prisma, desk.scopeOf("member"))).toBeNull();
  });
});
