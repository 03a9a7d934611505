import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readScorers } from "@/lib/coding/data/learned";
import type { LearnedProjects } from "@/lib/coding/suggest/keep";
import { openCodebookWorld } from "@/lib/testing/codebook-world";
import { testDatabase } from "@/lib/testing/database";
import { readsOf, statementsOf } from "@/lib/testing/statement-watch";

const { prisma, url } = await testDatabase();
const { scope, add, put, addEntries } = await openCodebookWorld(prisma);
const client = new Client({ connectionString: url });

beforeAll(() => client.connect());
afterAll(() => client.end());

/** Sorted, the entries of 500 themes with 2,000 each took longer than a statement may. */
it("reads the newest examples of a theme in the order in which they stand in an index", async () => {
  const themeId = await add("饮水难");
  await put(await addEntries(["水管冬天冻裂", "水压不够"]), [themeId]);
  const theme = {
    id: themeId,
    dimension: "problem",
    name: "饮水难",
    definition: "",
    example: "",
    archived: false,
  } as const;
  const sent = await statementsOf(() => readScorers(scope, [theme], new Map()));
  const examples = sent.filter(({ text }) => text.includes("entry_themes"));
  expect(examples).toHaveLength(1);
  await client.query("SET enable_seqscan = off");
  await client.query("SET enable_sort = off");
  const reads = await Promise.all(examples.map((statement) => readsOf(client, statement)));
  expect(reads.flat()).toContain("entry_themes by entry_themes_newest (theme_id)");
});

it("learns a project once for all who ask at the same time, and again only what has changed", async () => {
  const [water, road] = [await add("饮水"), await add("道路")];
  await put(await addEntries(["水管又冻裂了"]), [water]);
  await put(await addEntries(["村路没有硬化"]), [road]);
  const themes = [water, road].map((id) => ({ id, dimension: "problem", name: id, definition: "" }) as const);
  const learned: LearnedProjects = new Map();
  let scorers: Awaited<ReturnType<typeof readScorers>>[] = [];
  const sent = await statementsOf(async () => {
    scorers = await Promise.all([1, 2, 3].map(() => readScorers(scope, themes, learned)));
  });
  expect(sent.filter(({ text }) => text.includes("entry_themes"))).toHaveLength(1);
  expect(scorers.map((one) => one.get("problem")?.model.themes.size)).toEqual([2, 2, 2]);
  await put(await addEntries(["桥面坑洼不平"]), [road]);
  const later = await readScorers(scope, themes, learned);
  expect(later.get("problem")?.model.themes.get(road)?.examples).toBe(3);
});
