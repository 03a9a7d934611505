// What of a database is in a backup: the rows of every table, and where the sequences are. Its shape is not: that is
// what the migrations of the same version make.
import { unreachable } from "../database/server-rules.mjs";

/**
 * Not in a backup, whatever they hold: who is signed in or about to be, uploads under way (the devices begin them
 * again), and what was backed up from this installation. UNLOGGED tables, which do not survive a crash either, are not
 * in it.
 */
export const leftOut = ["sessions", "sign_in_steps", "attachment_uploads", "backups"];

export const quoted = (name) => `"${name.replaceAll('"', '""')}"`;

/** As text that does not depend on the server's settings or version. */
export const plainText = `
  SET LOCAL client_encoding = 'UTF8';
  SET LOCAL DateStyle = 'ISO, MDY';
  SET LOCAL IntervalStyle = 'postgres';
  SET LOCAL TimeZone = 'UTC';
  SET LOCAL bytea_output = 'hex';
  SET LOCAL extra_float_digits = 1;
  SET LOCAL synchronize_seqscans = off;
  SET LOCAL statement_timeout = 0;
  SET LOCAL lock_timeout = 0;
  SET LOCAL idle_in_transaction_session_timeout = 0;`;

/** A connection that is used for as long as it takes. */
export async function connectTo(url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true });
  client.on("error", () => {}); // The next statement fails then.
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => {});
    throw Object.assign(unreachable(url, error), { code: "database", sqlState: error.code });
  }
  return client;
}

/** Ends a connection at once. One in the middle of COPY could not say goodbye. */
export function hangUp(client) {
  client.connection.stream.destroy();
}

/** Every table whose rows are copied, with its columns; without generated ones, which follow from the others. */
export async function tablesOf(client) {
  const { rows } = await client.query(
    `SELECT c.relname AS name,
       array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relpersistence = 'p'
       AND c.relname <> ALL ($1)
     GROUP BY c.relname ORDER BY c.relname`,
    [leftOut],
  );
  return rows;
}

/** The last number that each sequence gave, as text; null if none. */
export async function sequencesOf(client) {
  const { rows } = await client.query(
    `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences
     WHERE schemaname = current_schema() ORDER BY sequencename`,
  );
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}

/** The migrations that the database has, oldest first. */
export async function migrationsOf(client) {
  const { rows } = await client.query(
    `SELECT DISTINCT migration_name AS name FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows.map(({ name }) => name);
}
