import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { listFollowUps } from "@/lib/followups/data/follow-ups";
import { readFormFollowUps } from "@/lib/followups/data/form-follow-ups";
import { addFollowUp, cancelFollowUp, reassignFollowUp } from "@/lib/followups/mutations";
import type { Origin } from "@/lib/followups/types";
import { testDatabase } from "@/lib/testing/database";
import { addSite, addTheme, addVisit, entryContent } from "@/lib/testing/factories";
import { openVisitWorld } from "@/lib/testing/visit-world";

const { prisma } = await testDatabase();
const { projectId, siteId, people, send, note, kept, scopeOf } = await openVisitWorld(prisma);
const scope = scopeOf("member");
const now = new Date("2026-11-23T08:00:00Z");
const noOrigin: Origin = { kind: "gap", id: null, visitId: null };

type Asked = Partial<Parameters<typeof addFollowUp>[2]>;

const ask = (change: Asked = {}) =>
  prisma.$transaction((tx) =>
    addFollowUp(
      tx,
      scope,
      {
        ...{ projectId, siteId, dimension: "problem", question: "专职网格员有几人？", assigneeId: people.member },
        ...{ dueOn: "", origin: noOrigin, ...change },
      },
      now,
    ),
  );

const all = { offset: 0, size: 50 };
async function seen(id: string) {
  const { followUps } = await listFollowUps(scope, { id }, all);
  const [followUp] = followUps;
  if (!followUp) throw new Error("no such follow-up");
  return followUp;
}
const formIds = async () => (await readFormFollowUps(scope)).map(({ id }) => id);

/** A visit that answers a question by an entry, sent as a device sends it. */
async function answerBy(id: string, sent: { text: string; visitId?: string; as?: string }) {
  const entry = entryContent({ text: sent.text, dimension: "problem" });
  const content = note({ entries: [entry], answers: [{ id, entryIds: [entry.id], note: "" }] });
  const visitId = sent.visitId ?? uuidv7();
  const reply = await send({ id: visitId, content }, sent.as);
  return { visitId, content, entry, reply };
}

describe("a follow-up", () => {
  test("is for today or a later day, by the place of the survey; one whose day is over is refused at its field", async () => {
    await expect(ask({ dueOn: "2026-11-22" })).rejects.toMatchObject({
      fields: [{ path: "dueOn", key: "followups.errors.duePast" }],
    });
    expect(await seen(await ask({ dueOn: "2026-11-23" }))).toMatchObject({ dueOn: "2026-11-23" });
  });

  test("is open for its member until a visit answers it, and then shows the answer with its source", async () => {
    const id = await ask({ dueOn: "2026-12-01" });
    expect(await seen(id)).toMatchObject({ state: "open", dueOn: "2026-12-01", answers: [] });
    expect((await listFollowUps(scope, { states: ["open"], assigneeId: people.member }, all)).total).toBeGreaterThan(0);
    const { visitId, entry } = await answerBy(id, { text: "专职3人。" });
    expect(await seen(id)).toMatchObject({
      state: "answered",
      answers: [{ visitId, note: "", entries: [{ id: entry.id, text: "专职3人。" }] }],
    });
  });

  test("that was asked and not answered says how it stands", async () => {
    const id = await ask();
    await send({ content: note({ answers: [{ id, entryIds: [], note: "说下周报来" }] }) });
    expect(await seen(id)).toMatchObject({ state: "asked", answers: [{ entries: [], note: "说下周报来" }] });
  });

  test("is answered once, however often the visit is sent", async () => {
    const id = await ask();
    const { visitId, content } = await answerBy(id, { text: "专职3人。" });
    expect(await send({ id: visitId, content })).toMatchObject({ status: "duplicate" });
    expect((await seen(id)).answers).toHaveLength(1);
  });

  test("keeps the answers of both who asked it", async () => {
    const id = await ask();
    await answerBy(id, { text: "专职3人。" });
    await answerBy(id, { text: "专职4人。", as: people.lead });
    expect((await seen(id)).answers.map(({ entries }) => entries[0]?.text).sort()).toEqual(["专职3人。", "专职4人。"]);
  });

  test("is open again when the visit takes its answer back, or is void", async () => {
    const id = await ask();
    const { visitId, content } = await answerBy(id, { text: "专职3人。" });
    expect(await formIds(), "its visit may still change the answer").toContain(id);
    await send({ id: visitId, content: { ...content, answers: [] }, baseVersion: 1 });
    expect(await seen(id)).toMatchObject({ state: "open", answers: [] });
    await send({ id: visitId, content, baseVersion: 2 });
    expect(await seen(id)).toMatchObject({ state: "answered" });
    await prisma.visit.updateMany({ where: { projectId, id: visitId }, data: { state: "voided" } });
    expect(await seen(id)).toMatchObject({ state: "open", answers: [] });
  });

  test("loses an answer whose entry is deleted", async () => {
    const id = await ask();
    const { visitId, content } = await answerBy(id, { text: "专职3人。" });
    await send({ id: visitId, content: { ...content, entries: [entryContent({ text: "别的。" })] }, baseVersion: 1 });
    expect(await seen(id)).toMatchObject({ state: "open", answers: [] });
  });

  test("is in the form of every visit to the site and of those merged into it, until it is answered for good", async () => {
    const former = await addSite(prisma, { projectId, mergedIntoId: siteId });
    const id = await ask();
    const forms = await readFormFollowUps(scope);
    expect(forms.find((each) => each.id === id)?.siteIds.sort()).toEqual([siteId, former].sort());
    const entry = entryContent({ text: "专职3人。", dimension: "problem" });
    const content = note({ entries: [entry], answers: [{ id, entryIds: [entry.id], note: "" }] });
    await addVisit(prisma, { projectId, content, state: "approved" });
    expect(await formIds()).not.toContain(id);
  });
});

