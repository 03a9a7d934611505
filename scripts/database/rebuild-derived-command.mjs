// `npm run derived:rebuild`: makes anew what the database keeps beside the rows
// (docs/decisions/031-reading-at-scale.md), project by project. With --check it changes nothing, says what differs from
// a recount, and ends with 1 if anything does.
import { runMain } from "../backup/command.mjs";
import { withDatabase } from "../backup/installation.mjs";
import { connectTo } from "../backup/tables.mjs";
import { Refusal, say } from "../say.mjs";

const SHOWN = 20;

async function check(client, projects) {
  let faults = 0;
  for (const { id } of projects) {
    const { rows } = await client.query('SELECT kept, "of" FROM count_faults($1)', [id]);
    faults += rows.length;
    for (const { kept, of } of rows.slice(0, SHOWN)) console.log(`${id} ${kept} ${of}`);
  }
  say(`${projects.length} 个课题，${faults} 处不符。`, `${projects.length} projects, ${faults} faults`);
  process.exitCode = faults > 0 ? 1 : 0;
}

async function rebuild(client, projects) {
  for (const { id } of projects) {
    const began = performance.now();
    await client.query("SELECT rebuild_counts($1)", [id]);
    console.log(`${id} ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
  // 雷同 is compared anew, and 缺数 read anew, by the page that shows it.
  await client.query("DELETE FROM passage_passes");
  await client.query("DELETE FROM lost_number_reads");
  await client.query("ANALYZE visit_counts, site_counts, visit_theme_counts, site_theme_counts, theme_counts, sites");
  say(`✓ 已重新计数：${projects.length} 个课题。`, `Counted anew: ${projects.length} projects.`);
}

/** Apart from 1, which says that something is not as it should be. */
const FAILED = { failed: 2 };

runMain(async (args) => {
  if (args.some((arg) => arg !== "--check"))
    throw new Refusal("用法：npm run derived:rebuild [-- --check]", "Usage: npm run derived:rebuild [-- --check]");
  // ANALYZE is the owner's.
  if (process.env.DATABASE_OWNER_URL) process.env.DATABASE_URL = process.env.DATABASE_OWNER_URL;
  await withDatabase(async (databaseUrl) => {
    const client = await connectTo(databaseUrl);
    try {
      const { rows: projects } = await client.query("SELECT id FROM projects ORDER BY id");
      await (args.length > 0 ? check : rebuild)(client, projects);
    } finally {
      await client.end();
    }
  });
}, FAILED);
