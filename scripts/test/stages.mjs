// The stages of `npm test`. Each returns { passed, failed } and throws only unexpected errors. A stage that could not
// run counts as one failure.
import { mkdirSync, openSync, closeSync, readFileSync } from "node:fs";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findBrowser } from "./browser.mjs";
import { build } from "../start/build.mjs";
import { seedDemo } from "../database/demo-database.mjs";
import { withLock } from "../instance.mjs";
import { DATA, ROOT } from "../paths.mjs";
import { freePort } from "../database/postgres.mjs";
import { ChildFailure, run } from "../run.mjs";
import { Refusal, sayFailure, step } from "../say.mjs";
import { createDatabase } from "./database-server.mjs";

const bin = (...path) => join(ROOT, "node_modules", ...path);

/** Runs a tool with its output passed through. Returns whether it succeeded. */
async function succeeds(args, env = {}) {
  try {
    await run(process.execPath, args, { cwd: ROOT, echo: true, env: { ...process.env, ...env } });
    return true;
  } catch (error) {
    if (!(error instanceof ChildFailure)) throw error;
    return false;
  }
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined; // The tool ended before its report.
  }
}

const one = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

export async function types(context, args) {
  // The types of routes and pages, which a clean checkout does not have yet.
  await run(process.execPath, [bin("next", "dist", "bin", "next"), "typegen"], { cwd: ROOT }).catch((error) =>
    sayFailure(error),
  );
  return one(await succeeds([bin("typescript", "bin", "tsc"), "--noEmit", ...args]));
}

export async function lint(context, args) {
  const rules = await succeeds([bin("eslint", "bin", "eslint.js"), ".", "--max-warnings", "0", ...args]);
  const layout = await succeeds([bin("prettier", "bin", "prettier.cjs"), "--check", "--log-level", "warn", "."]);
  return one(rules && layout);
}

async function vitest(project, context, args, env = {}) {
  const report = join(context.folder, `${project}.json`);
  const ok = await succeeds(
    [
      bin("vitest", "vitest.mjs"),
      "run",
      `--project=${project}`,
      `--project=${project}-alone`,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...args,
    ],
    env,
  );
  const result = readJson(report);
  const passed = result?.numPassedTests ?? 0;
  const failed = result?.numFailedTests ?? 0;
  // A file that cannot even be loaded has no failed test, yet the run failed.
  return { passed, failed: ok ? failed : Math.max(1, failed) };
}

export async function unit(context, args) {
  return vitest("unit", context, args);
}

export async function db(context, args) {
  const server = await context.server();
  return vitest("db", context, args, { ZOUFANG_TEST_SERVER: server.serverUrl });
}

export async function production() {
  try {
    await withLock(join(DATA, "build.lock"), build);
    return one(true);
  } catch (error) {
    sayFailure(error);
    return one(false);
  }
}

/** Starts the production server as a process of its own, as an operator would. */
export async function serveForTests(context, env) {
  const logFile = join(context.folder, "server.log");
  const log = openSync(logFile, "a");
  const child = spawn(process.execPath, [join(ROOT, "scripts", "start", "serve.mjs")], {
    cwd: ROOT,
    env,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const exited = new Promise((done) => child.once("exit", done));
  context.undo.push(async () => {
    child.kill("SIGTERM");
    const force = setTimeout(() => child.kill("SIGKILL"), 15_000);
    await exited;
    clearTimeout(force);
  });
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(100)) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    const answered = await fetch(env.NEXTAUTH_URL, { redirect: "manual" }).catch(() => undefined);
    if (answered) return logFile;
  }
  throw new Refusal(`测试用的网站没有启动：\n${readFileSync(logFile, "utf8")}`, "The server under test did not start.");
}

export async function e2e(context, args) {
  if ((await production()).failed > 0) return one(false);
  const browser = await findBrowser();
  const server = await context.server();
  const database = `zoufang_e2e_${process.pid}`;
  await createDatabase(server.serverUrl, database);
  const accounts = join(context.folder, "demo-accounts.json");
  await step("写入演示数据", "Writing the demo", () => seedDemo(server.url(database), accounts));
  const port = await freePort();
  const env = {
    ...process.env,
    DATABASE_URL: server.url(database),
    NEXTAUTH_SECRET: "only-for-the-tests-".padEnd(64, "x"),
    NEXTAUTH_URL: `http://localhost:${port}`,
    PORT: String(port),
    HOST: "localhost",
    TRUST_PROXY: "1",
    ATTACHMENTS_DIR: join(context.folder, "attachments"),
    // The machine may have one or not; the tests see the same everywhere.
    SOFFICE_PATH: "none",
  };
  const logFile = await serveForTests(context, env);
  // Stored on request (scripts/measure/flakes.mjs); else it is deleted with the folder.
  const report = process.env.ZOUFANG_E2E_REPORT || join(context.folder, "e2e.json");
  const ok = await succeeds([bin("@playwright", "test", "cli.js"), "test", ...args], {
    DATABASE_URL: env.DATABASE_URL,
    ATTACHMENTS_DIR: env.ATTACHMENTS_DIR,
    DEMO_ACCOUNTS_FILE: accounts,
    BASE_URL: env.NEXTAUTH_URL,
    CHROMIUM_PATH: browser,
    PLAYWRIGHT_JSON: report,
  });
  if (!ok) {
    mkdirSync(join(ROOT, "test-results"), { recursive: true });
    console.log(`--- the server's last words ---\n${readFileSync(logFile, "utf8").slice(-4_000)}`);
  }
  const stats = readJson(report)?.stats;
  const passed = (stats?.expected ?? 0) + (stats?.flaky ?? 0);
  const failed = stats?.unexpected ?? 0;
  return { passed, failed: ok ? failed : Math.max(1, failed) };
}
