import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import { addQuestion, addSite, addTheme, createProject, entryContent, figureContent } from "@/lib/testing/factories";
import { deskNow as now, openVisitWorld } from "@/lib/testing/visit-world";

const { prisma } = await testDatabase();
const { projectId, people, send, note, visitRow, audits, kept } = await openVisitWorld(prisma);

describe("sending the same visit again", () => {
  test("fifty identical sends at once of each of three visits leave one row, one revision and one audit row for each visit", async () => {
    const ids = [uuidv7(), uuidv7(), uuidv7()];
    const content = () =>
      note({
        entries: [entryContent({ text: "一" }), entryContent({ text: "二" })],
        figures: [figureContent({ indicator: "议事会", value: "14" })],
      });
    const contents = ids.map(content);
    const sends = Array.from({ length: 50 }, () =>
      ids.map((id, index) => send({ id, content: contents[index] })),
    ).flat();
    const statuses = (await Promise.all(sends)).map(({ status }) => status);
    expect(statuses.filter((status) => status === "saved")).toHaveLength(3);
    expect(statuses.filter((status) => status === "duplicate")).toHaveLength(147);
    for (const id of ids) {
      expect(await prisma.visit.count({ where: { projectId, id } })).toBe(1);
      expect(await prisma.entry.count({ where: { projectId, visitId: id } })).toBe(2);
      expect(await prisma.visitRevision.count({ where: { projectId, visitId: id } })).toBe(1);
      expect(await audits(id)).toBe(1);
    }
  });

  test("a retry after the acknowledgement was lost is a duplicate, whatever version it names", async () => {
    const id = uuidv7();
    const content = note();
    expect(await send({ id, content })).toMatchObject({ id, status: "saved", version: 1, state: "draft" });
    expect(await send({ id, content })).toEqual({ id, status: "duplicate", version: 1, state: "draft" });
    expect(await send({ id, content, baseVersion: 7 })).toMatchObject({ status: "duplicate", version: 1 });
    expect(await audits(id)).toBe(1);
  });

  test("the retry of a submission is a duplicate when it is submitted", async () => {
    const id = uuidv7();
    const content = note();
    expect(await send({ id, content, submit: true })).toMatchObject({
      status: "saved",
      version: 1,
      state: "submitted",
    });
    expect(await send({ id, content, submit: true })).toMatchObject({ status: "duplicate", state: "submitted" });
    expect(await prisma.visitTransition.count({ where: { projectId, visitId: id } })).toBe(1);
  });

  test("the retry of content that has been edited since is a conflict, not a duplicate", async () => {
    const id = uuidv7();
    const first = note();
    await send({ id, content: first });
    await send({ id, content: { ...first, place: "别处" }, baseVersion: 1 });
    expect(await send({ id, content: first })).toMatchObject({ status: "conflict", server: { version: 2 } });
  });
});

