// `npm run check:database`: whether the server that DATABASE_URL names has every feature that the product uses.
// Exit status 0: all; 1: something is missing; 2: it could not be looked at.
import { randomBytes } from "node:crypto";
import { pathToFileURL } from "node:url";
import { readEnvFiles } from "../env-files.mjs";
import { Refusal, say, sayFailure } from "../say.mjs";
import { probes } from "./feature-probes.mjs";
import { checkServer } from "./server-rules.mjs";

/** The first and the last version on which the tests were run, with those between. Nobody has tried another one. */
const TRIED = [15, 18];

async function open(url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 20_000,
    options: "-c jit=off",
  });
  client.on("error", () => {});
  await client.connect();
  return client;
}

/**
 * @param {string} url
 * @returns {Promise<{ version: string, found: { name: string, what: string, missing: string | null }[] }>}
 *   missing: why a feature does not do; null if it does
 * @throws the driver's error if the server cannot be reached, or does not let a schema be made
 */
export async function checkFeatures(url) {
  const open2 = await Promise.allSettled([open(url), open(url)]);
  const clients = open2.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  const schema = `zoufang_check_${randomBytes(6).toString("hex")}`;
  let made = false;
  try {
    const failed = open2.find((each) => each.status === "rejected");
    if (failed) throw failed.reason;
    const [client, other] = clients;
    const { rows } = await client.query("SELECT current_setting('server_version') AS version");
    await client.query(`CREATE SCHEMA "${schema}"`);
    made = true;
    const found = [];
    for (const { name, what, run } of probes) {
      const missing = await run({ client, other, schema }).then(
        () => null,
        (error) => error.message,
      );
      // What a probe had begun when it failed.
      if (missing !== null) await client.query("ROLLBACK").catch(() => {});
      found.push({ name, what, missing });
    }
    return { version: rows[0].version, found };
  } finally {
    if (made) await clients[0].query(`DROP SCHEMA "${schema}" CASCADE`).catch(() => {});
    for (const client of clients) await client.end().catch(() => {});
  }
}

async function main() {
  readEnvFiles();
  // The probes make a schema, which the role that serves may not.
  const url = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL;
  if (!url) throw new Refusal("请设置 DATABASE_URL。", "Set DATABASE_URL.");
  await checkServer(url);
  const { version, found } = await checkFeatures(url);
  for (const { name, what, missing } of found)
    console.log(`${missing === null ? "✓" : "✗"} ${name.padEnd(42)} ${missing ?? what}`);
  const lacking = found.filter(({ missing }) => missing !== null).length;
  if (lacking > 0) {
    say(`这个数据库缺 ${lacking} 项所需功能，不能用。`, `The server lacks ${lacking} of ${found.length} features.`);
    process.exitCode = 1;
    return;
  }
  const major = Number.parseInt(version, 10);
  say(`PostgreSQL ${version}：所需功能都有。`, `PostgreSQL ${version}: all ${found.length} features are there.`);
  if (major < TRIED[0] || major > TRIED[1])
    say(
      `本产品只在 PostgreSQL ${TRIED.join("到")} 上试过。`,
      `The product was tried on PostgreSQL ${TRIED.join(" to ")} only.`,
    );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  main().catch((error) => {
    sayFailure(error);
    process.exitCode = 2;
  });
}
