import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import { archiveTheme } from "@/lib/codebook/archive";
import { updateTheme } from "@/lib/codebook/mutations";
import { readSuggestions } from "@/lib/coding/data/suggestions";
import type { LearnedProjects } from "@/lib/coding/suggest/keep";
import { refuseSuggestion, rememberAccepted, unassignTheme } from "@/lib/coding/mutations";
import { openCodebookWorld } from "@/lib/testing/codebook-world";
import { testDatabase } from "@/lib/testing/database";
import { deskNow } from "@/lib/testing/visit-world";
import type { DimensionKey } from "@/lib/vocabulary";

const { prisma } = await testDatabase();
const { projectId, people, scope, add, put, addEntries, foreignWorld } = await openCodebookWorld(prisma);
const words = ["水管冬天冻裂", "村路没有硬化", "老人吃饭没着落", "快递只到镇上", "渠道淤了半截", "电压低带不动"];

async function themesNow() {
  const rows = await prisma.theme.findMany({
    where: { projectId },
    select: { id: true, dimension: true, name: true, definition: true, example: true, archivedAt: true },
  });
  return rows.map(({ archivedAt, ...row }) => ({
    ...row,
    archived: archivedAt !== null,
    dimension: row.dimension as DimensionKey, // checked by the database
  }));
}
async function ask(entryIds: string[], learned?: LearnedProjects) {
  const entries = await prisma.entry.findMany({
    where: { projectId, id: { in: entryIds } },
    include: { themes: true },
  });
  const asked = entries.map(({ id, text, dimension, themes }) => ({
    id,
    text,
    dimension: dimension as DimensionKey, // checked by the database
    themes: themes.map(({ themeId }) => ({ id: themeId })),
  }));
  const found = await readSuggestions(scope, { themes: await themesNow(), entries: asked }, learned);
  return new Map(entryIds.map((id) => [id, found.get(id)]));
}
const offered = async (entryId: string, learned?: LearnedProjects) =>
  (await ask([entryId], learned)).get(entryId)?.themes.map(({ themeId }) => themeId) ?? [];
const refuse = (entryId: string, themeId: string, refused = true) =>
  prisma.$transaction((tx) => refuseSuggestion(tx, scope, { entryId, themeId, refused, now: deskNow }));

describe("what has been learned", () => {
  it("equals what is learned from scratch, after whatever people did", async () => {
    const kept: LearnedProjects = new Map();
    const themes = [await add("饮水难"), await add("出行难"), await add("养老难")];
    const entries = await addEntries(words.flatMap((text) => [text, `${text}，反映几回了`]));
    const same = async () => expect(await ask(entries, kept)).toEqual(await ask(entries, new Map()));
    await same();
    for (const [place, entryId] of entries.entries()) {
      await put([entryId], [themes[place % themes.length] ?? ""]);
      if (place % 3 === 0) await same();
    }
    const [first = "", second = "", third = ""] = entries;
    const off = [{ entryId: first, themeId: themes[0] ?? "" }];
    await prisma.$transaction((tx) => unassignTheme(tx, scope, off));
    await same();
    // What a visit that is saved again does to its entries.
    await prisma.entry.update({ where: { projectId_id: { projectId, id: second } }, data: { text: "桥面坑洼" } });
    await same();
    await prisma.entry.delete({ where: { projectId_id: { projectId, id: third } } });
    await same();
    const fields = { themeId: themes[1] ?? "", name: "道路", definition: "塌方和坑洼", parentId: null };
    await prisma.$transaction((tx) => updateTheme(tx, scope, fields));
    await same();
    await prisma.$transaction((tx) => updateTheme(tx, scope, { ...fields, example: "会车要倒一里地" }));
    await same();
    await prisma.entryTheme.deleteMany({ where: { projectId, themeId: themes[2] ?? "" } });
    await prisma.theme.delete({ where: { projectId_id: { projectId, id: themes[2] ?? "" } } });
    await same();
  });

  it("keeps few lines of a theme however often it is given", async () => {
    const theme = await add("常用");
    const entries = await addEntries(Array.from({ length: 20 }, (_, place) => `第${place}条`));
    for (const entryId of entries) await put([entryId], [theme]);
    expect(await prisma.themeChange.count({ where: { projectId, themeId: theme } })).toBeLessThanOrEqual(9);
  });
});

it("suggests a theme by the sentence typed as its example", async () => {
  const theme = await add("其他困难");
  const [entry = ""] = await addEntries(["信号塔断电后手机打不出去"]);
  expect(await offered(entry)).not.toContain(theme);
  const fields = { themeId: theme, name: "其他困难", definition: "", parentId: null };
  await prisma.$transaction((tx) => updateTheme(tx, scope, { ...fields, example: "手机没信号，电话打不出去" }));
  expect((await offered(entry))[0]).toBe(theme);
});

it("offers no archived theme, and the same again once it is brought back", async () => {
  const theme = await add("水渠清淤");
  const [entry = ""] = await addEntries(["水渠清淤没人管"]);
  const archive = (archived: boolean) =>
    prisma.$transaction((tx) => archiveTheme(tx, scope, { themeId: theme, archived, now: deskNow }));
  const before = await offered(entry);
  expect(before[0]).toBe(theme);
  await archive(true);
  expect(await offered(entry)).not.toContain(theme);
  await archive(false);
  expect(await offered(entry)).toEqual(before);
});

describe("what a person said to a suggestion", () => {
  it("a refused theme is not offered again, until the text is another or the refusal is undone", async () => {
    const theme = await add("灌溉渠道");
    const [entry = ""] = await addEntries(["灌溉渠道淤了"]);
    expect(await offered(entry)).toContain(theme);
    await refuse(entry, theme);
    expect(await offered(entry)).not.toContain(theme);
    await refuse(entry, theme, false);
    expect(await offered(entry)).toContain(theme);
    await refuse(entry, theme);
    await prisma.entry.update({ where: { projectId_id: { projectId, id: entry } }, data: { text: "灌溉渠道通了" } });
    expect(await offered(entry)).toContain(theme);
  });

  it("remembers who accepted what, and no longer once it is taken off", async () => {
    const theme = await add("快递进村");
    const [entry = ""] = await addEntries(["快递不进村"]);
    const assigned = await put([entry], [theme]);
    await prisma.$transaction((tx) => rememberAccepted(tx, scope, { assigned, now: deskNow }));
    const verdicts = () =>
      prisma.suggestionVerdict.findMany({
        where: { projectId, entryId: entry },
        select: { themeId: true, verdict: true, decidedBy: true },
      });
    expect(await verdicts()).toEqual([{ themeId: theme, verdict: "accepted", decidedBy: people.reviewer }]);
    await prisma.$transaction((tx) => unassignTheme(tx, scope, assigned));
    expect(await verdicts()).toEqual([]);
  });

  it("refuses nothing of another project, and no theme of another dimension", async () => {
    const foreign = await foreignWorld();
    const [own = ""] = await addEntries(["甲"]);
    const other = await add("别的维度", null, "suggestion");
    const theme = await add("本课题");
    const notFound = expect.objectContaining({ code: "not_found" });
    for (const [entryId, themeId] of [
      [foreign.entry, theme],
      [own, foreign.theme],
      [own, other],
      [uuidv7(), theme],
    ] as const)
      await expect(refuse(entryId, themeId)).rejects.toEqual(notFound);
    expect(await prisma.suggestionVerdict.count({ where: { entryId: { in: [own, foreign.entry] } } })).toBe(0);
  });
});
