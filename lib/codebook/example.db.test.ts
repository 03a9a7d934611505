import { expect, test } from "vitest";
import { readExamples } from "@/lib/codebook/data";
import { setExample } from "@/lib/codebook/example";
import { mergeTheme, undoMerge } from "@/lib/codebook/merge";
import { updateTheme } from "@/lib/codebook/mutations";
import { openCodebookWorld } from "@/lib/testing/codebook-world";
import { testDatabase } from "@/lib/testing/database";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { deskNow } from "@/lib/testing/visit-world";

const { prisma } = await testDatabase();
const { projectId, people, scope, name, add, put, addEntries, foreignWorld } = await openCodebookWorld(prisma);
const refused = (code: string) => expect.objectContaining({ code });
const viewer = trustedScope({ projectId, userId: people.viewer, role: "viewer" });

const set = (themeId: string, entryId: string | null) =>
  prisma.$transaction((tx) => setExample(tx, scope, { themeId, entryId }));
const textOf = async (themeId: string, reader = scope) => (await readExamples(reader, themeId)).get(themeId)?.text;
const stateOf = (entryId: string, state: string) =>
  prisma.visit.updateMany({
    where: { projectId, entries: { some: { id: entryId } } },
    data: { state, approvedAt: null, approvedBy: null },
  });

test("an example is typed, or the sentence of an entry with the words that it has now", async () => {
  const theme = await add(name());
  const [entry = ""] = await addEntries(["渠道淤了半截"]);
  await put([entry], [theme]);
  const fields = { themeId: theme, name: name(), definition: "", parentId: null };
  const type = (example?: string) =>
    prisma.$transaction((tx) => updateTheme(tx, scope, { ...fields, ...(example !== undefined && { example }) }));
  await type("水渠多年没清");
  expect(await textOf(theme)).toBe("水渠多年没清");
  await set(theme, entry);
  await prisma.entry.update({ where: { projectId_id: { projectId, id: entry } }, data: { text: "渠道淤了大半" } });
  expect((await readExamples(scope)).get(theme)).toMatchObject({ text: "渠道淤了大半", from: { entryId: entry } });
  // A form that was not about the example leaves the entry's.
  await type();
  await type("");
  expect(await textOf(theme)).toBe("渠道淤了大半");
  await type("改成自己写的");
  expect(await textOf(theme)).toBe("改成自己写的");
  await set(theme, null);
  expect(await textOf(theme)).toBeUndefined();
});

test("the sentence of a visit that is no longer approved is read by nobody who may not see it", async () => {
  const theme = await add(name());
  const [entry = ""] = await addEntries(["桥面坑洼"]);
  await put([entry], [theme]);
  await set(theme, entry);
  expect(await textOf(theme, viewer)).toBe("桥面坑洼");
  await stateOf(entry, "submitted");
  expect(await textOf(theme, viewer)).toBeUndefined();
  expect(await textOf(theme)).toBe("桥面坑洼");
  await stateOf(entry, "voided");
  expect(await textOf(theme)).toBeUndefined();
  await prisma.entry.delete({ where: { projectId_id: { projectId, id: entry } } });
  expect(await textOf(theme)).toBeUndefined();
});

test("only an approved entry with the theme, or one below it, is an example of it", async () => {
  const theme = await add(name());
  const below = await add(name(), theme);
  const [own = "", other = ""] = await addEntries(["甲", "乙"]);
  await put([own], [below]);
  await set(theme, own);
  expect(await textOf(theme)).toBe("甲");
  const foreign = await foreignWorld();
  await expect(set(theme, other)).rejects.toEqual(refused("conflict"));
  await expect(set(theme, foreign.entry)).rejects.toEqual(refused("conflict"));
  await expect(set(foreign.theme, own)).rejects.toEqual(refused("not_found"));
  await stateOf(own, "submitted");
  await expect(set(below, own)).rejects.toEqual(refused("conflict"));
});

test("a merged theme comes back with its example", async () => {
  const [from, into] = [await add(name()), await add(name())];
  await prisma.theme.update({ where: { projectId_id: { projectId, id: from } }, data: { example: "一句话" } });
  const merge = { themeId: from, intoId: into, entries: 0, now: deskNow };
  const mergeId = await prisma.$transaction((tx) => mergeTheme(tx, scope, merge));
  await prisma.$transaction((tx) => undoMerge(tx, scope, { mergeId, now: deskNow }));
  expect(await textOf(from)).toBe("一句话");
});
