import { describe, expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import { addVisit } from "@/lib/testing/factories";
import { openVisitWorld, type DeskPerson } from "@/lib/testing/visit-world";
import { listVisits } from "@/lib/visits/data/visit-list";
import { readVisitListFilter, type VisitListFilter } from "@/lib/visits/list-filter";
import type { ProjectRole, VisitState } from "@/lib/vocabulary";

const { prisma } = await testDatabase();
const desk = await openVisitWorld(prisma);
const { projectId, people } = desk;

const add = (state: VisitState, by: DeskPerson = "member") =>
  addVisit(prisma, {
    projectId,
    content: desk.note({ recorderId: people[by], memberIds: [people[by]], entries: [] }),
    state,
  });
const list = async (filter: VisitListFilter, as: ProjectRole = "member") =>
  (await listVisits(desk.scopeOf(as), filter, { offset: 0, size: 30 })).visits;

describe("the list of visits", () => {
  it("offers to hand in drafts and to approve submitted visits, to those who may do it alone", async () => {
    const mine = { draft: await add("draft"), returned: await add("returned"), submitted: await add("submitted") };
    const reviewers = await add("submitted", "reviewer");
    const only = [...Object.values(mine), reviewers].join(",");
    const offered = async (as: ProjectRole) =>
      Object.fromEntries((await list({ only }, as)).map(({ id, may }) => [id, may]));
    const none = { [mine.draft]: null, [mine.returned]: null, [mine.submitted]: null, [reviewers]: null };
    expect(await offered("member")).toEqual({ ...none, [mine.draft]: "handIn" });
    expect(await offered("reviewer")).toEqual({ ...none, [mine.submitted]: "approve" });
    expect(await offered("lead")).toEqual({
      ...none,
      [mine.draft]: "handIn",
      [mine.submitted]: "approve",
      [reviewers]: "approve",
    });
  });

  it("ignores and names a list of ids or a moment that cannot be understood", () => {
    expect(readVisitListFilter({ only: "1,2", imported: "yesterday", waiting: "all" })).toEqual({
      filter: {},
      ignored: ["waiting", "only", "imported"],
    });
  });
});
