import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readScorers } from "@/lib/coding/data/learned";
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
