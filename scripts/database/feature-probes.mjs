// One probe for each feature of PostgreSQL that the product uses, so that a server which lacks one is found before it
// holds notes. Each probe leaves nothing behind: what it makes is in a schema of its own, which is removed.
import { randomInt, randomUUID } from "node:crypto";

/**
 * A probe throws if the feature is missing or answers otherwise than PostgreSQL.
 * @typedef {{ client: import("pg").Client, other: import("pg").Client, schema: string }} Place
 *   other: a second connection of the same settings
 * @typedef {{ name: string, what: string, run(place: Place): Promise<void> }} Probe what: for which work it is needed
 */

class Missing extends Error {}

function demand(is, why) {
  if (!is) throw new Missing(why);
}

/** A probe of one statement, whose first column of its first row must be true. */
const asks = (name, what, sql) => ({
  name,
  what,
  run: async ({ client, schema }) => {
    const { rows } = await client.query(sql(`"${schema}"`));
    demand(Object.values(rows[0] ?? {})[0] === true, "answers otherwise than PostgreSQL");
  },
});

/** Several statements, then one question as above. */
const makes = (name, what, statements, question) => ({
  name,
  what,
  run: async (place) => {
    for (const statement of statements(`"${place.schema}"`)) await place.client.query(statement);
    await asks(name, what, question).run(place);
  },
});

const sessions = [
  {
    name: "settings at connecting",
    what: "limits of time and memory of each connection",
    run: async ({ client }) => {
      const { rows } = await client.query(
        "SELECT current_setting('statement_timeout') AS time, current_setting('jit') AS jit",
      );
      demand(rows[0].time === "20s" && rows[0].jit === "off", "settings sent at connecting are not kept");
    },
  },
  {
    name: "one session a connection",
    what: "settings, locks and prepared statements of a connection (no pooler in transaction mode)",
    run: async ({ client, other }) => {
      const [mine, yours] = [randomUUID(), randomUUID()];
      for (let turn = 0; turn < 5; turn += 1) {
        await client.query("SELECT set_config('zoufang.mine', $1, false)", [mine]);
        await other.query("SELECT set_config('zoufang.mine', $1, false)", [yours]);
        const { rows } = await client.query("SELECT current_setting('zoufang.mine', true) AS kept");
        demand(rows[0].kept === mine, "another connection's settings are met: a pooler in transaction mode?");
      }
    },
  },
  {
    name: "LISTEN and NOTIFY",
    what: "hearing at once what others did",
    run: async ({ client, other }) => {
      const channel = `zoufang_${randomUUID().replaceAll("-", "")}`;
      let heard;
      const told = new Promise((done) => (heard = done));
      client.on("notification", heard);
      await client.query(`LISTEN ${channel}`);
      try {
        await other.query(`NOTIFY ${channel}, 'told'`);
        let timer;
        const late = new Promise((done) => (timer = setTimeout(done, 3_000)));
        const notice = await Promise.race([told, late]);
        clearTimeout(timer);
        demand(notice?.payload === "told", "nothing was heard within 3 s");
      } finally {
        client.off("notification", heard);
        await client.query(`UNLISTEN ${channel}`);
      }
    },
  },
  {
    name: "prepared statements",
    what: "a visit's save, planned once a connection",
    run: async ({ client }) => {
      for (const value of [1, 2, 3]) {
        const { rows } = await client.query({
          name: "zoufang_probe",
          text: "SELECT $1::int + 1 AS next",
          values: [value],
        });
        demand(rows[0].next === value + 1, "a prepared statement answers otherwise");
      }
    },
  },
];

const transactions = [
  {
    name: "repeatable read",
    what: "backups and lists of one moment",
    run: async ({ client, other, schema }) => {
      await client.query(`CREATE TABLE "${schema}".moments (n int)`);
      await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      const count = async () => (await client.query(`SELECT count(*)::int AS n FROM "${schema}".moments`)).rows[0].n;
      const before = await count();
      await other.query(`INSERT INTO "${schema}".moments VALUES (1)`);
      const after = await count();
      await client.query("COMMIT");
      demand(before === after && (await count()) === before + 1, "what others write is seen within a transaction");
    },
  },
  {
    name: "advisory locks",
    what: "one migration, one backup, one upload at a time",
    run: async ({ client, other }) => {
      // Another one each time: behind a pooler an earlier check may have left its own with some connection.
      const key = [randomInt(2 ** 31)];
      const ours = async (on) => (await on.query("SELECT pg_try_advisory_lock($1) AS ours", key)).rows[0].ours;
      demand(await ours(client), "a free lock was refused");
      demand(!(await ours(other)), "two connections hold one lock");
      await client.query("SELECT pg_advisory_unlock($1)", key);
      await client.query("BEGIN");
      await client.query("SELECT pg_advisory_xact_lock(hashtextextended('zoufang', 0))");
      await client.query("COMMIT");
    },
  },
  {
    name: "row locks, SKIP LOCKED",
    what: "numbering, and chains of the audit",
    run: async ({ client, other, schema }) => {
      await client.query(`CREATE TABLE "${schema}".locked AS SELECT 1 AS n`);
      await client.query("BEGIN");
      await client.query(`SELECT n FROM "${schema}".locked FOR NO KEY UPDATE`);
      const { rows } = await other.query(`SELECT n FROM "${schema}".locked FOR UPDATE SKIP LOCKED`);
      await client.query("COMMIT");
      demand(rows.length === 0, "a locked row was given to another");
    },
  },
  {
    name: "COPY in and out",
    what: "tables to take away, backup and restore",
    run: async ({ client, schema }) => {
      const { from, to } = await import("pg-copy-streams");
      const { pipeline } = await import("node:stream/promises");
      const { text } = await import("node:stream/consumers");
      const { Readable } = await import("node:stream");
      await client.query(`CREATE TABLE "${schema}".copied (said text)`);
      await pipeline(Readable.from(["走访,记录\n"]), client.query(from(`COPY "${schema}".copied FROM STDIN`)));
      const said = await text(client.query(to(`COPY "${schema}".copied TO STDOUT (FORMAT csv, ENCODING 'UTF8')`)));
      demand(said === '"走访,记录"\n', "what was copied in does not come out");
    },
  },
];

