import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import { doors } from "@/lib/auth/doors";
import { can } from "@/lib/auth/policy";
import { verifyFigure } from "@/lib/indicators/mutations";
import { verifyFigureSchema } from "@/lib/indicators/schema";
import { fieldProblems } from "@/lib/schema-problems";
import { testDatabase } from "@/lib/testing/database";
import { addSite, addVisit, createProject, figureContent } from "@/lib/testing/factories";
import { deskNow as now, openVisitWorld } from "@/lib/testing/visit-world";
import { projectRoles, type VerificationState, type VisitState } from "@/lib/vocabulary";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const desk = await openVisitWorld(prisma);
const { projectId, people } = desk;
const scope = desk.scopeOf("reviewer");

async function figureIn(state: VisitState) {
  const figure = figureContent({ indicator: "网格", value: "46" });
  const content = desk.note({ figures: [figure] });
  const visitId = await addVisit(prisma, { projectId, content, state, reviewerId: people.reviewer });
  return { id: figure.id, visitId, figure, content };
}

const check = (
  figureId: string,
  change: { verification?: VerificationState; note?: string; version?: number } = {},
  as = scope,
) =>
  prisma.$transaction((tx) =>
    verifyFigure(tx, as, { figureId, version: 1, verification: "verified", note: "", now, ...change }),
  );
const rowOf = (id: string, project = projectId) =>
  prisma.figure.findUniqueOrThrow({
    where: { projectId_id: { projectId: project, id } },
    select: { verification: true, verificationNote: true, verifiedBy: true, verifiedAt: true, value: true },
  });
const untouched = { verification: "unverified", verificationNote: "", verifiedBy: null, verifiedAt: null };
const refused = (code: string) => expect.objectContaining({ code });

describe("checking a figure", () => {
  it("stores the result, by whom and when, and does not change the value", async () => {
    const { id } = await figureIn("approved");
    await check(id, { verification: "disputed", note: "统计所为44个" });
    const row = await rowOf(id);
    expect(row).toMatchObject({
      verification: "disputed",
      verificationNote: "统计所为44个",
      verifiedBy: people.reviewer,
      verifiedAt: now,
    });
    expect(row.value.toFixed()).toBe("46");
  });

  it("returns the state before, for the audit", async () => {
    const { id, visitId } = await figureIn("approved");
    expect(await check(id)).toEqual({ visitId, from: "unverified" });
    expect(await check(id, { verification: "disputed", note: "有疑问" })).toEqual({ visitId, from: "verified" });
  });

  it("is for figures of submitted and approved visits only", async () => {
    for (const state of ["draft", "returned", "voided"] as const) {
      const { id } = await figureIn(state);
      await expect(check(id)).rejects.toEqual(refused("conflict"));
      expect(await rowOf(id)).toMatchObject(untouched);
    }
    const { id } = await figureIn("submitted");
    await check(id);
    expect(await rowOf(id)).toMatchObject({ verification: "verified" });
  });

  it("is refused where the visit has changed since it was read", async () => {
    const { id } = await figureIn("approved");
    await expect(check(id, { version: 2 })).rejects.toEqual(refused("conflict"));
    expect(await rowOf(id)).toMatchObject(untouched);
  });

  it("answers the same for another project's figure and for one that does not exist, and writes neither", async () => {
    const foreign = await createProject(prisma, { leadId: people.lead });
    const siteId = await addSite(prisma, { projectId: foreign });
    const figure = figureContent({ indicator: "网格", value: "9" });
    await addVisit(prisma, {
      projectId: foreign,
      content: desk.note({ siteId, recorderId: people.lead, memberIds: [people.lead], figures: [figure] }),
    });
    for (const id of [figure.id, uuidv7()]) await expect(check(id)).rejects.toEqual(refused("not_found"));
    expect(await rowOf(figure.id, foreign)).toMatchObject(untouched);
  });

  it("keeps the check when the visit is saved with the same figure, and clears all of it with another value", async () => {
    const { id, visitId, figure, content } = await figureIn("submitted");
    await check(id, { verification: "disputed", note: "与台账不符" });
    await prisma.visit.update({ where: { projectId_id: { projectId, id: visitId } }, data: { state: "returned" } });
    expect(await desk.send({ id: visitId, baseVersion: 1, content: { ...content, place: "村委会" } })).toMatchObject({
      status: "saved",
      version: 2,
    });
    expect(await rowOf(id)).toMatchObject({ verification: "disputed", verificationNote: "与台账不符" });
    expect(
      await desk.send({
        id: visitId,
        baseVersion: 2,
        content: { ...content, figures: [{ ...figure, value: "44" }] },
      }),
    ).toMatchObject({ status: "saved" });
    expect(await rowOf(id)).toMatchObject(untouched);
  });
});

it("a check at the moment of a return and a new value is never stored with a value that nobody checked", async () => {
  for (let round = 0; round < 12; round += 1) {
    const { id, visitId, figure, content } = await figureIn("submitted");
    const corrected = { ...content, figures: [{ ...figure, value: String(round) }] };
    const giveBackAndCorrect = async () => {
      await prisma.visit.update({ where: { projectId_id: { projectId, id: visitId } }, data: { state: "returned" } });
      return desk.send({ id: visitId, baseVersion: 1, content: corrected, submit: true });
    };
    const wait = new Promise((resolve) => setTimeout(resolve, round * 3));
    const [, sent] = await Promise.allSettled([wait.then(() => check(id)), giveBackAndCorrect()]);
    expect(sent).toMatchObject({ status: "fulfilled", value: { status: "saved", version: 2 } });
    expect(await rowOf(id)).toMatchObject(untouched);
  }
});

it("is allowed for reviewers and leads: members and viewers may read the ledger and check nothing", () => {
  const may = (role: (typeof projectRoles)[number]) =>
    can(trustedScope({ projectId, userId: people.member, role }).actor, doors["indicators.verifyFigure"].verb);
  expect(projectRoles.filter(may)).toEqual(["lead", "reviewer"]);
});

describe("what is sent", () => {
  const input = { projectId, figureId: uuidv7(), version: 1, verification: "disputed", note: "" };
  const problemsOf = (sent: object) => {
    const parsed = verifyFigureSchema.safeParse(sent);
    return parsed.success ? [] : fieldProblems(parsed.error).map(({ path, key }) => [path, key]);
  };

  it("requires a reason for a disputed figure", () => {
    expect(problemsOf(input)).toEqual([["note", "indicators.refusal.noteMissing"]]);
    expect(problemsOf({ ...input, note: "  " })).toEqual([["note", "indicators.refusal.noteMissing"]]);
    expect(problemsOf({ ...input, note: "统计所为44个" })).toEqual([]);
    expect(problemsOf({ ...input, verification: "verified" })).toEqual([]);
  });

  it("is refused with the field's name if it is not understood", () => {
    expect(problemsOf({ ...input, verification: "maybe" }).map(([path]) => path)).toEqual(["verification"]);
    expect(problemsOf({ ...input, verification: "verified", note: "字".repeat(301) }).map(([path]) => path)).toEqual([
      "note",
    ]);
    expect(problemsOf({ ...input, verification: "verified", extra: 1 })).not.toEqual([]);
  });
});
