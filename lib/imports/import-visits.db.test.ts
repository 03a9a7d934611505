import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import { importVisitsSchema, type ImportedVisitInput } from "@/lib/imports/book-schema";
import { visitIdOf } from "@/lib/imports/excel/ids";
import { importVisits } from "@/lib/imports/import-visits";
import { testDatabase } from "@/lib/testing/database";
import { addSite, createAccount, createProject, entryContent, figureContent } from "@/lib/testing/factories";
import { deskNow, openVisitWorld } from "@/lib/testing/visit-world";
import { listVisits } from "@/lib/visits/data/visit-list";
import type { VisitContent } from "@/lib/visits/schema";

const { prisma } = await testDatabase();
let desk: Awaited<ReturnType<typeof openVisitWorld>>;
beforeEach(async () => {
  desk = await openVisitWorld(prisma);
});

const entry = (text: string) => entryContent({ text });
const file = (count: number, change: (place: number) => Partial<VisitContent> = () => ({})): ImportedVisitInput[] =>
  Array.from({ length: count }, (_, place) => ({
    id: visitIdOf(desk.projectId, { number: String(place + 1), siteId: desk.siteId, day: "2026-10-12" }),
    content: desk.note({
      entries: [entry(`第${place + 1}次走访所说`)],
      figures: [figureContent({ indicator: "议事会", value: String(place) })],
      ...change(place),
    }),
  }));
const save = (visits: ImportedVisitInput[], as: "lead" | "reviewer" | "member" | "viewer" = "member") =>
  prisma.$transaction((tx) => importVisits(tx, desk.scopeOf(as), { visits, now: deskNow }), {
    timeout: 20_000,
    maxWait: 10_000,
  });
const refusal = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw error ?? new Error("not refused");
  return error.fields.map(({ path, key }) => `${path} ${key}`);
};
/** Everything of the project that an import could touch. */
const stored = async () => {
  const where = { projectId: desk.projectId };
  const [visits, revisions, entries, figures, indicators, imported] = await Promise.all([
    prisma.visit.findMany({ where, orderBy: { id: "asc" } }),
    prisma.visitRevision.findMany({ where, orderBy: [{ visitId: "asc" }, { version: "asc" }] }),
    prisma.entry.findMany({
      where,
      orderBy: { id: "asc" },
      select: { id: true, visitId: true, text: true, position: true },
    }),
    prisma.figure.findMany({ where, orderBy: { id: "asc" } }),
    prisma.indicator.count({ where }),
    prisma.importedVisit.findMany({ where, orderBy: { visitId: "asc" } }),
  ]);
  return { visits, revisions, entries, figures, indicators, imported };
};
const byHand = (visit: ImportedVisitInput, change: Partial<VisitContent>, baseVersion = 1, submit = false) =>
  desk.send({ id: visit.id, baseVersion, content: { ...visit.content, ...change }, submit });

describe("all or nothing", () => {
  it("fifty visits are saved as drafts of whoever imports", async () => {
    const visits = file(50);
    expect(await save(visits)).toMatchObject({ created: { length: 50 }, changed: [], unchanged: [] });
    const { visits: rows, entries, revisions } = await stored();
    expect([rows.length, entries.length, revisions.length]).toEqual([50, 50, 50]);
    expect(new Set(rows.map(({ state, version, createdBy }) => `${state} ${version} ${createdBy}`))).toEqual(
      new Set([`draft 1 ${desk.people.member}`]),
    );
  });

  it("one bad among fifty: nothing at all is written, and each bad one is named by its place", async () => {
    const elsewhere = await createProject(prisma, { leadId: await createAccount(prisma) });
    const foreignSite = await addSite(prisma, { projectId: elsewhere });
    const before = await stored();
    const visits = file(50, (place) =>
      place === 31 ? { siteId: foreignSite } : place === 40 ? { memberIds: [desk.people.stranger] } : {},
    );
    expect(await refusal(save(visits))).toEqual([
      "visits.31.siteId visits.errors.siteUnknown",
      "visits.40.memberIds.0 visits.errors.personUnknown",
    ]);
    expect(await stored()).toEqual(before);
  });

  it("entries that are another visit's already are refused", async () => {
    const [first] = file(1);
    if (!first) throw new Error("no visit");
    await save([first]);
    const before = await stored();
    expect(await refusal(save([...file(3).slice(1), { id: uuidv7(), content: first.content }]))).toEqual([
      "visits.2.entries.0.id visits.errors.idTaken",
      "visits.2.figures.0.id visits.errors.idTaken",
    ]);
    expect(await stored()).toEqual(before);
  });

  it("a viewer is refused", async () => {
    expect(await refusal(save(file(2), "viewer"))).toEqual([
      "visits.0 imports.excel.refused.notYours",
      "visits.1 imports.excel.refused.notYours",
    ]);
    expect((await stored()).visits).toEqual([]);
  });
});

