// `npm run check:citus [-- FILE]`: what of the product is in question on Citus, as a table: in the tables themselves,
// and among the statements of a file (the end-to-end tests leave one in .data/statements.jsonl). `--accept` makes what
// is found the list that the tests know; `--on URL` gives all of it to a Citus cluster instead (on-citus.mjs).
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { DATA } from "../../paths.mjs";
import { Refusal, sayFailure } from "../../say.mjs";
import { checkShape, shapeOf } from "./shape.mjs";
import { readStatements, statementsIn } from "./read.mjs";

const KNOWN = join(import.meta.dirname, "known.json");
export const COLLECTED = join(DATA, "statements.jsonl");

/** What is known to be in question, as "rule: table". */
export const known = () => new Set(JSON.parse(readFileSync(KNOWN, "utf8")));

/** `counts` and `found` as readStatements gives them; `shape`: what stands in the way in the tables. */
export async function checkCitus(databaseUrl, file) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const shape = await shapeOf(client);
    return { ...(await readStatements(statementsIn(file), shape)), shape: await checkShape(client, shape) };
  } finally {
    await client.end();
  }
}

function print({ counts, shape, found }) {
  const rules = [...new Set(shape.map(({ rule }) => rule))];
  for (const rule of rules) {
    const each = shape.filter((other) => other.rule === rule).map(({ of }) => of);
    console.log(`${String(each.length).padStart(5)}  ${rule}: ${each.join(", ")}`);
  }
  console.log("");
  for (const [key, texts] of [...found].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(`${String(texts.length).padStart(5)}  ${key}`);
  console.log("");
  for (const [kind, count] of Object.entries(counts)) console.log(`${String(count).padStart(5)}  statements ${kind}`);
}

async function main(args) {
  const accept = args.includes("--accept");
  const on = args.includes("--on") ? (args[args.indexOf("--on") + 1] ?? "") : null;
  const named = args.find((arg) => !arg.startsWith("--") && arg !== on);
  const file = resolve(process.env.INIT_CWD ?? ".", named ?? COLLECTED);
  if (!existsSync(file))
    throw new Refusal(
      `没有这个文件：${file}（先运行端到端测试）。`,
      `No such file: ${file} (the end-to-end tests make one).`,
    );
  if (on !== null) {
    if (!on) throw new Refusal("请写数据库的地址：--on postgresql://…", "Name the database: --on postgresql://…");
    const { printOnCitus } = await import("./on-citus.mjs");
    return await printOnCitus(on, statementsIn(file));
  }
  const { startTestServer, createDatabase } = await import("../../test/database-server.mjs");
  const server = await startTestServer();
  try {
    await createDatabase(server.serverUrl, "zoufang_citus");
    const result = await checkCitus(server.url("zoufang_citus"), file);
    print(result);
    if (accept)
      writeFileSync(KNOWN, `${JSON.stringify([...new Set([...known(), ...result.found.keys()])].sort(), null, 2)}\n`);
  } finally {
    await server.stop();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  main(process.argv.slice(2)).catch((error) => {
    sayFailure(error);
    process.exitCode = 1;
  });
