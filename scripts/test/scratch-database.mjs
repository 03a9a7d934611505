// An empty database of its own for one test, on the server of the tests.
import { randomBytes } from "node:crypto";
import pg from "pg";
import { createDatabase } from "./database-server.mjs";

/** @returns {Promise<{ url: string, client: import("pg").Client, remove(): Promise<void> }>} client: connected to it */
export async function scratchDatabase(prefix) {
  const server = new URL(process.env.ZOUFANG_TEST_SERVER);
  const name = `${prefix}_${randomBytes(6).toString("hex")}`;
  await createDatabase(server.href, name, "template0");
  server.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  return {
    url: server.href,
    client,
    async remove() {
      await client.end();
      const admin = new pg.Client({ connectionString: process.env.ZOUFANG_TEST_SERVER });
      await admin.connect();
      // Not WITH (FORCE): that is refused while an autovacuum is in the database.
      await admin.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'",
        [name],
      );
      await admin.query(`DROP DATABASE ${name}`);
      await admin.end();
    },
  };
}
