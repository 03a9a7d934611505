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

const WRONG_PASSWORD = ["28P01", "28000"];
const NO_DATABASE = "3D000";
const TOO_MANY = "53300";
const STARTING_OR_ENDING = ["57P01", "57P02", "57P03"];

/** What a person can do about it. `setting` names the address. */
function remedy({ code, message }, setting) {
  if (code === "ERR_INVALID_URL" || /Invalid URL/.test(message))
    return [
      `${setting} 的写法不对：应为 postgresql://用户名:密码@地址:端口/库名，密码里的 @ : / # 等须写成 %40 %3A %2F %23。`,
      `${setting} is not written as postgresql://user:password@host:port/name; in the password @ : / # are %40 %3A %2F %23.`,
    ];
  if (WRONG_PASSWORD.includes(code) || /password must be a string/.test(message))
    return [
      `请核对 ${setting} 里的用户名和密码，以及 pg_hba.conf 是否允许本机连接。`,
      `Check the user and the password in ${setting}, and whether pg_hba.conf lets this machine in.`,
    ];
  if (code === NO_DATABASE)
    return [
      `没有这个库：请先建好（createdb），或改正 ${setting}。`,
      `There is no such database: make it (createdb), or correct ${setting}.`,
    ];
  if (code === TOO_MANY)
    return [
      "数据库的连接已用完：请稍后再试，或调大 max_connections。",
      "Its connections are used up: try again later, or raise max_connections.",
    ];
  if (STARTING_OR_ENDING.includes(code))
    return ["数据库正在启动或停止：请稍后再试。", "It is starting or ending: try again in a moment."];
  return [
    `请检查 PostgreSQL 是否在运行，${setting} 的地址和端口是否正确。`,
    `See whether PostgreSQL is running, and whether the host and port in ${setting} are right.`,
  ];
}

/** The sentence for a server that does not let itself be connected to. */
export function unreachable(databaseUrl, error) {
  const why = error.code || error.message || "?";
  const isOwners = Boolean(databaseUrl) && databaseUrl === process.env.DATABASE_OWNER_URL;
  const [zh, en] = remedy(error, isOwners ? "DATABASE_OWNER_URL" : "DATABASE_URL");
  // The address without the password, because this line is written to logs.
  const place = where(databaseUrl);
  return new Refusal(
    `连不上数据库 ${place}（${why}）。${zh}`,
    `The database ${place} cannot be reached (${why}). ${en}`,
  );
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
    throw unreachable(databaseUrl, error);
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
