import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll } from "vitest";
import { connect } from "@/lib/db";
import type { Database } from "@/lib/db";

export interface TestDatabase {
  /** Of the role that owns the tables. */
  url: string;
  /** Of the role that serves, which has no more rights than in production. */
  servingUrl: string;
  prisma: Database;
}

/** The server of this run. scripts/test/vitest-database.mjs starts it and migrates the template. */
function serverUrl(): URL {
  const text = process.env["ZOUFANG_TEST_SERVER"];
  if (text === undefined) throw new Error("Database tests run in vitest's db project: name the file *.db.test.ts");
  return new URL(text);
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl().href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/**
 * A migrated, empty database for this test file, dropped after its tests. Call it once, at the top level of the file:
 * `const { prisma } = await testDatabase();`. Code under test that opens lib/db's own client gets it too.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(6).toString("hex")}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE zoufang_template`);
  const url = serverUrl();
  url.pathname = `/${name}`;
  const serving = new URL(process.env["ZOUFANG_TEST_SERVING"] ?? url);
  serving.pathname = url.pathname;
  process.env["DATABASE_URL"] = url.href;
  process.env["NEXTAUTH_SECRET"] ??= "only-for-the-tests-".padEnd(64, "x");
  const prisma = connect(url.href, 5);
  afterAll(async () => {
    await prisma.$disconnect();
    // Not WITH (FORCE): that is refused while an autovacuum is in the database. Without it, PostgreSQL ends the
    // autovacuum.
    await onServer(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' AND usename = current_user`,
    );
    await onServer(`DROP DATABASE ${name}`);
  });
  return { url: url.href, servingUrl: serving.href, prisma };
}
