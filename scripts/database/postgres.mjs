// The embedded PostgreSQL: created once, started, stopped, and restarted after any kind of kill. Listens on loopback
// only, with generated passwords.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { endLeftover } from "./postgres-leftover.mjs";
import { placeCluster } from "./postgres-folder.mjs";
import { run } from "../run.mjs";
import { Refusal } from "../say.mjs";

const LOOPBACK = "127.0.0.1";
const READY_WITHIN_MS = 120_000; // Replaying the log after a crash needs time.
const LOG_LIMIT = 10 * 1024 * 1024;
const programName = (name) => (process.platform === "win32" ? `${name}.exe` : name);

/** Programs are started from / with nothing of ours in their environment. */
function spawnOptions(owner) {
  const { PATH, TZ, SystemRoot } = process.env;
  const env = { PATH, LC_ALL: "C", ...(TZ && { TZ }), ...(SystemRoot && { SystemRoot }) };
  return { cwd: "/", env, ...(owner && { uid: owner.uid, gid: owner.gid }) };
}

export async function freePort() {
  const server = createServer();
  await new Promise((done, fail) => server.once("error", fail).listen(0, LOOPBACK, done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

const newPassword = () => randomBytes(24).toString("base64url");

/** An installation of before the two roles has no password for the second yet. */
function credentialsIn(home) {
  const file = join(home, "credentials.json");
  const found = JSON.parse(readFileSync(file, "utf8"));
  if (found.servingPassword) return found;
  const whole = { ...found, servingPassword: newPassword() };
  writeFileSync(`${file}.unfinished`, JSON.stringify(whole), { mode: 0o600 });
  renameSync(`${file}.unfinished`, file);
  return whole;
}

/**
 * Makes the cluster beside its final folder and moves it there when complete, so that a killed initdb leaves nothing.
 */
async function create({ home, native, owner }) {
  const half = `${home}.unfinished`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(join(half, "data"), { recursive: true });
  chmodSync(half, 0o711); // Whatever the umask: the database's user must pass through.
  const credentials = {
    adminPassword: newPassword(),
    appPassword: newPassword(),
    servingPassword: newPassword(),
    port: await freePort(),
  };
  const passwordFile = join(half, "password");
  writeFileSync(passwordFile, `${credentials.adminPassword}\n`, { mode: 0o600 });
  writeFileSync(join(half, "credentials.json"), JSON.stringify(credentials), { mode: 0o600 });
  if (owner) for (const path of [passwordFile, join(half, "data")]) chownSync(path, owner.uid, owner.gid);
  const flags = [
    "-D",
    join(half, "data"),
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
  ];
  try {
    await run(join(native, "bin", programName("initdb")), flags, { ...spawnOptions(owner), name: "initdb" });
    rmSync(passwordFile);
    renameSync(half, home);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    throw error;
  }
}

/** What the server wrote to its log since `from`, to show why it did not start. */
function logSince(file, from) {
  const size = statSync(file).size;
  const length = Math.min(size - from, 8_000);
  if (length <= 0) return "";
  const descriptor = openSync(file, "r");
  const buffer = Buffer.alloc(length);
  readSync(descriptor, buffer, 0, length, size - length);
  closeSync(descriptor);
  return buffer.toString("utf8");
}

function refuseFor(log, file) {
  if (/No space left on device/.test(log)) {
    return new Refusal(
      "磁盘已满，数据库启动不了：腾出空间后再启动。",
      "The disk is full and the database cannot start: free some space and start again.",
    );
  }
  const reason = /(?:FATAL|PANIC):\s*(.+)/.exec(log)?.[1] ?? log.trim().split("\n").at(-1) ?? "";
  return new Refusal(
    `内置数据库没有启动：${reason}（日志：${file}）`,
    `The embedded database did not start: ${reason} (log: ${file})`,
  );
}

/**
 * Starts the cluster in `wishedHome`, and creates it first if there is none.
 * @param {string} wishedHome
 * @param {{ onCrash?: (error: Error) => void }} [options] onCrash: it died and could not be brought back
 */
export async function startCluster(wishedHome, { onCrash } = {}) {
  const place = placeCluster(wishedHome);
  const { home, native, owner, moved } = place;
  const data = join(home, "data");
  const logFile = join(home, "postgres.log");
  if (!existsSync(home)) await create(place);
  const credentials = credentialsIn(home);
  const { default: pg } = await import("pg");
  let child;
  let stopping = false;
  let exited = Promise.resolve();
  /** Resolves when the server has ended and, if it was not stopped on purpose, has been restarted. */
  let watched = Promise.resolve();

  const url = (user, password, database) =>
    `postgresql://${user}:${password}@${LOOPBACK}:${credentials.port}/${database}`;
  const adminUrl = (database = "postgres") => url("postgres", credentials.adminPassword, database);

  async function answers() {
    const client = new pg.Client({ connectionString: adminUrl(), connectionTimeoutMillis: 5_000 });
    client.on("error", () => {});
    try {
      await client.connect();
      const { rows } = await client.query("SHOW data_directory");
      return rows[0].data_directory === data;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => {});
    }
  }

  async function launch() {
    await endLeftover(data);
    if (stopping) return "stopped";
    if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT) truncateSync(logFile);
    // A file, not a pipe, because a server whose parent was killed must not end from a broken pipe in the middle of a
    // write.
    const log = openSync(logFile, "a", 0o600);
    const logStart = statSync(logFile).size;
    const settings = [`listen_addresses=${LOOPBACK}`, "unix_socket_directories=", `port=${credentials.port}`];
    child = spawn(join(native, "bin", programName("postgres")), ["-D", data, ...settings.flatMap((s) => ["-c", s])], {
      ...spawnOptions(owner),
      stdio: ["ignore", log, log],
      detached: process.platform !== "win32", // Ctrl-C is for us; we stop it after the app.
    });
    closeSync(log);
    const me = child;
    let gone = false;
    exited = new Promise((done) => {
      const end = () => {
        gone = true;
        done();
      };
      me.once("exit", end).once("error", end);
    });
    const until = Date.now() + READY_WITHIN_MS;
    while (!gone && !stopping && Date.now() < until) {
      if (await answers()) return;
      await sleep(50);
    }
    if (stopping) return "stopped"; // stop() ends the child.
    const written = logSince(logFile, logStart);
    if (!gone) me.kill("SIGQUIT");
    return written || "no answer";
  }

  /** Another program may have used the port since then; a killed server's children may still run. */
  async function launchUntilUp() {
    const until = Date.now() + 30_000;
    for (;;) {
      const problem = await launch();
      if (problem === undefined) break;
      if (stopping) return;
      if (/could not bind|Address already in use/.test(problem)) {
        credentials.port = await freePort();
        writeFileSync(join(home, "credentials.json"), JSON.stringify(credentials), { mode: 0o600 });
      } else if (!/pre-existing shared memory|lock file .* already exists/.test(problem) || Date.now() > until) {
        throw refuseFor(problem, logFile);
      }
      await sleep(200);
    }
    watched = exited.then(revive);
  }

  const crashes = [];
  async function revive() {
    if (stopping) return;
    crashes.push(Date.now());
    try {
      if (crashes.filter((at) => at > Date.now() - 60_000).length > 5) throw refuseFor("", logFile);
      await launchUntilUp();
    } catch (error) {
      if (!stopping) onCrash?.(error);
    }
  }

  await launchUntilUp();
  return {
    home,
    moved,
    adminUrl,
    /** Of the role that owns the tables, and of the one that serves. */
    ownerUrl: (database) => url("zoufang", credentials.appPassword, database),
    appUrl: (database) => url("zoufang_app", credentials.servingPassword, database),
    passwords: { zoufang: credentials.appPassword, zoufang_app: credentials.servingPassword },
    pid: () => child.pid,
    /** Also waits for a running restart, because a server started after this would have no owner. */
    async stop() {
      stopping = true;
      const me = child;
      if (me.exitCode !== null || me.signalCode !== null) return watched;
      if (process.platform === "win32") {
        await run(join(native, "bin", "pg_ctl.exe"), ["stop", "-D", data, "-m", "fast"], { name: "pg_ctl" }).catch(() =>
          me.kill(),
        );
      } else {
        me.kill("SIGINT"); // "Fast": ends sessions, writes a checkpoint.
      }
      const force = setTimeout(() => me.kill("SIGQUIT"), 20_000);
      await exited;
      clearTimeout(force);
      await watched;
    },
  };
}
