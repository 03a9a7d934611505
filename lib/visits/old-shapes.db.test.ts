import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import { entryContent, figureContent } from "@/lib/testing/factories";
import { addFollowUp } from "@/lib/testing/follow-up-rows";
import { offlineCopy } from "@/lib/testing/offline-copy";
import { deskNow as now, openVisitWorld, signedIn } from "@/lib/testing/visit-world";
import { readVisitHistory } from "@/lib/visits/data/visit-history";
import { contentShape } from "@/lib/visits/content-shape";
import { inFirstShape } from "@/lib/visits/first-shape";
import { asSpoken } from "@/lib/visits/sync-protocols";
import { readSync, syncVisits } from "@/lib/visits/sync";

const { prisma } = await testDatabase();
const { projectId, siteId, people, send, note, itemOf, kept, scopeOf } = await openVisitWorld(prisma);

const content = () =>
  note({ entries: [entryContent({ text: "一" })], figures: [figureContent({ indicator: "网格员", value: "128" })] });

/** A first revision as it was stored before 数据 were renamed. */
async function storeInFirstShape(visitId: string, saved: ReturnType<typeof content>) {
  await prisma.visitRevision.update({
    where: { projectId_visitId_version: { projectId, visitId, version: 1 } },
    data: { content: inFirstShape(saved), shape: 1 },
    select: { version: true },
  });
}

/** A request as a page of the first protocol sends it, and the answer as that page gets it. */
async function sendAsOldPage(item: Parameters<typeof itemOf>[0], protocol = 1): Promise<unknown> {
  const request: unknown = JSON.parse(JSON.stringify({ protocol, items: [itemOf(item)] }));
  return asSpoken(await syncVisits(readSync(request), signedIn(people.member), now));
}

describe("a revision of the first shape", () => {
  test("is read as today's content: on the page, in the history and on a device", async () => {
    const id = uuidv7();
    const saved = content();
    await send({ id, content: saved });
    await storeInFirstShape(id, saved);
    expect(await kept(id)).toEqual(saved);

    await send({ id, content: { ...saved, place: "别处" }, baseVersion: 1 });
    const { steps } = await readVisitHistory(scopeOf("lead"), id);
    expect(steps).toMatchObject([{ kind: "created" }, { kind: "changed", changes: [{ field: "place" }] }]);

    const other = uuidv7();
    await send({ id: other, content: { ...saved, entries: [], figures: [] } });
    await storeInFirstShape(other, { ...saved, entries: [], figures: [] });
    const project = await offlineCopy(scopeOf("member"), { now, timeZone: "Asia/Shanghai" });
    expect(project?.shape).toBe(contentShape);
    expect(project?.visits.find((visit) => visit.id === other)?.content.figures).toEqual([]);
  });

  test("is the same visit when it is sent again, by today's page and by an old one", async () => {
    const id = uuidv7();
    const saved = content();
    await send({ id, content: saved });
    await storeInFirstShape(id, saved);
    expect(await send({ id, content: saved })).toMatchObject({ status: "duplicate" });
    expect(await sendAsOldPage({ id, content: inFirstShape(saved) })).toMatchObject({
      replies: [{ status: "duplicate" }],
    });
  });

  test("names its shape in its row, and one of a newer shape is refused", async () => {
    const id = uuidv7();
    await send({ id, content: { ...content(), figures: [] } });
    const where = { projectId_visitId_version: { projectId, visitId: id, version: 1 } };
    expect(await prisma.visitRevision.findUniqueOrThrow({ where, select: { shape: true } })).toEqual({
      shape: contentShape,
    });
    await prisma.visitRevision.update({ where, data: { shape: contentShape + 1 }, select: { version: true } });
    await expect(kept(id)).rejects.toThrow("newer");
  });
});

describe("a page that was open before 数据 were renamed", () => {
  test("continues to send, and what it sends is stored in today's shape", async () => {
    const id = uuidv7();
    const saved = { ...content(), figures: [figureContent({ indicator: "议事会", value: "14" })] };
    expect(await sendAsOldPage({ id, content: inFirstShape(saved) })).toEqual({
      protocol: 1,
      replies: [{ id, status: "saved", version: 1, state: "draft" }],
    });
    expect(await kept(id)).toEqual(saved);
    expect(await prisma.figure.count({ where: { projectId, visitId: id } })).toBe(1);
  });

  test("gets the server's text of a conflict, and the places of problems, in the shape that it knows", async () => {
    const id = uuidv7();
    const saved = { ...content(), figures: [figureContent({ indicator: "议事会", value: "14" })] };
    await send({ id, content: saved });
    const mine = { ...saved, place: "村委会" };
    expect(await sendAsOldPage({ id, content: inFirstShape(mine) })).toEqual({
      protocol: 1,
      replies: [{ id, status: "conflict", server: { version: 1, state: "draft", content: inFirstShape(saved) } }],
    });
    const unknown = figureContent({ indicator: "议事会", value: "14", questionId: uuidv7() });
    const wrong = { ...content(), figures: [unknown] };
    expect(await sendAsOldPage({ id: uuidv7(), content: inFirstShape(wrong) })).toMatchObject({
      replies: [{ status: "invalid", fields: [{ path: "readings.0.questionId" }] }],
    });
  });

  test("cannot send the old shape under today's protocol, nor anything under an unknown protocol", async () => {
    const old = inFirstShape({ ...content(), figures: [] });
    expect(await send({ content: old })).toMatchObject({ status: "invalid" });
    for (const protocol of [0, 4, 1.5])
      expect(() => readSync({ protocol, items: [itemOf({ content: old })] })).toThrow(
        expect.objectContaining({ code: "unsupported" }),
      );
  });
});

describe("a page that was open before visits answered follow-ups", () => {
  test("continues to send, and gets the server's text of a conflict without answers", async () => {
    const followUpId = await addFollowUp(prisma, { projectId, siteId, assigneeId: people.member });
    const id = uuidv7();
    const saved = { ...content(), answers: [{ id: followUpId, entryIds: [], note: "说下周报来" }] };
    const { answers: _unknown, ...old } = content();
    expect(await sendAsOldPage({ content: old }, 2)).toMatchObject({ protocol: 2, replies: [{ status: "saved" }] });
    await send({ id, content: saved });
    const reply = await sendAsOldPage({ id, content: { ...old, place: "村委会" } }, 2);
    expect(reply).toMatchObject({ replies: [{ status: "conflict" }] });
    expect(JSON.stringify(reply)).not.toContain('"answers"');
  });
});
