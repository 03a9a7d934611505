import { expect, test } from "vitest";
import { hopedFor, type Hope } from "@/components/coding/hopes";
import { isBehind, isFinished, keptList } from "@/components/coding/kept-list";
import type { CodingEntry } from "@/lib/coding/loaders";

const theme = (id: string) => ({ id, name: id });
const entry = (id: string, suggested: string[], themes: string[] = []): CodingEntry => ({
  ...{ id, text: `条目${id}`, form: "summary", speakerCategory: "", dimension: "problem", questionId: null },
  ...{
    visitId: "v",
    visitedOn: "2026-05-01",
    visitState: "approved",
    visitedAs: null,
    site: { id: "s", name: "湖口镇", kind: "town" },
  },
  themes: themes.map(theme),
  suggested: { sure: false, themes: suggested.map((themeId) => ({ themeId, words: [] })) },
});
const offered = (entries: readonly CodingEntry[]) =>
  entries.map(({ id, suggested }) => [id, ...(suggested?.themes ?? []).map(({ themeId }) => themeId)].join(" "));
const put = (entryId: string, themeId: string): Hope => ({
  step: { kind: "put", theme: theme(themeId), suggested: true, assignments: [{ entryId, themeId }] },
  forwards: true,
});
const refuse = (entryId: string, themeId: string): Hope => ({
  step: { kind: "refuse", theme: theme(themeId), suggested: false, assignments: [{ entryId, themeId }] },
  forwards: true,
});

test("an entry that got a theme keeps its place, and suggestions keep their order, though the page has others by now", () => {
  const shown = [entry("1", ["a", "b"]), entry("2", ["a", "b", "c"]), entry("3", ["c"])];
  const hopes = [put("1", "a")];
  const read = [entry("3", ["a", "c"]), entry("2", ["b", "a"]), entry("4", ["a"])];
  const kept = keptList(hopedFor(shown, hopes), read, hopes);
  expect(offered(kept)).toEqual(["1 a b", "2 a b c", "3 c"]);
  expect(kept[0]?.themes).toEqual([theme("a")]);
  expect(isBehind(kept, read)).toBe(true);
  expect(isFinished(kept)).toBe(false);
});

test("what others did to an entry is shown in its place", () => {
  const kept = keptList([entry("1", ["a"])], [entry("1", ["b"], ["c"])], []);
  expect(kept[0]).toMatchObject({ themes: [theme("c")], suggested: { themes: [{ themeId: "a" }] } });
});

test("an entry whose suggestion was refused gets the next ones", () => {
  const shown = [entry("1", ["a", "b", "c"]), entry("2", ["a"])];
  const hopes = [refuse("1", "a")];
  const kept = keptList(hopedFor(shown, hopes), [entry("1", ["b", "c", "d"]), entry("2", ["d"])], hopes);
  expect(offered(kept)).toEqual(["1 b c d", "2 a"]);
});

test("a list in which every entry has a theme is finished, and one that the page still has is not behind", () => {
  const all = [entry("1", [], ["a"]), entry("2", [], ["b"])];
  expect(isFinished(all)).toBe(true);
  expect(isBehind(all, all)).toBe(false);
  expect(isBehind(all, all.toReversed())).toBe(true);
});