describe("a visit", () => {
  test("keeps its answers in its content and in its history", async () => {
    const id = await ask();
    const { visitId, content } = await answerBy(id, { text: "专职3人。" });
    expect(await kept(visitId)).toEqual(content);
  });

  test("cannot answer what the project does not ask", async () => {
    const other = uuidv7();
    const content = note({ answers: [{ id: other, entryIds: [], note: "问过" }] });
    expect(await send({ content })).toMatchObject({
      status: "invalid",
      fields: [{ path: "answers.0.id", key: "visits.errors.followUpUnknown" }],
    });
  });

  test("that a device made before the question was cancelled is taken in, with its answer", async () => {
    const id = await ask();
    await prisma.$transaction((tx) => cancelFollowUp(tx, scope, id, now));
    expect(await seen(id)).toMatchObject({ state: "cancelled" });
    expect(await formIds()).not.toContain(id);
    expect((await answerBy(id, { text: "专职3人。" })).reply).toMatchObject({ status: "saved" });
    expect(await seen(id)).toMatchObject({ state: "answered" });
  });
});

describe("who asks", () => {
  test("can be somebody else from now on, but nobody who cannot write visits", async () => {
    const id = await ask();
    const give = (assigneeId: string) =>
      prisma.$transaction((tx) => reassignFollowUp(tx, scope, { followUpId: id, assigneeId }));
    expect(await give(people.colleague)).toBe(people.member);
    expect(await seen(id)).toMatchObject({ assignee: { id: people.colleague } });
    for (const person of [people.viewer, people.stranger]) {
      await expect(give(person)).rejects.toMatchObject({ fields: [{ path: "assigneeId" }] });
      await expect(ask({ assigneeId: person })).rejects.toMatchObject({ fields: [{ path: "assigneeId" }] });
    }
    await prisma.$transaction((tx) => cancelFollowUp(tx, scope, id, now));
    await expect(give(people.member)).rejects.toMatchObject({ key: "followups.errors.cancelled" });
  });

  test("is told to the lead when they have left", async () => {
    const id = await ask({ assigneeId: people.reviewer });
    const left = async () => (await listFollowUps(scope, { left: true }, all)).followUps.map((each) => each.id);
    expect(await left()).not.toContain(id);
    const where = { projectId_userId: { projectId, userId: people.reviewer } };
    await prisma.membership.update({ where, data: { removedAt: now } });
    expect(await left()).toContain(id);
    await prisma.membership.update({ where, data: { removedAt: null } });
  });
});

describe("where it came from", () => {
  test("is kept in words, also after it has been deleted", async () => {
    const themeId = await addTheme(prisma, { projectId, dimension: "problem", name: "专职人员不足" });
    const id = await ask({ origin: { kind: "theme", id: themeId, visitId: null } });
    expect(await seen(id)).toMatchObject({ origin: { text: "专职人员不足", gone: false } });
    await prisma.theme.delete({ where: { projectId_id: { projectId, id: themeId } } });
    expect(await seen(id)).toMatchObject({ origin: { text: "专职人员不足", gone: true } });
  });

  test("a cell of the matrix finds its own questions: of its site, its dimension, and its theme or none", async () => {
    const themeId = await addTheme(prisma, { projectId, dimension: "problem", name: "经费不足" });
    const elsewhere = await addSite(prisma, { projectId });
    const cell = { kind: "cell", visitId: null } as const;
    const ofTheme = await ask({ origin: { ...cell, id: themeId } });
    const ofDimension = await ask({ origin: { ...cell, id: null } });
    await ask({ siteId: elsewhere, origin: { ...cell, id: null } });
    await ask({ dimension: "status", origin: { ...cell, id: null } });
    const of = async (id: string | null) => {
      const which = { siteId, dimension: "problem", origin: { kind: "cell", id } } as const;
      return (await listFollowUps(scope, which, all)).followUps.map((followUp) => followUp.id);
    };
    expect(await of(themeId)).toEqual([ofTheme]);
    expect(await of(null)).toEqual([ofDimension]);
    expect(await seen(ofDimension)).toMatchObject({ origin: { text: "", gone: false } });
  });

  test("must be the project's own", async () => {
    await expect(ask({ origin: { kind: "entry", id: uuidv7(), visitId: null } })).rejects.toMatchObject({
      key: "followups.errors.originGone",
    });
    await expect(ask({ siteId: uuidv7() })).rejects.toMatchObject({ fields: [{ path: "siteId" }] });
  });
});
