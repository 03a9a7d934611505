// The rules that a PostgreSQL server must meet before it may store notes.
import { Refusal } from "../say.mjs";

const LOWEST_VERSION = 150000;

/** Pure, so that each rule is tested without a wrongly configured server. */
export function refusalFor(server) {
  if (server.version < LOWEST_VERSION) {
    return new Refusal(
      `数据库版本过低（${server.version}）：需要 PostgreSQL 15 或更高。`,
      `The database server is too old (${server.version}): PostgreSQL 15 or later is needed.`,
    );
  }
  if (server.encoding !== "UTF8") {
    return new Refusal(
      `数据库编码是 ${server.encoding}：必须是 UTF8。`,
      `The database's encoding is ${server.encoding}: it must be UTF8.`,
    );
  }
  const off = ["fsync", "synchronous_commit", "full_page_writes"].filter((name) => server[name] === "off");
  if (off.length > 0) {
    return new Refusal(
      `数据库关闭了 ${off.join("、")}，断电会丢记录：请打开后再启动。`,
      `The database server has ${off.join(", ")} off and would lose records in a crash: turn it on.`,
    );
  }
  return undefined;
}

function where(databaseUrl) {
  try {
    const { hostname, port, pathname } = new URL(databaseUrl);
    return `${hostname || "localhost"}:${port || 5432}${pathname}`;
  } catch {
    return "DATABASE_URL";
  }
}

/** Returns nothing, or throws one sentence that says why this server is refused. */
export async function checkServer(databaseUrl) {
  const { default: pg } = await import("pg");
  let client;
  try {
    client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000, query_timeout: 10_000 });
    client.on("error", () => {});
    await client.connect();
  } catch (error) {
    await client?.end().catch(() => {});
    const why = error.code || error.message || "?";
    // The address without the password, because this line is written to logs.
    throw new Refusal(
      `连不上数据库 ${where(databaseUrl)}（${why}）。`,
      `The database ${where(databaseUrl)} cannot be reached (${why}).`,
    );
  }
  try {
    const { rows } = await client.query(
      `SELECT current_setting('server_version_num')::int AS version,
              current_setting('fsync') AS fsync,
              current_setting('synchronous_commit') AS synchronous_commit,
              current_setting('full_page_writes') AS full_page_writes,
              (SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()) AS encoding`,
    );
    const refusal = refusalFor(rows[0]);
    if (refusal) throw refusal;
  } finally {
    await client.end();
  }
}