const tables = [
  makes(
    "generated columns",
    "search keys",
    (schema) => [
      `CREATE TABLE ${schema}.generated (said text, plain text GENERATED ALWAYS AS (lower(said)) STORED)`,
      `INSERT INTO ${schema}.generated VALUES ('ABC')`,
    ],
    (schema) => `SELECT plain = 'abc' FROM ${schema}.generated`,
  ),
  makes(
    "GIN over arrays",
    "search in entries",
    (schema) => [
      `CREATE TABLE ${schema}.grams (keys int[])`,
      `CREATE INDEX ON ${schema}.grams USING gin (keys)`,
      `INSERT INTO ${schema}.grams VALUES ('{1,2,3}'), ('{4}')`,
    ],
    (schema) => `SELECT count(*) = 1 FROM ${schema}.grams WHERE keys @> '{2,3}'`,
  ),
  makes(
    "covering, partial and unique indexes",
    "counts, and one of each",
    (schema) => [
      `CREATE TABLE ${schema}.unique_rows (id int PRIMARY KEY, state text, said text)`,
      `CREATE UNIQUE INDEX ON ${schema}.unique_rows (state) INCLUDE (said) WHERE state <> 'many'`,
      `INSERT INTO ${schema}.unique_rows VALUES (1, 'one', 'a'), (2, 'many', 'b'), (3, 'many', 'c')`,
      `INSERT INTO ${schema}.unique_rows VALUES (4, 'one', 'd') ON CONFLICT (state) WHERE state <> 'many' DO UPDATE SET said = excluded.said`,
    ],
    (schema) => `SELECT count(*) = 3 AND bool_or(said = 'd') FROM ${schema}.unique_rows`,
  ),
  makes(
    "triggers over all changed rows",
    "kept counts",
    (schema) => [
      `CREATE TABLE ${schema}.counted (n int)`,
      `CREATE TABLE ${schema}.counts (n int)`,
      `CREATE FUNCTION ${schema}.count_made() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN INSERT INTO ${schema}.counts SELECT count(*) FROM made; RETURN NULL; END $$`,
      `CREATE TRIGGER made AFTER INSERT ON ${schema}.counted REFERENCING NEW TABLE AS made
        FOR EACH STATEMENT EXECUTE FUNCTION ${schema}.count_made()`,
      `INSERT INTO ${schema}.counted VALUES (1), (2), (3)`,
    ],
    (schema) => `SELECT n = 3 FROM ${schema}.counts`,
  ),
  makes(
    "deferred constraints",
    "what must be whole at the end of a change",
    (schema) => [
      `CREATE TABLE ${schema}.parents (id int PRIMARY KEY)`,
      `CREATE TABLE ${schema}.children (id int PRIMARY KEY,
        parent int REFERENCES ${schema}.parents DEFERRABLE INITIALLY DEFERRED)`,
      "BEGIN",
      `INSERT INTO ${schema}.children VALUES (1, 7)`,
      `INSERT INTO ${schema}.parents VALUES (7)`,
      "COMMIT",
    ],
    (schema) => `SELECT count(*) = 1 FROM ${schema}.children`,
  ),
  asks(
    "text in the order of its bytes",
    "sorting that is the same everywhere",
    () => `SELECT 'B' COLLATE "C" < 'a' COLLATE "C"`,
  ),
  asks("Chinese text", "everything", () => "SELECT length('走访𠮷') = 3 AND substr('走访', 2, 1) = '访'"),
  asks(
    "JSON",
    "stored contents of visits and reports",
    () => `SELECT sum((item->>'n')::int) = 3 AND '{"a":{"b":[1]}}'::jsonb @> '{"a":{"b":[1]}}'
      FROM jsonb_array_elements('[{"n":1},{"n":2}]'::jsonb) AS item`,
  ),
  asks("sha256", "chains of the audit", () => `SELECT encode(sha256('zoufang'), 'hex') ~ '^[0-9a-f]{64}$'`),
  asks(
    "LATERAL, FILTER, arrays with their order",
    "findings",
    () => `SELECT count(*) FILTER (WHERE twice > 2) = 1 FROM unnest(ARRAY[1, 2]) WITH ORDINALITY AS each(n, place),
      LATERAL (SELECT n * 2 AS twice) AS doubled`,
  ),
];

/** @type {Probe[]} */
export const probes = [...sessions, ...transactions, ...tables];
