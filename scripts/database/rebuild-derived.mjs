// `npm run derived:rebuild`: makes anew what the database keeps beside the rows
// (docs/decisions/031-reading-at-scale.md), project by project. With --check it changes nothing, says what differs from
// a recount, and ends with 1 if anything does.
import { existsSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { ROOT } from "../paths.mjs";

for (const name of [".env.local", ".env"]) if (existsSync(join(ROOT, name))) process.loadEnvFile(join(ROOT, name));
// ANALYZE is the owner's.
const url = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL;
if (!url) {
  console.error("请设置 DATABASE_URL。 Set DATABASE_URL.");
  process.exit(2);
}
const check = process.argv.includes("--check");
const database = new pg.Client({ connectionString: url });
await database.connect();
const { rows: projects } = await database.query("SELECT id FROM projects ORDER BY id");
let faults = 0;
for (const { id } of projects) {
  const began = performance.now();
  if (check) {
    const { rows } = await database.query('SELECT kept, "of" FROM count_faults($1)', [id]);
    faults += rows.length;
    for (const { kept, of } of rows.slice(0, 20)) console.log(`${id} ${kept} ${of}`);
  } else {
    await database.query("SELECT rebuild_counts($1)", [id]);
    console.log(`${id} ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
}
// 雷同 is compared anew, and 缺数 read anew, by the page that shows it.
if (!check) await database.query("DELETE FROM passage_passes");
if (!check) await database.query("DELETE FROM lost_number_reads");
if (!check) await database.query("ANALYZE visit_counts, visit_theme_counts, site_theme_counts, theme_counts, sites");
if (check) console.log(`${projects.length} projects, ${faults} faults`);
await database.end();
process.exitCode = faults > 0 ? 1 : 0;
