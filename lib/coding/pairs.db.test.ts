import { expect, it } from "vitest";
import { mergeTheme, undoMerge } from "@/lib/codebook/merge";
import { deleteTheme } from "@/lib/codebook/mutations";
import { readPairs } from "@/lib/coding/data/pairs";
import { pairThemes, unpairThemes } from "@/lib/coding/pairs";
import { openCodebookWorld } from "@/lib/testing/codebook-world";
import { testDatabase } from "@/lib/testing/database";
import { deskNow } from "@/lib/testing/visit-world";

const { prisma } = await testDatabase();
const { scope, name, add, foreignWorld } = await openCodebookWorld(prisma);

const pair = (problemId: string, suggestionId: string) =>
  prisma.$transaction((tx) => pairThemes(tx, scope, { problemId, suggestionId, now: deskNow }));
const apart = (problemId: string, suggestionId: string) =>
  prisma.$transaction((tx) => unpairThemes(tx, scope, { problemId, suggestionId }));
const merge = (themeId: string, intoId: string) =>
  prisma.$transaction((tx) => mergeTheme(tx, scope, { themeId, intoId, entries: 0, now: deskNow }));
const two = async () => [await add(name()), await add(name(), null, "suggestion")] as const;
/** The suggestions that answer a problem. */
const answersTo = async (problemId: string) =>
  (await readPairs(scope)).filter((each) => each.problemId === problemId).map(({ suggestionId }) => suggestionId);

it("a pair is made once however often it is asked for, and taken apart", async () => {
  const [problem, suggestion] = await two();
  await pair(problem, suggestion);
  await pair(problem, suggestion);
  expect(await answersTo(problem)).toEqual([suggestion]);
  expect(await apart(problem, suggestion)).toBe(1);
  expect(await answersTo(problem)).toEqual([]);
});

it("only a problem and a suggestion of the project can be joined", async () => {
  const [problem, suggestion] = await two();
  const foreign = await foreignWorld();
  await expect(pair(suggestion, problem)).rejects.toMatchObject({ code: "invalid" });
  await expect(pair(problem, problem)).rejects.toMatchObject({ code: "invalid" });
  await expect(pair(foreign.theme, suggestion)).rejects.toMatchObject({ code: "not_found" });
  await expect(apart(problem, foreign.theme)).rejects.toMatchObject({ code: "not_found" });
});

it("pairs follow a theme that is merged, each once, are taken apart there, and come back when the merge is undone", async () => {
  const [from, suggestion] = await two();
  const [into, other] = await two();
  await pair(from, suggestion);
  await pair(from, other);
  await pair(into, suggestion);
  const mergeId = await merge(from, into);
  expect((await answersTo(into)).sort()).toEqual([suggestion, other].sort());
  expect(await apart(into, other)).toBe(1);
  await prisma.$transaction((tx) => undoMerge(tx, scope, { mergeId, now: deskNow }));
  expect(await answersTo(from)).toEqual([suggestion]);
  expect(await answersTo(into)).toEqual([suggestion]);
});

it("a theme that is deleted takes its pairs out of sight", async () => {
  const [problem, suggestion] = await two();
  await pair(problem, suggestion);
  await prisma.$transaction((tx) => deleteTheme(tx, scope, { themeId: suggestion, entries: 0 }));
  expect(await answersTo(problem)).toEqual([]);
});