describe("imported again", () => {
  it("the same file writes nothing: the same rows, the same versions", async () => {
    const visits = file(5);
    await save(visits);
    const before = await stored();
    expect(await save(visits)).toMatchObject({ created: [], changed: [], unchanged: { length: 5 } });
    expect(await stored()).toEqual(before);
  });

  it("by two hands at once it is there once", async () => {
    const visits = file(10);
    const answers = await Promise.all([save(visits), save([...visits].reverse()), save(visits)]);
    expect(answers.map(({ created }) => created.length).sort()).toEqual([0, 0, 10]);
    const { visits: rows, revisions } = await stored();
    expect([rows.length, revisions.length]).toEqual([10, 10]);
  });

  it("a changed file changes what nobody has touched, more than once", async () => {
    const visits = file(3);
    await save(visits);
    for (const [version, place] of [
      [2, "村委会"],
      [3, "村部"],
    ] as const) {
      const next = visits.map((visit, index) =>
        index === 1 ? { ...visit, content: { ...visit.content, place } } : visit,
      );
      expect(await save(next)).toMatchObject({ created: [], changed: [visits[1]?.id], unchanged: { length: 2 } });
      expect(await desk.visitRow(visits[1]?.id ?? "")).toMatchObject({ version, place });
    }
  });

  it("what was changed by hand since is refused, and the rest with it", async () => {
    const [first, second] = file(2);
    if (!first || !second) throw new Error("no visits");
    await save([first, second]);
    await byHand(first, { place: "村委会" });
    const before = await stored();
    const changed = [first, second].map((visit) => ({ ...visit, content: { ...visit.content, place: "别处" } }));
    expect(await refusal(save(changed))).toEqual(["visits.0 imports.excel.refused.changedByHand"]);
    expect(await stored()).toEqual(before);
    // Brought into line with what stands there, it is simply there.
    expect(await save([{ ...first, content: { ...first.content, place: "村委会" } }, second])).toMatchObject({
      unchanged: { length: 2 },
    });
  });

  it("what has been handed in, or returned, is refused where it differs", async () => {
    const [first, second] = file(2);
    if (!first || !second) throw new Error("no visits");
    await save([first, second]);
    for (const visit of [first, second]) await byHand(visit, {}, 1, true);
    await prisma.visit.update({
      where: { projectId_id: { projectId: desk.projectId, id: second.id } },
      data: { state: "returned" },
    });
    expect(await save([first, second])).toMatchObject({ unchanged: { length: 2 } });
    const changed = [first, second].map((visit) => ({ ...visit, content: { ...visit.content, place: "别处" } }));
    expect(await refusal(save(changed))).toEqual([
      "visits.0 imports.excel.refused.handedIn",
      "visits.1 imports.excel.refused.returned",
    ]);
  });

  it("a colleague's draft is not written over by a member, but by the lead", async () => {
    const [visit] = file(1);
    if (!visit) throw new Error("no visit");
    await save([visit], "reviewer");
    const changed = [{ ...visit, content: { ...visit.content, recorderId: desk.people.reviewer, place: "别处" } }];
    await prisma.visit.update({
      where: { projectId_id: { projectId: desk.projectId, id: visit.id } },
      data: { recorderId: desk.people.reviewer },
    });
    expect(await refusal(save(changed, "member"))).toEqual(["visits.0 imports.excel.refused.notYours"]);
    expect(await save(changed, "lead")).toMatchObject({ changed: [visit.id] });
  });
});

describe("the door", () => {
  const problems = (visits: unknown) =>
    importVisitsSchema
      .safeParse({ projectId: desk.projectId, visits })
      .error?.issues.map(({ path, message, code }) => `${path.join(".")} ${code === "custom" ? message : code}`) ?? [];

  it("takes 200 visits and 5,000 points, and no more", () => {
    const wide = (count: number) =>
      file(10, () => ({ entries: Array.from({ length: count }, () => entry("甲")), figures: [] }));
    expect(problems(file(200))).toEqual([]);
    expect(problems(file(201))).toEqual(["visits too_big"]);
    expect(problems(wide(500))).toEqual([]);
    expect(problems([...wide(500), ...file(11).slice(10)])).toEqual(["visits too_big"]);
  });

  it("takes no visit twice and parses each by the one schema", () => {
    const [visit] = file(1);
    expect(problems([visit, visit])).toEqual(["visits.1.id visits.errors.sameId"]);
    expect(problems([{ ...visit, content: { ...visit?.content, visitedOn: "2026-02-30" } }])).toContain(
      "visits.0.content.visitedOn invalid_format",
    );
    expect(problems([])).toEqual(["visits too_small"]);
  });
});

it("two hundred visits with five thousand points go in within the gate's time", async () => {
  const visits = file(200, (place) => ({
    entries: Array.from({ length: 24 }, (_, index) => entry(`第${place}次第${index}条`)),
  }));
  expect(await save(visits)).toMatchObject({ created: { length: 200 } });
});

it("the list finds exactly what one import wrote, by the moment of that import", async () => {
  const [first, second] = [file(2), file(4).slice(2)];
  const at = new Date(deskNow.getTime() + 60_000);
  await save(first);
  await prisma.$transaction((tx) => importVisits(tx, desk.scopeOf("member"), { visits: second, now: at }));
  const found = async (moment: Date) => {
    const filter = { imported: moment.toISOString() };
    const { visits } = await listVisits(desk.scopeOf("member"), filter, { offset: 0, size: 30 });
    return visits.map(({ id }) => id).sort();
  };
  expect(await found(deskNow)).toEqual(first.map(({ id }) => id).sort());
  expect(await found(at)).toEqual(second.map(({ id }) => id).sort());
});
