import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import { addVisit, entryContent } from "@/lib/testing/factories";
import { deskNow, openVisitWorld } from "@/lib/testing/visit-world";
import { handInVisit, type HandInInput } from "@/lib/visits/hand-in";
import type { VisitContent } from "@/lib/visits/schema";
import type { ProjectRole, VisitState } from "@/lib/vocabulary";

const { prisma } = await testDatabase();
const desk = await openVisitWorld(prisma);
const { projectId } = desk;

const marks = { status: null, example: "none", problem: "none", suggestion: "not_raised" } as const;
const draft = (change: Partial<VisitContent> = {}, state: VisitState = "draft") =>
  addVisit(prisma, { projectId, content: desk.note({ marks, ...change }), state });
const handIn = (visitId: string, change: Partial<HandInInput> = {}, as: ProjectRole = "member") =>
  prisma.$transaction((tx) =>
    handInVisit(tx, desk.scopeOf(as), { visitId, version: 1, untouched: false, now: deskNow, ...change }),
  );
const stateOf = async (id: string) => (await desk.visitRow(id)).state;
const refused = (code: string) => expect.objectContaining({ code });

describe("handing in a draft as the server has it", () => {
  it("submits it, once, and notes it in its history", async () => {
    const id = await draft();
    expect(await handIn(id)).toEqual({ status: "submitted", version: 1 });
    expect(await desk.visitRow(id)).toMatchObject({ state: "submitted", submittedAt: deskNow });
    const steps = await prisma.visitTransition.findMany({ where: { projectId, visitId: id } });
    expect(steps).toMatchObject([{ fromState: "draft", toState: "submitted" }]);
    await expect(handIn(id)).rejects.toEqual(refused("conflict"));
  });

  it("names each field that is missing, and leaves it a draft", async () => {
    const id = await draft({ audiences: [], place: "" });
    const outcome = await handIn(id);
    expect(outcome).toMatchObject({
      status: "incomplete",
      problems: [
        { path: "audiences", key: "visits.errors.audiencesMissing", row: null },
        { path: "place", key: "visits.errors.placeMissing", row: null },
      ],
    });
    expect(await stateOf(id)).toBe("draft");
  });

  it("names a row by its id, its dimension and its place there, as the form shows it", async () => {
    const rows = [
      entryContent({ text: "一", dimension: "status" }),
      entryContent({ text: "二", dimension: "problem" }),
      entryContent({ text: "三", dimension: "problem" }),
    ];
    const content = desk.note({ marks: { ...marks, problem: null }, entries: rows });
    const id = await addVisit(prisma, { projectId, content, state: "draft" });
    const stored = { ...content, entries: rows.map((row) => (row.text === "三" ? { ...row, text: "" } : row)) };
    await prisma.visitRevision.updateMany({ where: { projectId, visitId: id }, data: { content: stored } });
    expect(await handIn(id)).toMatchObject({
      problems: [{ path: `entries.${rows[2]?.id}.text`, row: { dimension: "problem", number: 2 } }],
    });
  });

  it("stops at what looks like personal data, which the form asks about", async () => {
    const id = await draft({ entries: [entryContent({ text: "联系人13800138000" })] });
    expect(await handIn(id, { untouched: true })).toEqual({ status: "personal", count: 1 });
    expect(await stateOf(id)).toBe("draft");
  });

  it("asks about dimensions that were left untouched, and hands them in once it was answered", async () => {
    const id = await draft({ marks: { ...marks, suggestion: null } });
    expect(await handIn(id)).toEqual({ status: "untouched", dimensions: ["suggestion"] });
    expect(await stateOf(id)).toBe("draft");
    expect(await handIn(id, { untouched: true })).toMatchObject({ status: "submitted" });
  });

  it("is refused for another person's draft, for a later version, after a return, and for what is not there", async () => {
    const id = await draft();
    await expect(handIn(id, {}, "reviewer")).rejects.toEqual(refused("forbidden"));
    await expect(handIn(id, { version: 2 })).rejects.toEqual(refused("conflict"));
    await expect(handIn(await draft({}, "returned"))).rejects.toEqual(refused("conflict"));
    await expect(handIn(uuidv7())).rejects.toEqual(refused("not_found"));
    expect(await stateOf(id)).toBe("draft");
  });
});
