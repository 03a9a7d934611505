// From a clone to a running product, and stopped again in reverse order.
import { chmodSync, mkdirSync, writeFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { install } from "./install.mjs";
import { readEnvFiles } from "../env-files.mjs";
import { takeLock, withLock } from "../instance.mjs";
import { DATA } from "../paths.mjs";
import { endChildren } from "../run.mjs";
import { Refusal, say, sayFailure, step } from "../say.mjs";
import { accountLines } from "./account-lines.mjs";
import { buildsOf } from "./builds.mjs";
import { whenParentEnds } from "./parent.mjs";
import { checkPort, hostsOf, readPort } from "./ports.mjs";
import { keptSecret, requireProduction } from "./secret.mjs";

const ACCOUNTS = join(DATA, "demo-accounts.json");

/** What must be undone, last first. */
const undo = [];
let stopping;

async function stop(code) {
  stopping ??= (async () => {
    await endChildren();
    for (const action of undo.reverse()) await action().catch((error) => sayFailure(error));
    process.exit(code);
  })();
  return stopping;
}

async function fail(error) {
  if (stopping) return stopping; // Children fail when they are stopped; that is expected.
  sayFailure(error);
  return stop(1);
}

function openDataFolder() {
  // Undefined if it existed already. Its secrets have modes of their own.
  if (mkdirSync(DATA, { recursive: true })) chmodSync(DATA, 0o711);
  // One write, so that a read-only folder or a full disk is reported at once.
  const probe = join(DATA, `.probe-${process.pid}`);
  try {
    writeFileSync(probe, "x".repeat(4096));
  } finally {
    rmSync(probe, { force: true });
  }
}

function claimFolder() {
  const lock = takeLock(join(DATA, "start.lock"));
  if ("owner" in lock) {
    const { pid, url } = lock.owner;
    throw new Refusal(
      `走访已经在本目录运行（进程 ${pid}）${url ? `：${url}` : "。"}`,
      `Zoufang is already running from this folder (process ${pid})${url ? `: ${url}` : "."}`,
    );
  }
  undo.push(async () => lock.release());
  return lock;
}

async function startEmbedded() {
  const { startCluster } = await import("../database/postgres.mjs");
  const { prepareDemoDatabase } = await import("../database/demo-database.mjs");
  const cluster = await step("启动内置数据库", "Starting the embedded database", () =>
    startCluster(join(DATA, "postgres"), { onCrash: fail }),
  );
  undo.push(() => cluster.stop());
  if (cluster.moved) {
    say(`数据库文件在 ${cluster.home}（数据库用户进不了本目录）。`, `The database files are in ${cluster.home}.`);
  }
  const { checkServer } = await import("../database/server-rules.mjs");
  await checkServer(cluster.adminUrl()); // Its postgresql.conf may have been edited.
  process.env.NEXTAUTH_SECRET ||= keptSecret(join(DATA, "nextauth-secret"));
  process.env.DATABASE_URL = await prepareDemoDatabase(cluster, ACCOUNTS);
}

async function migrateOutside() {
  const { upgradeDatabase } = await import("../database/upgrade.mjs");
  await step("升级数据库", "Applying migrations", () => upgradeDatabase(process.env));
  delete process.env.DATABASE_OWNER_URL; // What serves does not have it.
}

async function sayWelcome(url, embedded) {
  say("");
  say(`走访已启动：${url}`, "Zoufang is running. Ctrl-C 停止 / stops.");
  if (!embedded) return;
  const { readDemoAccounts } = await import("../database/demo-database.mjs");
  const accounts = readDemoAccounts(ACCOUNTS);
  if (accounts.length === 0) return;
  for (const line of accountLines(accounts, { file: ACCOUNTS, terminal: process.stdout.isTTY === true })) say(line);
}

async function bringUp() {
  readEnvFiles();
  const port = readPort(process.env.PORT);
  const embedded = !process.env.DATABASE_URL;
  // The demo's passwords are on this screen, so other machines are allowed only on request.
  const host = process.env.HOST || (embedded ? "localhost" : "0.0.0.0");
  // Whatever can be refused without work is refused first.
  openDataFolder();
  if (!embedded) requireProduction(process.env);
  const lock = embedded ? claimFolder() : undefined;
  await checkPort(port, hostsOf(host));

  await withLock(join(DATA, "install.lock"), install);
  const { generate } = await import("./generate.mjs");
  const { build } = await import("./build.mjs");
  const { checkServer } = await import("../database/server-rules.mjs");
  const prepare = (work) => withLock(join(DATA, "build.lock"), work);
  await prepare(generate);
  await (embedded ? startEmbedded() : checkServer(process.env.DATABASE_URL));
  // Claimed under the same lock: nobody removes it before this server runs.
  const folder = await prepare(async () => {
    const made = await build();
    const claim = buildsOf().claim(made);
    undo.push(async () => claim.release());
    return made;
  });
  // An outside database is changed last, when nothing else can fail any more.
  if (!embedded) await migrateOutside();
  const { serve } = await import("./serve.mjs");
  const server = await step("启动网站", "Starting the web server", () => serve({ port, host, build: folder }));
  undo.push(() => server.close());
  lock?.note({ url: server.url });
  await sayWelcome(server.url, embedded);
}

export function launch() {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (!stopping) say("", "正在停止… Stopping…");
      void stop(0);
    });
  }
  // npm passes a SIGTERM on to the shell between it and us, and the shell does not pass it on.
  if (process.env.npm_lifecycle_event) whenParentEnds(() => void stop(0));
  bringUp().catch(fail);
}
