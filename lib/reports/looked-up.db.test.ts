import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { entryList } from "@/lib/findings/queries/entry-list";
import { themeQuotes } from "@/lib/findings/queries/theme-quotes";
import { readDraftOutline } from "@/lib/reports/data/draft-outline";
import { testDatabase } from "@/lib/testing/database";
import { addTheme, createAccount, createProject } from "@/lib/testing/factories";
import { readsOf, statementsOf } from "@/lib/testing/statement-watch";
import { trustedScope } from "@/lib/testing/trusted-scope";

/**
 * Statements whose time must not depend on what the planner knows: in a database that was never analysed, as after an
 * import, it must look up few rows by their whole key, not all of a project's.
 */
const { prisma, url } = await testDatabase();
const leadId = await createAccount(prisma);
const projectId = await createProject(prisma, { leadId });
const scope = trustedScope({ projectId, userId: leadId, role: "lead" });
const themeId = await addTheme(prisma, { projectId, dimension: "problem" });

const client = new Client({ connectionString: url });
beforeAll(async () => {
  await client.connect();
  // A table of a test is so small that reading all of it is cheapest.
  await client.query("SET enable_seqscan = off");
});
afterAll(() => client.end());

async function reads(work: () => Promise<unknown>, part: string): Promise<string[]> {
  const sent = (await statementsOf(work)).filter(({ text }) => text.includes(part));
  expect(sent).toHaveLength(1);
  const found = await Promise.all(sent.map((statement) => readsOf(client, statement)));
  return found.flat().filter((read) => /^entr(ies|y_themes) /.test(read));
}

test("The quotes of a theme ask the visits that are looked at for their entries, and each entry for the theme", async () => {
  const found = await reads(() => themeQuotes(scope, {}, { id: themeId, dimension: "problem" }), "said AS");
  expect(found).toEqual([
    "entries by entries_visit_id_idx (visit_id)",
    "entry_themes by entry_themes_pkey (project_id, entry_id, theme_id)",
  ]);
});

test("Of the entries that a search found, the visits are looked up first, not the entries at each visit", async () => {
  const found = { total: 1, more: false, ids: [crypto.randomUUID()] };
  const list = () => entryList(scope, { q: "水" }, { found });
  const byKey = "entries by entries_pkey (project_id, id)";
  expect(await reads(list, "speaker_category")).toEqual([byKey, byKey]);
});

test("The outline of a draft asks each theme for its entries, one after the other", async () => {
  const found = await reads(() => readDraftOutline(scope, false), "AS spoken");
  expect(found).toEqual(["entry_themes by entry_themes_newest (theme_id)", "entries by entries_pkey (project_id, id)"]);
});