describe("editing", () => {
  test("other content on the current version becomes the next version, with a revision of each", async () => {
    const id = uuidv7();
    const content = note();
    await send({ id, content });
    expect(await send({ id, content: { ...content, place: "村部" }, baseVersion: 1 })).toMatchObject({
      status: "saved",
      version: 2,
    });
    expect((await visitRow(id)).place).toBe("村部");
    const revisions = await prisma.visitRevision.findMany({
      where: { projectId, visitId: id },
      orderBy: { version: "asc" },
    });
    expect(revisions.map(({ content: saved }) => saved)).toEqual([content, { ...content, place: "村部" }]);
  });

  test("a stale version is a conflict that contains the server's text and overwrites nothing", async () => {
    const id = uuidv7();
    const content = note();
    await send({ id, content });
    const theirs = { ...content, place: "村部" };
    await send({ id, content: theirs, baseVersion: 1 });
    const reply = await send({ id, content: { ...content, place: "祠堂" }, baseVersion: 1 });
    expect(reply).toEqual({ id, status: "conflict", server: { version: 2, state: "draft", content: theirs } });
    expect(await kept(id)).toEqual(theirs);
    expect(await audits(id)).toBe(2);
  });

  test("of two different edits of one version sent at once, one is saved and the other is a conflict", async () => {
    const id = uuidv7();
    const content = note();
    await send({ id, content });
    const replies = await Promise.all(
      ["甲", "乙"].map((place) => send({ id, content: { ...content, place }, baseVersion: 1 })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual(["conflict", "saved"]);
  });

  test("entries keep their ids and their themes; removed ones are deleted, and quotes of them keep their words", async () => {
    const id = uuidv7();
    const [stays, goes] = [entryContent({ text: "留下" }), entryContent({ text: "删去" })];
    await send({ id, content: note({ entries: [goes, stays] }) });
    const themeId = await addTheme(prisma, { projectId, dimension: "status" });
    await prisma.entryTheme.create({ data: { projectId, entryId: stays.id, themeId, assignedBy: people.lead } });
    const comment = {
      projectId,
      id: uuidv7(),
      visitId: id,
      entryId: goes.id,
      entryText: "删去",
      body: "?",
      authorId: people.reviewer,
      createdAt: now,
    };
    await prisma.reviewComment.create({ data: comment });
    const added = entryContent({ text: "新的" });
    await send({ id, content: note({ entries: [added, { ...stays, text: "改过" }] }), baseVersion: 1 });
    const entries = await prisma.entry.findMany({
      where: { projectId, visitId: id },
      orderBy: { position: "asc" },
      select: { id: true, text: true },
    });
    expect(entries).toEqual([
      { id: added.id, text: "新的" },
      { id: stays.id, text: "改过" },
    ]);
    expect(await prisma.entryTheme.count({ where: { projectId, entryId: stays.id } })).toBe(1);
    expect(await prisma.reviewComment.findFirst({ where: { projectId, id: comment.id } })).toMatchObject({
      entryId: null,
      entryText: "删去",
    });
  });

  test("an entry that moves to another dimension loses the themes of the old one", async () => {
    const id = uuidv7();
    const entry = entryContent({ text: "一人多岗" });
    await send({ id, content: note({ entries: [entry] }) });
    const themeId = await addTheme(prisma, { projectId, dimension: "status" });
    await prisma.entryTheme.create({ data: { projectId, entryId: entry.id, themeId, assignedBy: people.lead } });
    await send({ id, content: note({ entries: [{ ...entry, dimension: "problem" }] }), baseVersion: 1 });
    expect(await prisma.entryTheme.count({ where: { projectId, entryId: entry.id } })).toBe(0);
  });

  test("a verified figure stays verified until its value, its date or its indicator changes", async () => {
    const id = uuidv7();
    const [same, changed] = [
      figureContent({ indicator: "网格", value: "46" }),
      figureContent({ indicator: "网格", value: "8.50", unit: "万元" }),
    ];
    await send({ id, content: note({ figures: [same, changed] }) });
    await prisma.figure.updateMany({
      where: { projectId, visitId: id },
      data: { verification: "verified", verificationNote: "与统计所核对", verifiedBy: people.lead, verifiedAt: now },
    });
    await send({
      id,
      content: note({
        figures: [
          { ...same, source: "台账" },
          { ...changed, value: "9" },
        ],
      }),
      baseVersion: 1,
    });
    const figures = await prisma.figure.findMany({ where: { projectId, visitId: id }, orderBy: { position: "asc" } });
    expect(figures.map(({ verification }) => verification)).toEqual(["verified", "unverified"]);
    // The findings are removed together with the check.
    expect(figures[0]).toMatchObject({ verificationNote: "与统计所核对", verifiedBy: people.lead, verifiedAt: now });
    expect(figures[1]).toMatchObject({ verificationNote: "", verifiedBy: null, verifiedAt: null });
    expect(await prisma.indicator.count({ where: { projectId, name: "网格" } })).toBe(2);
  });

  test("a figure is returned exactly as it was written", async () => {
    const id = uuidv7();
    const content = note({ figures: [figureContent({ indicator: "经费", value: "8.50", unit: "万元" })] });
    await send({ id, content });
    expect((await kept(id))?.figures[0]?.value).toBe("8.50");
  });
});

describe("what is refused at its field", () => {
  test("ids of another project, and ids of nothing, in every place", async () => {
    const elsewhere = await createProject(prisma, { leadId: people.stranger });
    const foreignSite = await addSite(prisma, { projectId: elsewhere });
    const foreignQuestion = await addQuestion(prisma, { projectId: elsewhere, dimension: "status", text: "?" });
    const id = uuidv7();
    const content = note({
      siteId: foreignSite,
      recorderId: people.stranger,
      memberIds: [people.member, people.stranger],
      entries: [entryContent({ text: "一", questionId: foreignQuestion })],
    });
    expect(await send({ id, content })).toEqual({
      id,
      status: "invalid",
      fields: [
        { path: "siteId", key: "visits.errors.siteUnknown" },
        { path: "recorderId", key: "visits.errors.personUnknown" },
        { path: "memberIds.1", key: "visits.errors.personUnknown" },
        { path: "entries.0.questionId", key: "visits.errors.questionUnknown" },
      ],
    });
    expect(await prisma.visit.count({ where: { id } })).toBe(0);
  });

  test("an entry's or a figure's id that belongs to another visit, which stays unchanged", async () => {
    const theirs = note({
      entries: [entryContent({ text: "他们的" })],
      figures: [figureContent({ indicator: "网格", value: "1" })],
    });
    const other = uuidv7();
    await send({ id: other, content: theirs });
    const reply = await send({ content: { ...theirs, place: "偷换" } });
    expect(reply).toMatchObject({
      status: "invalid",
      fields: [
        { path: "entries.0.id", key: "visits.errors.idTaken" },
        { path: "figures.0.id", key: "visits.errors.idTaken" },
      ],
    });
    expect(await prisma.entry.count({ where: { projectId, visitId: other } })).toBe(1);
  });

  test("a removed site, unless the visit already has it", async () => {
    const gone = await addSite(prisma, { projectId });
    const id = uuidv7();
    const content = note({ siteId: gone });
    await send({ id, content });
    await prisma.site.update({ where: { projectId_id: { projectId, id: gone } }, data: { removedAt: now } });
    expect(await send({ content: note({ siteId: gone }) })).toMatchObject({
      status: "invalid",
      fields: [{ path: "siteId", key: "visits.errors.siteRemoved" }],
    });
    expect(await send({ id, content: { ...content, place: "村部" }, baseVersion: 1 })).toMatchObject({
      status: "saved",
    });
  });

  test("an incomplete visit on submission, of which nothing is written; as a draft it is stored", async () => {
    const id = uuidv7();
    const content = note({ place: "", entries: [] });
    const reply = await send({ id, content, submit: true });
    expect(reply).toMatchObject({
      status: "invalid",
      fields: [
        { path: "place", key: "visits.errors.placeMissing" },
        { path: "entries", key: "visits.errors.nothingHeard" },
      ],
    });
    expect(await prisma.visit.count({ where: { id } })).toBe(0);
    expect(await send({ id, content })).toMatchObject({ status: "saved", state: "draft" });
  });

  test.each([
    ["an unknown key", { ...note(), gps: "30.1,120.2" }],
    ["a text longer than a draft has room for", note({ place: "字".repeat(100_001) })],
    ["a day that does not exist", note({ visitedOn: "2026-02-30" })],
    ["no object at all", 42],
    ["nothing", null],
  ])("%s", async (_what, content) => {
    expect((await send({ content })).status).toBe("invalid");
  });

  test("what nobody can see is removed, so that it cannot keep a visit from the server", async () => {
    const id = uuidv7();
    expect(await send({ id, content: note({ place: "镇\u0000政\u200B府\t" }) })).toMatchObject({ status: "saved" });
    expect((await visitRow(id)).place).toBe("镇政府");
  });

  test("rare Han characters, HTML and formula starts are kept exactly", async () => {
    const id = uuidv7();
    const content = note({ entries: [entryContent({ text: "𠮷𪚥\u{30EDE} <b>=1+1</b> @ \t- 👨‍👩‍👧" })] });
    expect(await send({ id, content })).toMatchObject({ status: "saved" });
    expect(await kept(id)).toEqual(content);
    expect(await prisma.entry.findFirst({ where: { projectId, visitId: id }, select: { text: true } })).toEqual({
      text: content.entries[0]?.text,
    });
  });
});
