import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import type { Transaction } from "@/lib/db";
import { entryList } from "@/lib/findings/queries/entry-list";
import { findEntries, searchLimits } from "@/lib/findings/queries/found-entries";
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
/** By the index, however few entries there are. */
const limits = { ...searchLimits, readOneByOne: 0 };
async function found(q: string) {
  const filter = { q, unapproved: "1" } as const;
  const place = await findEntries(asLead, filter, { start: 0, size: 50, limits });
  return (await entryList(asLead, filter, { found: place })).entries;
}
const indexed = (visitId: string) =>
  prisma.$queryRaw<{ text: string; month: number | null }[]>`
    SELECT text, search_month AS month FROM entries WHERE project_id = ${projectId}::uuid AND visit_id = ${visitId}::uuid ORDER BY position`;

/** Months since the year 0. */
const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

describe("the search index", () => {
  it("does not list a draft, which no search finds", async () => {
    const id = uuidv7();
    const content = desk.note({ entries: [entryContent({ text: "古井巷积水" })] });
    await desk.send({ id, content });
    await desk.send({ id, content: { ...content, entries: [entryContent({ text: "古井巷又积水" })] }, baseVersion: 1 });
    expect(await indexed(id)).toEqual([{ text: "古井巷又积水", month: null }]);
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
  });

  it("follows the text and the day after a return, a withdrawal and a change", async () => {
    const id = uuidv7();
    const entry = entryContent({ text: "青石街路灯不亮" });
    const content = desk.note({ visitedOn: "2026-07-30", entries: [entry, entryContent({ text: "不变的一条" })] });
    await desk.send({ id, content, submit: true });
    await transact((tx) => withdrawVisit(tx, asMember, review(id, 1)));
    const second = { ...content, entries: [{ ...entry, text: "青石街路灯修好" }, ...content.entries.slice(1)] };
    await desk.send({ id, content: second, baseVersion: 1 });
    expect(await found("青石街")).toEqual([]);
    await desk.send({ id, content: second, baseVersion: 2, submit: true });
    expect((await found("路灯修好")).map(({ text }) => text)).toEqual(["青石街路灯修好"]);
    expect(await found("路灯不亮")).toEqual([]);

    const comments = [{ entryId: null, body: "再问一次" }];
    await transact((tx) => returnVisit(tx, asLead, { ...review(id, 2), comments, settledIds: [] }));
    const third = {
      ...second,
      visitedOn: "2026-08-02",
      entries: [{ ...entry, text: "青石街装了新灯" }, ...content.entries.slice(1)],
    };
    await desk.send({ id, content: third, baseVersion: 2, submit: true });
    await transact((tx) => approveVisit(tx, asLead, review(id, 3)));
    expect((await found("青石街")).map(({ text }) => text)).toEqual(["青石街装了新灯"]);
    expect((await found("不变的一条")).map(({ visitedOn }) => visitedOn)).toEqual(["2026-08-02"]);
    expect((await indexed(id)).map(({ month }) => month)).toEqual([monthOf("2026-08"), monthOf("2026-08")]);
  });

  it("is read, and the entries are not read whole, however little the statistics know", async () => {
    const reads = async (tx: Transaction) =>
      (
        await tx.$queryRaw<{ whole: bigint; keys: bigint }[]>`
          SELECT pg_stat_get_xact_numscans('entries'::regclass) AS whole,
            pg_stat_get_xact_numscans('entries_search_idx'::regclass) AS keys`
      )[0];
    await transact(async (tx) => {
      const before = await reads(tx);
      await tx.$queryRaw`SELECT id FROM entries_holding(${projectId}::uuid, ARRAY[1, 2, 3], '水塔桥')`;
      const after = await reads(tx);
      expect(after?.whole).toBe(before?.whole);
      expect(Number(after?.keys) - Number(before?.keys)).toBe(3);
    });
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
    expect((await indexed(draft)).map(({ month }) => month)).toEqual([null, null]);
  });
});
