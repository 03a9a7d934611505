// `npm run check:citus -- --on URL [FILE]`: the tables distributed in an empty database of a Citus cluster, and each
// statement of the file given to it. It says what Citus says, where check.mjs goes by the rules in its documentation.
import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import { Refusal, say } from "../../say.mjs";
import { applyMigrations } from "../migrate.mjs";
import { distribute } from "./distribute.mjs";
import { readStatements } from "./read.mjs";
import { shapeOf } from "./shape.mjs";
import { tryStatements } from "./try-statements.mjs";

/** The database must be a throw-away one: its tables are made and distributed here. */
async function refuseUnfit(client) {
  const { rows } = await client.query(
    `SELECT to_regclass('projects') IS NOT NULL AS used, current_setting('citus.enable_unsafe_triggers', true) AS triggers,
       (SELECT extversion FROM pg_extension WHERE extname = 'citus') AS citus`,
  );
  const [{ used, triggers, citus }] = rows;
  if (!citus) throw new Refusal("这个数据库没有 Citus。", "There is no Citus in this database.");
  if (used) throw new Refusal("请用空的数据库。", "The database must be empty: its tables are made here.");
  if (triggers !== "on")
    throw new Refusal(
      "请在每个节点上设置 citus.enable_unsafe_triggers = on。",
      "Set citus.enable_unsafe_triggers = on on every node.",
    );
  return citus;
}

const listed = (found) =>
  [...found]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([why, texts]) => `${String(texts.length).padStart(5)}  ${why}`);

function byReason(refused) {
  const found = new Map();
  for (const { kind, what, why } of refused) {
    const key = `${kind}: ${why}`;
    found.set(key, [...(found.get(key) ?? []), what]);
  }
  return found;
}

/** @param {string} url of the coordinator; @param {string[]} statements */
export async function printOnCitus(url, statements) {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    const version = await refuseUnfit(client);
    await applyMigrations(url);
    const shape = await shapeOf(client);
    const { made, refused } = await distribute(client, shape.keys);
    say(`Citus ${version}`, `Citus ${version}`);
    for (const [kind, count] of Object.entries(made)) console.log(`${String(count).padStart(5)}  ${kind}`);
    console.log(["       refused:", ...listed(byReason(refused))].join("\n"));
    const tried = await tryStatements(client, statements, uuidv7());
    console.log(`\n${String(tried.ran).padStart(5)}  statements ran`);
    console.log(["       refused for the values they were tried with:", ...listed(tried.values)].join("\n"));
    console.log(["       not supported:", ...listed(tried.refused)].join("\n"));
    const byRules = new Set([...(await readStatements(statements, shape)).found.values()].flat());
    const byCitus = new Set([...tried.refused.values()].flat());
    const both = [...byCitus].filter((text) => byRules.has(text)).length;
    console.log(`\n${String(both).padStart(5)}  in question by the rules too`);
    console.log(`${String(byCitus.size - both).padStart(5)}  that the rules let pass`);
    console.log(`${String(byRules.size - both).padStart(5)}  in question by the rules only`);
  } finally {
    await client.end();
  }
}
