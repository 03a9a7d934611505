// What a load needs besides a database: an account with an open session, and servers of the production build.
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { encode } from "next-auth/jwt";
import { freePort } from "../database/postgres.mjs";
import { ROOT } from "../paths.mjs";

/** An account with an open session, and the cookie of it. */
export async function signIn(cluster, secret) {
  const userId = randomUUID();
  const sessionId = randomUUID();
  cluster.psql(
    "zoufang",
    "-c",
    `INSERT INTO users (id, account_name, display_name) VALUES ('${userId}', 'bench', 'bench')`,
  );
  cluster.psql(
    "zoufang",
    "-c",
    `INSERT INTO sessions (id, user_id, session_version, created_at, last_seen_at) VALUES ('${sessionId}', '${userId}', 1, now(), now())`,
  );
  const token = await encode({ token: { sessionId }, secret, maxAge: 43_200 });
  return { userId, cookie: `next-auth.session-token=${token}` };
}

/** @returns {Promise<{ port: number, server: import("node:child_process").ChildProcess }>} once it is ready */
export async function startServer(url, secret) {
  const port = await freePort();
  const server = spawn(process.execPath, [join(ROOT, "scripts", "start", "serve.mjs")], {
    env: { ...process.env, DATABASE_URL: url, NEXTAUTH_SECRET: secret, PORT: String(port), HOST: "127.0.0.1" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (let tries = 0; tries < 120; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
    if (answer?.ok) return { port, server };
    await new Promise((done) => setTimeout(done, 500));
  }
  server.kill();
  throw new Error("the server did not start");
}

/** The project with up to a hundred of its sites, as requestsFor wants it. */
export const projectOf = (cluster, projectId, userId) => ({
  projectId,
  userId,
  siteIds: cluster
    .psql("zoufang", "-c", `SELECT id FROM sites WHERE project_id = '${projectId}' LIMIT 100`)
    .split("\n"),
});
