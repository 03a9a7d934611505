import { describe, expect, it } from "vitest";
import {
  addQuestion,
  addSite,
  addVisit,
  createAccount,
  createProject,
  entryContent,
  figureContent,
  visitContent,
} from "@/lib/testing/factories";
import { testDatabase } from "@/lib/testing/database";
import { offlineCopy } from "@/lib/testing/offline-copy";
import { openVisitWorld } from "@/lib/testing/visit-world";
import { readAllSiteNotes, readSiteNotes } from "@/lib/visits/data/site-notes";
import { notesAtHand, notesOf } from "@/lib/visits/site-notes";
import type { VisitContent } from "@/lib/visits/schema";
import type { VisitState } from "@/lib/vocabulary";

const { prisma } = await testDatabase();

async function notesDesk() {
  const desk = await openVisitWorld(prisma);
  const { projectId, siteId, people } = desk;
  const scope = desk.scopeOf("member");
  const add = (change: Partial<VisitContent>, state: VisitState = "approved", project = projectId) =>
    addVisit(prisma, {
      projectId: project,
      state,
      content: visitContent({ siteId, recorderId: people.colleague, ...change }),
    });
  const problem = (text: string, questionId: string | null = null) =>
    entryContent({ text, dimension: "problem", questionId });
  const problemsOf = async (visitId = "") =>
    notesAtHand((await readSiteNotes(scope, siteId))!, { visitId, visitedOn: "" }).problems.map(
      ({ visitedOn, text }) => `${visitedOn} ${text}`,
    );
  return { ...desk, scope, add, problem, problemsOf };
}

