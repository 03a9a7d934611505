import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import { entryList } from "@/lib/findings/queries/entry-list";
import { testDatabase } from "@/lib/testing/database";
import { entryContent } from "@/lib/testing/factories";
import { raceOf } from "@/lib/testing/race";
import { deskNow, openVisitWorld } from "@/lib/testing/visit-world";
import { approveVisit, returnVisit, withdrawVisit } from "@/lib/visits/review-mutations";
import type { VisitState } from "@/lib/vocabulary";

const { prisma } = await testDatabase();
const desk = await openVisitWorld(prisma);
const { projectId } = desk;
const [asLead, asMember] = [desk.scopeOf("lead"), desk.scopeOf("member")];
const { transact } = raceOf(prisma);

const review = (visitId: string, version: number, state: VisitState = "submitted") => ({
  visitId,
  version,
  state,
  now: deskNow,
  demand: () => {},
});
const found = async (q: string) => (await entryList(asLead, { q, unapproved: "1" }, { pageSize: 50 })).entries;
const indexed = (visitId: string) =>
  prisma.$queryRaw<{ text: string; made: boolean; right: boolean | null }[]>`
    SELECT text, grams IS NOT NULL AS made, grams = character_grams(text) AS right
    FROM entries WHERE project_id = ${projectId}::uuid AND visit_id = ${visitId}::uuid ORDER BY position`;

describe("the search index", () => {
  it("is not made for a draft, which no search finds", async () => {
    const id = uuidv7();
    const content = desk.note({ entries: [entryContent({ text: "古井巷积水" })] });
    await desk.send({ id, content });
    await desk.send({ id, content: { ...content, entries: [entryContent({ text: "古井巷又积水" })] }, baseVersion: 1 });
    expect(await indexed(id)).toEqual([{ text: "古井巷又积水", made: false, right: null }]);
    expect(await found("古井巷")).toEqual([]);
  });

  it("is complete when a visit is handed in: at once, after drafts, and in the one step that also saves it", async () => {
    const [drafted, direct] = [uuidv7(), uuidv7()];
    const [kept, changed] = [entryContent({ text: "水塔桥漏水" }), entryContent({ text: "水塔桥修过" })];
    const content = desk.note({ entries: [kept, changed] });
    await desk.send({ id: drafted, content });
    const edited = { ...content, entries: [kept, { ...changed, text: "水塔桥修过两次" }] };
    await desk.send({ id: drafted, content: edited, baseVersion: 1, submit: true });
    await desk.send({
      id: direct,
      content: desk.note({ entries: [entryContent({ text: "水塔桥停电" })] }),
      submit: true,
    });
    const texts = (await found("水塔桥")).map(({ text }) => text);
    expect(texts.sort()).toEqual(["水塔桥修过两次", "水塔桥停电", "水塔桥漏水"]);
    for (const id of [drafted, direct]) expect((await indexed(id)).every(({ right }) => right)).toBe(true);
  });

  it("is never that of an older text: not after a return, a withdrawal and a change", async () => {
    const id = uuidv7();
    const entry = entryContent({ text: "青石街路灯不亮" });
    const content = desk.note({ entries: [entry, entryContent({ text: "不变的一条" })] });
    await desk.send({ id, content, submit: true });
    await transact((tx) => withdrawVisit(tx, asMember, review(id, 1)));
    const second = { ...content, entries: [{ ...entry, text: "青石街路灯修好" }, ...content.entries.slice(1)] };
    await desk.send({ id, content: second, baseVersion: 1 });
    expect((await indexed(id)).map(({ made }) => made)).toEqual([false, true]);
    expect(await found("青石街")).toEqual([]);
    await desk.send({ id, content: second, baseVersion: 2, submit: true });
    expect((await found("路灯修好")).map(({ text }) => text)).toEqual(["青石街路灯修好"]);
    expect(await found("路灯不亮")).toEqual([]);

    const comments = [{ entryId: null, body: "再问一次" }];
    await transact((tx) => returnVisit(tx, asLead, { ...review(id, 2), comments, settledIds: [] }));
    const third = { ...second, entries: [{ ...entry, text: "青石街装了新灯" }, ...content.entries.slice(1)] };
    await desk.send({ id, content: third, baseVersion: 2, submit: true });
    await transact((tx) => approveVisit(tx, asLead, review(id, 3)));
    expect((await found("青石街")).map(({ text }) => text)).toEqual(["青石街装了新灯"]);
    expect((await indexed(id)).every(({ right }) => right)).toBe(true);
  });

  it("follows whoever writes rows past the form", async () => {
    const [counted, draft] = [uuidv7(), uuidv7()];
    const entry = entryContent({ text: "旧粮站改造" });
    await desk.send({ id: counted, content: desk.note({ entries: [entry] }), submit: true });
    await desk.send({ id: draft, content: desk.note() });
    await prisma.entry.update({ where: { projectId_id: { projectId, id: entry.id } }, data: { text: "旧粮站拆除" } });
    for (const visitId of [counted, draft])
      await prisma.entry.create({ data: { projectId, visitId, position: 1, ...entryContent({ text: "旧粮站存粮" }) } });
    expect((await found("旧粮站")).map(({ text }) => text).sort()).toEqual(["旧粮站存粮", "旧粮站拆除"]);
    expect((await indexed(counted)).map(({ right }) => right)).toEqual([true, true]);
    expect((await indexed(draft)).map(({ made }) => made)).toEqual([false, false]);
  });
});
