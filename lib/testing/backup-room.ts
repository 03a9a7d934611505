import { createHash, randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterAll, vi } from "vitest";
import { endConnections } from "@/lib/testing/end-connections";

/** Further databases of one test, and what is in a database or a folder, as texts to compare. */

/**
 * Whole databases are made and compared in such a test, also on a machine that does other work. Ends one that hangs.
 */
export function patiently(): void {
  vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });
  afterAll(() => vi.resetConfig());
}

/** An empty database on the run's server. Dropped by `drop`. */
export async function emptyDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `restored_${process.pid}_${randomBytes(6).toString("hex")}`;
  const url = new URL(process.env["ZOUFANG_TEST_SERVER"] ?? "");
  const server = url.href;
  await ask(server, `CREATE DATABASE ${name} TEMPLATE template0`);
  url.pathname = `/${name}`;
  // Not WITH (FORCE): that is refused while an autovacuum is in the database.
  const drop = async () => {
    await endConnections(asker(server), { of: name });
    await ask(server, `DROP DATABASE ${name}`);
  };
  return { url: url.href, drop };
}

/** For what asks several things, each on a connection of its own. */
export const asker = (url: string) => ({ query: (sql: string, values: unknown[]) => ask(url, sql, values) });

/** Rows of one statement on a connection of its own. */
export async function ask<Row extends object>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

const tableNames = `SELECT oid::regclass::text AS name FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`;

/** Every table with its rows, counted and hashed whatever their order. */
export async function rowsOf(url: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { name } of await ask<{ name: string }>(url, tableNames)) {
    const [row] = await ask<{ rows: string }>(
      url,
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS rows FROM ${name} t`,
    );
    found[name] = row?.rows ?? "";
  }
  return found;
}

/** How many rows each table has of a project, those without any left out. */
export async function rowsOfProject(url: string, projectId: string): Promise<Record<string, number>> {
  const tables = await ask<{ name: string }>(
    url,
    `SELECT table_name AS name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND column_name = 'project_id' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const found: Record<string, number> = {};
  for (const { name } of tables) {
    const counted = `SELECT count(*)::int AS n FROM ${name} WHERE project_id = $1`;
    const [row] = await ask<{ n: number }>(url, counted, [projectId]);
    if (row && row.n > 0) found[name] = row.n;
  }
  return found;
}

/** Columns, keys, checks, indexes, triggers with whether they fire, functions, sequences with their places. */
export async function shapeOf(url: string): Promise<string[]> {
  const rows = await ask<{ part: string }>(
    url,
    `SELECT format('%s.%s %s %s %s', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull, attgenerated) AS part
       FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v') AND attnum > 0 AND NOT attisdropped
     UNION ALL SELECT format('%s %s %s %s', conrelid::regclass, conname, convalidated, pg_get_constraintdef(oid)) FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace
     UNION ALL SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class c ON c.oid = indrelid
       WHERE relnamespace = 'public'::regnamespace
     UNION ALL SELECT tgenabled::text || ' ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
     UNION ALL SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
     UNION ALL SELECT sequencename || ' ' || coalesce(last_value::text, '-') FROM pg_sequences
     ORDER BY part`,
  );
  return rows.map(({ part }) => part);
}

/** Every file under the folder with its SHA-256. */
export async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hash = async (path: string) =>
    createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
  const pairs = await Promise.all(
    files.map(async (path) => [path.slice(folder.length + 1), await hash(path)] as const),
  );
  return Object.fromEntries(pairs.sort());
}
