// Where a fault happens: a PostgreSQL of its own, a production server of its own, which serves by the role that cannot
// change tables, and a project with the accounts of some devices. Everything is on loopback, in a temporary folder, and
// ends with the campaign.
import { randomBytes, randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { encode } from "next-auth/jwt";
import pg from "pg";
import { addressesOf } from "../database/demo-database.mjs";
import { startCluster } from "../database/postgres.mjs";
import { withLock } from "../instance.mjs";
import { DATA } from "../paths.mjs";
import { build } from "../start/build.mjs";
import { createDatabase, startTestServer } from "../test/database-server.mjs";
import { CampaignServer } from "./server.mjs";

const DATABASE = "zoufang_campaign";
const opened = new Set();

/** Ends the servers and databases of every place that is still open. */
export const closePlaces = () => Promise.all([...opened].map((close) => close().catch(() => {})));

const dimensions = ["status", "example", "problem", "suggestion"];

/** One connection that is opened anew when a fault has cut it. */
function reconnecting(url) {
  let client;
  const close = async () => {
    const last = client;
    client = undefined;
    await last?.end().catch(() => {});
  };
  return {
    async query(...given) {
      if (!client) {
        const fresh = new pg.Client({ connectionString: url(), connectionTimeoutMillis: 5_000 });
        fresh.on("error", () => (client = undefined));
        await fresh.connect();
        client = fresh;
      }
      try {
        return await client.query(...given);
      } catch (error) {
        if (!error.severity || error.severity === "FATAL") await close();
        throw error;
      }
    },
    close,
  };
}

/** Accounts with open sessions, as members of a new project with a few sites. */
async function addTeam(db, { secret, devices, sites = 5 }) {
  const projectId = randomUUID();
  const people = [];
  for (let each = 0; each < devices; each += 1) {
    const [userId, sessionId] = [randomUUID(), randomUUID()];
    const name = `device-${userId.slice(0, 8)}`;
    await db.query("INSERT INTO users (id, account_name, display_name) VALUES ($1, $2, $2)", [userId, name]);
    await db.query(
      "INSERT INTO sessions (id, user_id, session_version, created_at, last_seen_at) VALUES ($1, $2, 1, now(), now())",
      [sessionId, userId],
    );
    const token = await encode({ token: { sessionId }, secret, maxAge: 43_200 });
    people.push({ userId, sessionId, cookie: `next-auth.session-token=${token}` });
  }
  await db.query("INSERT INTO projects (id, name, created_by) VALUES ($1, $2, $3)", [
    projectId,
    `campaign ${projectId}`,
    people[0].userId,
  ]);
  for (const [place, { userId }] of people.entries())
    await db.query("INSERT INTO memberships (project_id, user_id, role) VALUES ($1, $2, $3)", [
      projectId,
      userId,
      place === 0 ? "lead" : "member",
    ]);
  for (const [position, key] of dimensions.entries())
    await db.query("INSERT INTO dimensions (project_id, key, label, position) VALUES ($1, $2, $2, $3)", [
      projectId,
      key,
      position,
    ]);
  const siteIds = [];
  for (let position = 0; position < sites; position += 1) {
    siteIds.push(randomUUID());
    await db.query(
      "INSERT INTO sites (project_id, id, name, kind, county, position) VALUES ($1, $2, $3, 'town', '', $4)",
      [projectId, siteIds.at(-1), `第${position + 1}镇`, position],
    );
  }
  return { projectId, people, siteIds };
}

/** PostgreSQL in a throw-away folder. `ensure()` starts it again where it had to give up. */
async function openDatabase(room) {
  const first = await startTestServer(room);
  const database = { ...first, cluster: first.cluster };
  const answers = () =>
    fetchable(first.cluster.adminUrl("postgres")).then(
      () => true,
      () => false,
    );
  database.ensure = async () => {
    for (const until = Date.now() + 10_000; Date.now() < until; await pause(500)) if (await answers()) return;
    database.cluster = await startCluster(join(first.folder, "postgres"));
  };
  database.stop = async () => {
    if (database.cluster !== first.cluster) await database.cluster.stop();
    await first.stop();
  };
  return database;
}

async function fetchable(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("SELECT 1");
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * @param {{ devices?: number, room?: string, attachments?: string, env?: Record<string, string>,
 *   afterwards?: () => void }} [options]
 *   room: the folder for the database; attachments: for the files; else new ones; env: more settings of the server;
 *   afterwards: called when everything of the place has ended
 */
export async function openPlace({ devices = 8, room, attachments, env = {}, afterwards } = {}) {
  await withLock(join(DATA, "build.lock"), build); // At once, where there is one of this source.
  const folder = mkdtempSync(join(tmpdir(), "zoufang-campaign-"));
  const database = await openDatabase(room);
  const secret = randomBytes(48).toString("base64");
  attachments ??= join(folder, "attachments");
  mkdirSync(attachments, { recursive: true });
  let server;
  const admin = reconnecting(() => database.cluster.adminUrl(DATABASE));
  const close = async () => {
    opened.delete(close);
    await server?.kill();
    await admin.close();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
    afterwards?.();
  };
  opened.add(close);
  try {
    await createDatabase(database.serverUrl, DATABASE);
    const addresses = addressesOf(database.cluster, DATABASE);
    const settings = {
      DATABASE_URL: addresses.DATABASE_URL,
      NEXTAUTH_SECRET: secret,
      ATTACHMENTS_DIR: attachments,
    };
    server = new CampaignServer({ ...settings, ...env }, join(folder, "server.log"));
    const team = await addTeam(admin, { secret, devices });
    await server.start();
    return {
      folder,
      attachments,
      database,
      secret,
      server,
      settings,
      addresses,
      db: admin,
      ...team,
      newTeam: (count) => addTeam(admin, { secret, devices: count }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
