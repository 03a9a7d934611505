import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import { can } from "@/lib/auth/policy";
import { AppError } from "@/lib/errors";
import { testDatabase } from "@/lib/testing/database";
import { addVisit, figureContent } from "@/lib/testing/factories";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { deskNow, openVisitWorld } from "@/lib/testing/visit-world";
import { handInVisit } from "@/lib/visits/hand-in";
import { approveVisit, returnVisit, type ReviewInput } from "@/lib/visits/review-mutations";
import type { VisitState } from "@/lib/vocabulary";

/** Visits of a day that has not come by the server's clock (docs/decisions/100). It is the 23rd of November 2026. */

const { prisma } = await testDatabase();
const desk = await openVisitWorld(prisma);
const { projectId, people, send, note, visitRow } = desk;

const marks = { status: null, example: "none", problem: "none", suggestion: "none" } as const;
const ahead = () => note({ visitedOn: "2062-11-23", marks });
const refused = { status: "invalid", fields: [{ path: "visitedOn", key: "visits.errors.dayAhead" }] };

describe("the outbox's door", () => {
  it("takes a draft of any day, and every change of it", async () => {
    const id = uuidv7();
    expect(await send({ id, content: ahead() })).toMatchObject({ status: "saved", state: "draft" });
    const written = { ...ahead(), place: "三楼" };
    expect(await send({ id, content: written, baseVersion: 1 })).toMatchObject({ status: "saved", version: 2 });
  });

  it("refuses to take it as handed in, new or known, with the field that is wrong", async () => {
    const [fresh, known] = [uuidv7(), uuidv7()];
    expect(await send({ id: fresh, content: ahead(), submit: true })).toMatchObject(refused);
    expect(await prisma.visit.count({ where: { projectId, id: fresh } })).toBe(0);
    const content = ahead();
    await send({ id: known, content });
    expect(await send({ id: known, content, baseVersion: 1, submit: true })).toMatchObject(refused);
    expect((await visitRow(known)).state).toBe("draft");
    const mended = { ...content, visitedOn: "2026-11-23" };
    expect(await send({ id: known, content: mended, baseVersion: 1, submit: true })).toMatchObject({
      status: "saved",
      state: "submitted",
    });
  });

  it("refuses a figure that nobody can know yet", async () => {
    const content = note({ figures: [figureContent({ indicator: "议事会", value: "14", asOf: "2027" })] });
    expect(await send({ content, submit: true })).toMatchObject({
      status: "invalid",
      fields: [{ path: "figures.0.asOf", key: "visits.errors.asOfAhead" }],
    });
    expect(await send({ content })).toMatchObject({ status: "saved" });
  });

  it("takes a device whose clock is a day ahead, and one whose clock is ten years behind", async () => {
    for (const visitedOn of ["2026-11-24", "2016-11-23"])
      expect(await send({ content: note({ visitedOn }), submit: true })).toMatchObject({ state: "submitted" });
  });

  it("answers the retry of one that was handed in before this was refused", async () => {
    const content = ahead();
    const id = await addVisit(prisma, { projectId, content, state: "submitted" });
    expect(await send({ id, content, submit: true })).toMatchObject({ status: "duplicate", state: "submitted" });
  });
});

describe("a visit of a day to come that the server has", () => {
  const scope = trustedScope({ projectId, userId: people.reviewer, role: "reviewer" });
  const input = (visitId: string): ReviewInput => ({
    visitId,
    version: 1,
    state: "submitted",
    now: deskNow,
    demand: (verb, subject) => {
      if (!can(scope.actor, verb, subject)) throw new AppError("forbidden");
    },
  });
  const added = (state: VisitState) => addVisit(prisma, { projectId, content: ahead(), state });

  it("is not handed in from the list either, and stays a draft", async () => {
    const visitId = await added("draft");
    const outcome = await prisma.$transaction((tx) =>
      handInVisit(tx, desk.scopeOf("member"), { visitId, version: 1, untouched: true, now: deskNow }),
    );
    expect(outcome).toMatchObject({ status: "incomplete", problems: refused.fields });
    expect((await visitRow(visitId)).state).toBe("draft");
  });

  it("is not approved, and is never stuck: it can be returned, mended and approved", async () => {
    const visitId = await added("submitted");
    await expect(prisma.$transaction((tx) => approveVisit(tx, scope, input(visitId)))).rejects.toMatchObject({
      code: "conflict",
      key: "visits.refusal.dayAhead",
    });
    expect((await visitRow(visitId)).state).toBe("submitted");
    const comments = [{ entryId: null, body: "日期不对" }];
    await prisma.$transaction((tx) => returnVisit(tx, scope, { ...input(visitId), comments, settledIds: [] }));
    const content = { ...((await desk.kept(visitId)) ?? ahead()), visitedOn: "2026-11-23" };
    expect(await send({ id: visitId, content, baseVersion: 1, submit: true })).toMatchObject({ state: "submitted" });
    await prisma.$transaction((tx) => approveVisit(tx, scope, { ...input(visitId), version: 2 }));
    expect((await visitRow(visitId)).state).toBe("approved");
  });
});
