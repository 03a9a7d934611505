import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { setImmediate as turn, setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startedAt } from "../instance.mjs";
import { firstLine } from "./postgres-folder.mjs";
import { addressesOf, ensureRoles } from "./demo-database.mjs";
import { applyMigrations } from "./migrate.mjs";
import { startCluster } from "./postgres.mjs";
import { checkServer } from "./server-rules.mjs";
import { upgradeDatabase } from "./upgrade.mjs";

let folder;
let cluster;
const pidFile = () => join(cluster.home, "data", "postmaster.pid");
const runningPid = () => Number(firstLine(pidFile()));

async function query(sql) {
  const client = new pg.Client({ connectionString: cluster.adminUrl() });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function until(check) {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(50)) {
    if (await check().catch(() => false)) return;
  }
  throw new Error("did not happen within 30 s");
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "zoufang-cluster-"));
  chmodSync(folder, 0o711);
  cluster = await startCluster(join(folder, "postgres"));
});
afterAll(async () => {
  await cluster.stop();
  rmSync(cluster.home, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

test("listens on loopback only, requires a password, and meets the rules for servers", async () => {
  expect(await query("SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  const open = new pg.Client({ connectionString: cluster.adminUrl().replace(/:[^:@]+@/, ":wrong@") });
  await expect(open.connect()).rejects.toThrow(/password/);
  await expect(checkServer(cluster.adminUrl())).resolves.toBeUndefined();
});

test("an installation in which one role did everything gets the second one without a hand", async () => {
  const file = join(cluster.home, "credentials.json");
  const { servingPassword: _none, ...before } = JSON.parse(readFileSync(file, "utf8"));
  await cluster.stop();
  writeFileSync(file, JSON.stringify(before));
  cluster = await startCluster(join(folder, "postgres"));
  await query(`CREATE ROLE zoufang LOGIN PASSWORD '${before.appPassword}'`);
  await query("CREATE DATABASE zoufang OWNER zoufang");
  await applyMigrations(cluster.ownerUrl("zoufang"));
  await ensureRoles(cluster);
  await upgradeDatabase(addressesOf(cluster, "zoufang"));
  const app = new pg.Client({ connectionString: cluster.appUrl("zoufang") });
  await app.connect();
  await expect(app.query("SELECT FROM users")).resolves.toBeDefined();
  await expect(app.query("DELETE FROM audit_events")).rejects.toThrow(/permission denied/);
  await app.end();
});

test("a server whose settings would lose records is refused", async () => {
  await query("ALTER DATABASE postgres SET synchronous_commit = off");
  await expect(checkServer(cluster.adminUrl())).rejects.toThrow(/synchronous_commit/);
  await query("ALTER DATABASE postgres RESET synchronous_commit");
});

test("an unreachable server is refused in one sentence that does not reveal the password", async () => {
  const refused = checkServer("postgresql://u:very-secret@127.0.0.1:9/x");
  await expect(refused).rejects.toThrow(/127\.0\.0\.1:9\/x/);
  await expect(refused).rejects.not.toThrow(/very-secret/);
});

test("a server killed while the product runs is restarted automatically, with what it acknowledged", async () => {
  await query("CREATE TABLE kept (id int); INSERT INTO kept VALUES (1)");
  const before = runningPid();
  process.kill(before, "SIGKILL");
  await until(async () => runningPid() !== before && (await query("SELECT * FROM kept")).length === 1);
});

test("stopped during the restart of a killed server, it waits, and no server is left without an owner", async () => {
  // Looks like a leftover of this cluster, and ends only on request, so the restart waits for it.
  const script = `process.on("SIGINT", () => console.log("asked"));
    process.stdin.on("end", () => process.exit()).resume(); console.log("up");`;
  const leftover = spawn(process.execPath, ["-e", script, "postgres", cluster.home + "/data", "."], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  await once(leftover.stdout, "data");
  const stopped = readFileSync(pidFile(), "utf8");
  process.kill(runningPid(), "SIGKILL");
  writeFileSync(pidFile(), stopped.replace(/^\d+/, String(leftover.pid)));
  await once(leftover.stdout, "data");

  let done = false;
  const stopping = cluster.stop().then(() => (done = true));
  await turn();
  expect(done).toBe(false);
  leftover.stdin.end();
  await stopping;
  expect(startedAt(runningPid())).toBe("");
  await expect(query("SELECT 1")).rejects.toThrow(/ECONNREFUSED/);
});

test("a server left running by a killed start is ended and started again", async () => {
  const script = `import { startCluster } from ${JSON.stringify(new URL("./postgres.mjs", import.meta.url).href)};
    await startCluster(${JSON.stringify(join(folder, "postgres"))}); console.log("up"); setInterval(() => {}, 1000);`;
  const killed = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  await once(killed.stdout, "data");
  killed.kill("SIGKILL");
  await once(killed, "exit");
  const orphan = runningPid();
  cluster = await startCluster(join(folder, "postgres"));
  expect(runningPid()).not.toBe(orphan);
  expect(await query("SELECT * FROM kept")).toHaveLength(1);
});

test("a pid file whose pid belongs to another program now blocks no start and does not end that program", async () => {
  const stopped = readFileSync(pidFile(), "utf8");
  await cluster.stop();
  const stranger = spawn("sleep", ["60"], { stdio: "ignore" });
  writeFileSync(pidFile(), stopped.replace(/^\d+/, String(stranger.pid)));
  cluster = await startCluster(join(folder, "postgres"));
  expect(await query("SELECT count(*)::int AS n FROM kept")).toEqual([{ n: 1 }]);
  expect(stranger.exitCode).toBeNull();
  stranger.kill();
});
