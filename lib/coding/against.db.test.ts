import { describe, expect, it } from "vitest";
import { mergeTheme, undoMerge } from "@/lib/codebook/merge";
import { markAgainst } from "@/lib/coding/counter-examples";
import { countedAgainst, findAgainst } from "@/lib/coding/data/against";
import { themeSupport } from "@/lib/findings/queries/theme-support";
import { openCodebookWorld } from "@/lib/testing/codebook-world";
import { testDatabase } from "@/lib/testing/database";
import { buildWorld, randomFilter, seeded } from "@/lib/testing/findings-world";
import { readRawWorld, Recount } from "@/lib/testing/findings-recount";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { deskNow } from "@/lib/testing/visit-world";

const { prisma } = await testDatabase();
const { scope, name, add, put, addEntries, foreignWorld } = await openCodebookWorld(prisma);

const say = (themeId: string, entryId: string, against: boolean | null, at = deskNow) =>
  prisma.$transaction((tx) => markAgainst(tx, scope, { themeId, entryId, against, now: at }));
const marked = async (themeId: string) => (await countedAgainst(scope, {}, themeId)).ids;

async function found(themeId: string): Promise<string[]> {
  const { themes } = await themeSupport(scope, {});
  return findAgainst(scope, {}, { themeId, themes });
}

describe("a search for what speaks against a theme", () => {
  it("proposes denials of its own dimension and the same matter in the opposite one, until a person has decided", async () => {
    const theme = await add(`专职网格人员不足`);
    const [has = "", denies = "", complains = ""] = await addEntries([
      "专职网格人员不足，一个人管七条线。",
      "我们镇专职网格人员已配齐，没有缺口。",
      "专职网格人员太少。",
    ]);
    const [tells = "", other = ""] = await addEntries(
      ["专职网格人员全部到岗，待遇有保障。", "广场舞很热闹。"],
      "example",
    );
    await put([has], [theme]);
    expect((await found(theme)).sort()).toEqual([denies, tells].sort());
    await say(theme, denies, true);
    await say(theme, tells, false);
    expect(await found(theme)).toEqual([]);
    expect(await marked(theme)).toEqual([denies]);
    await say(theme, denies, null);
    expect(await marked(theme)).toEqual([]);
    expect(await found(theme)).toEqual([denies]);
    expect([complains, other]).toHaveLength(2);
  });
});

describe("a search for a theme that has its entries below it", () => {
  it("looks for what the whole branch is about, and leaves out what the branch has", async () => {
    const above = await add("队伍");
    const below = await add("渡口夜间值守", above);
    const [has = "", denies = ""] = await addEntries([
      "渡口夜间没有人值守，摆渡船停在对岸。",
      "渡口夜间值守已经落实，两人一班。",
    ]);
    await put([has], [below]);
    const proposed = await found(above);
    expect(proposed).toContain(denies);
    expect(proposed).not.toContain(has);
  });
});

describe("what a person marked", () => {
  it("follows a theme that is merged, where what was said last holds, and comes back when the merge is undone", async () => {
    const [from, into] = [await add(name()), await add(name())];
    const [a = "", b = ""] = await addEntries(["甲", "乙"]);
    await say(from, a, true);
    await say(from, b, true);
    await say(into, b, false, new Date(deskNow.getTime() + 1000));
    const mergeId = await prisma.$transaction((tx) =>
      mergeTheme(tx, scope, { themeId: from, intoId: into, entries: 0, now: deskNow }),
    );
    expect(await marked(into)).toEqual([a]);
    await prisma.$transaction((tx) => undoMerge(tx, scope, { mergeId, now: deskNow }));
    expect((await marked(from)).sort()).toEqual([a, b].sort());
    expect(await marked(into)).toEqual([]);
  });

  it("must be an entry and a theme of the project", async () => {
    const theme = await add(name());
    const [own = ""] = await addEntries(["甲"]);
    const foreign = await foreignWorld();
    await expect(say(theme, foreign.entry, true)).rejects.toMatchObject({ code: "not_found" });
    await expect(say(foreign.theme, own, true)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is counted by distinct present-day sites under any filter, as plain loops count it", async () => {
    const random = seeded(20_261_218);
    const { projectId, leadId } = await buildWorld(prisma, random);
    const raw = await readRawWorld(prisma, projectId);
    const lead = trustedScope({ projectId, userId: leadId, role: "lead" });
    const [theme] = raw.themes;
    if (!theme) throw new Error("a world without themes");
    const chosen = raw.entries.filter(() => random() < 0.4);
    for (const { id: entryId } of chosen)
      await prisma.$transaction((tx) =>
        markAgainst(tx, lead, { themeId: theme.id, entryId, against: random() < 0.8, now: deskNow }),
      );
    const said = await prisma.counterExample.findMany({ where: { projectId, against: true } });
    const against = new Set(said.map(({ entryId }) => entryId));
    expect(against.size).toBeGreaterThan(5);
    for (let turn = 0; turn < 60; turn += 1) {
      const { dimension: _any, theme: _none, q: _words, mark: _mark, ...filter } = randomFilter(random, raw);
      const counted = new Recount(raw, filter, true).among(against);
      const result = await countedAgainst(lead, filter, theme.id);
      expect(result.ids, JSON.stringify(filter)).toEqual(counted.entries);
      expect(result.sites, JSON.stringify(filter)).toBe(counted.sites.length);
    }
  });
});