describe("what was heard at a site before", () => {
  it("is the newest visit's, whole, with its figures, and the problems of all, newest first", async () => {
    const { siteId, projectId, scope, add, problem, problemsOf } = await notesDesk();
    const questionId = await addQuestion(prisma, { projectId, dimension: "status", text: "有多少" });
    await add({ visitedOn: "2026-03-12", entries: [problem("专职人员不足。"), problem("经费没有着落。")] });
    const id = await add({
      visitedOn: "2026-06-01",
      place: "镇政府",
      audiences: [{ category: "村干部", headCount: 4 }],
      entries: [entryContent({ text: "议事会每月一次。", questionId, form: "verbatim" }), problem("系统重复填报。")],
      figures: [
        figureContent({
          indicator: "议事会",
          value: "14.50",
          unit: "个",
          asOf: "2026-05",
          questionId,
          definition: "每月至少一次",
        }),
      ],
    });
    const notes = await readSiteNotes(scope, siteId);
    const last = notesAtHand(notes!, { visitId: "", visitedOn: "" }).lastVisit;
    expect(last).toMatchObject({
      id,
      visitedOn: "2026-06-01",
      method: "seminar",
      state: "approved",
      place: "镇政府",
      audiences: ["村干部"],
      visitedAs: null,
    });
    expect(last?.entries.map(({ text, form, questionId: under }) => [text, form, under])).toEqual([
      ["议事会每月一次。", "verbatim", questionId],
      ["系统重复填报。", "summary", null],
    ]);
    expect(last?.figures).toMatchObject([
      { indicator: "议事会", value: "14.5", unit: "个", asOf: "2026-05", definition: "每月至少一次", questionId },
    ]);
    expect(await problemsOf()).toEqual([
      "2026-06-01 系统重复填报。",
      "2026-03-12 专职人员不足。",
      "2026-03-12 经费没有着落。",
    ]);
  });

  it("never includes a voided visit, nor the open visit itself", async () => {
    const { siteId, scope, add, problem, problemsOf } = await notesDesk();
    const before = await add({ visitedOn: "2026-03-12", entries: [problem("从前的。")] });
    await add({ visitedOn: "2026-07-01", entries: [problem("作废的。")] }, "voided");
    const own = await add({ visitedOn: "2026-08-01", entries: [problem("自己的。")] }, "draft");
    expect(await problemsOf(own)).toEqual(["2026-03-12 从前的。"]);
    const notes = await readSiteNotes(scope, siteId);
    expect(notesAtHand(notes!, { visitId: own, visitedOn: "2026-08-01" }).lastVisit?.id).toBe(before);
    expect(notesAtHand(notes!, { visitId: "another", visitedOn: "" }).lastVisit?.id).toBe(own);
  });

  it("is still thirty problems if the open visit has thirty of its own", async () => {
    const { add, problem, problemsOf } = await notesDesk();
    await add({ visitedOn: "2026-03-12", entries: [...Array(35)].map((_, index) => problem(`从前第${index}件`)) });
    const own = await add(
      { visitedOn: "2026-08-01", entries: [...Array(35)].map((_, index) => problem(`自己第${index}件`)) },
      "returned",
    );
    const problems = await problemsOf(own);
    expect(problems).toHaveLength(30);
    expect(problems.every((text) => text.includes("从前"))).toBe(true);
    expect(problems[0]).toBe("2026-03-12 从前第0件");
  });

  it("is joined for sites that merged or were renamed, whichever of them is requested", async () => {
    const { projectId, siteId, scope, add, problem } = await notesDesk();
    const former = await addSite(prisma, { projectId, name: "桥西镇", mergedIntoId: siteId });
    const oldest = await addSite(prisma, { projectId, name: "桥西公社", mergedIntoId: former });
    const other = await addSite(prisma, { projectId });
    await add({ siteId: oldest, visitedOn: "2026-01-05", entries: [problem("最早的。")] });
    await add({ siteId: former, visitedOn: "2026-02-05", entries: [problem("合并前的。")] });
    await add({ siteId: other, visitedOn: "2026-05-05", entries: [problem("别处的。")] });
    for (const asked of [siteId, former, oldest]) {
      const notes = await readSiteNotes(scope, asked);
      expect(notes?.siteId).toBe(siteId);
      expect(notes?.problems.map(({ text }) => text)).toEqual(["合并前的。", "最早的。"]);
      expect(notes?.visits.map(({ visitedAs }) => visitedAs)).toEqual(["桥西镇"]);
    }
  });

  it("never includes another project", async () => {
    const { scope, siteId } = await notesDesk();
    const leadId = await createAccount(prisma);
    const elsewhere = await createProject(prisma, { leadId });
    const foreign = await addSite(prisma, { projectId: elsewhere });
    await addVisit(prisma, {
      projectId: elsewhere,
      content: visitContent({ siteId: foreign, recorderId: leadId, entries: [entryContent({ text: "别的课题。" })] }),
    });
    expect(await readSiteNotes(scope, foreign)).toBeNull();
    expect(await readSiteNotes(scope, siteId)).toMatchObject({ visits: [], problems: [] });
    const offline = await offlineCopy(scope, { now: new Date(), timeZone: "Asia/Shanghai" });
    expect(offline?.siteNotes).toEqual([]);
  });

  it("is part of what a device stores, for every site that was visited", async () => {
    const { projectId, siteId, scope, add, problem } = await notesDesk();
    const [second, untouched] = [await addSite(prisma, { projectId }), await addSite(prisma, { projectId })];
    await add({ entries: [problem("桥头的。")] });
    await add({ siteId: second, entries: [problem("双溪的。")] });
    const offline = await offlineCopy(scope, { now: new Date(), timeZone: "Asia/Shanghai" });
    const kept = offline?.siteNotes ?? [];
    expect(notesOf(kept, siteId)?.problems.map(({ text }) => text)).toEqual(["桥头的。"]);
    expect(notesOf(kept, second)?.visits).toHaveLength(1);
    expect(notesOf(kept, untouched)).toBeNull();
  });

  it("is read some sites at a time, those visited last first", async () => {
    const { projectId, scope, add, problem } = await notesDesk();
    const days = ["2026-03-01", "2026-01-05", "2026-05-09", "2026-04-02", "2025-12-31"];
    for (const visitedOn of days) {
      const siteId = await addSite(prisma, { projectId });
      await add({ siteId, visitedOn, entries: [problem(`${visitedOn} 的。`)] });
    }
    const parts: number[] = [];
    for await (const some of readAllSiteNotes(prisma, scope, 2)) parts.push(some.length);
    expect(parts).toEqual([2, 2, 1]);
    const offline = await offlineCopy(scope, { now: new Date(), timeZone: "Asia/Shanghai" });
    expect(offline?.siteNotes?.map(({ visits }) => visits[0]?.visitedOn)).toEqual(days.toSorted().toReversed());
    expect(offline?.siteNotes?.map(({ problems }) => problems.length)).toEqual(days.map(() => 1));
  });
});
