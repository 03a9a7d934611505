// The stages of `npm test`. Each returns { passed, failed, failures } and throws only unexpected errors. A stage that
// could not run counts as one failure.
import { copyFileSync, mkdirSync, openSync, closeSync, readFileSync } from "node:fs";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { findBrowser } from "./browser.mjs";
import { build } from "../start/build.mjs";
import { seedDemo } from "../database/demo-database.mjs";
import { withLock } from "../instance.mjs";
import { DATA, ROOT } from "../paths.mjs";
import { freePort } from "../database/postgres.mjs";
import { ChildFailure, run } from "../run.mjs";
import { Refusal, sayFailure, step } from "../say.mjs";
import { COLLECTED, checkCitus, known } from "../database/citus/check.mjs";
import { createDatabase } from "./database-server.mjs";
import { failuresOfPlaywright } from "./failures.mjs";

const bin = (...path) => join(ROOT, "node_modules", ...path);

/** Runs a tool with its output passed through. Returns undefined if it succeeded, else the end of its output. */
async function failureOf(args, env = {}) {
  try {
    await run(process.execPath, args, { cwd: ROOT, echo: true, env: { ...process.env, ...env } });
    return undefined;
  } catch (error) {
    if (!(error instanceof ChildFailure)) throw error;
    return error.output || error.message;
  }
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined; // The tool ended before its report.
  }
}

/** A stage that passes or fails as one. @param {import("./failures.mjs").Failure[]} failures */
const asOne = (failures) => ({
  passed: failures.length === 0 ? 1 : 0,
  failed: failures.length === 0 ? 0 : 1,
  failures,
});

const named = (test, message) => (message === undefined ? [] : [{ test, message }]);

/** A tool can fail with no test that failed, because it was stopped or a file could not be loaded. */
const ofTests = (passed, failed, failures, output) => ({
  passed,
  failed: output === undefined ? failed : Math.max(1, failed, failures.length),
  failures: failures.length > 0 ? failures : named("the run itself", output?.trim().split("\n").slice(-6).join("\n")),
});

export async function types(context, args) {
  // The types of routes and pages, which a clean checkout does not have yet.
  await run(process.execPath, [bin("next", "dist", "bin", "next"), "typegen"], { cwd: ROOT }).catch((error) =>
    sayFailure(error),
  );
  return asOne(named("tsc", await failureOf([bin("typescript-7", "bin", "tsc"), "--noEmit", ...args])));
}

export async function lint(context, args) {
  // Side by side: each uses one core.
  const [rules, layout] = await Promise.all([
    failureOf([bin("eslint", "bin", "eslint.js"), ".", "--max-warnings", "0", ...args]),
    failureOf([bin("prettier", "bin", "prettier.cjs"), "--check", "--log-level", "warn", "."]),
  ]);
  return asOne([...named("eslint", rules), ...named("prettier", layout)]);
}

async function vitest(project, context, args, env = {}) {
  const report = join(context.folder, `${project}.json`);
  const output = await failureOf(
    [
      bin("vitest", "vitest.mjs"),
      "run",
      `--project=${project}`,
      `--project=${project}-alone`,
      "--reporter=default",
      `--reporter=${join(ROOT, "scripts", "test", "vitest-report.mjs")}`,
      ...args,
    ],
    { ...env, ZOUFANG_VITEST_REPORT: report },
  );
  const { passed = 0, failed = 0, failures = [] } = readJson(report) ?? {};
  return ofTests(passed, failed, failures, output);
}

export async function unit(context, args) {
  return vitest("unit", context, args);
}

export async function db(context, args) {
  const server = await context.server();
  const urls = { ZOUFANG_TEST_SERVER: server.serverUrl, ZOUFANG_TEST_SERVING: server.appUrl("postgres") };
  return vitest("db", context, args, urls);
}

export async function production() {
  try {
    await withLock(join(DATA, "build.lock"), build);
    return asOne([]);
  } catch (error) {
    sayFailure(error);
    return asOne(named("build", error?.output || String(error?.message ?? error)));
  }
}

/** Starts the production server as a process of its own, as an operator would. @param root the checkout it is of */
export async function serveForTests(context, env, root = ROOT) {
  const logFile = join(context.folder, "server.log");
  const log = openSync(logFile, "a");
  const noting = pathToFileURL(join(ROOT, "scripts", "database", "citus", "collect.mjs")).href;
  const child = spawn(
    process.execPath,
    [...(env.ZOUFANG_STATEMENTS ? ["--import", noting] : []), join(root, "scripts", "start", "serve.mjs")],
    {
      cwd: root,
      env,
      stdio: ["ignore", log, log],
    },
  );
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

/** Statements of the run that are in question on Citus, of a kind that the list does not have yet. */
async function newOnCitus(databaseUrl, file) {
  copyFileSync(file, COLLECTED);
  const { found } = await checkCitus(databaseUrl, file);
  const list = known();
  return [...found]
    .filter(([key]) => !list.has(key))
    .map(([key, [text]]) => ({
      test: `a statement in question on Citus (${key})`,
      message: `${text.slice(0, 300)}\nAdd the project to it, or: npm run check:citus -- --accept (docs/scaling.md)`,
    }));
}

export async function e2e(context, args) {
  const built = await production();
  if (built.failed > 0) return built;
  const browser = await findBrowser();
  const server = await context.server();
  const database = `zoufang_e2e_${process.pid}`;
  await createDatabase(server.serverUrl, database);
  const accounts = join(context.folder, "demo-accounts.json");
  const attachments = { ATTACHMENTS_DIR: join(context.folder, "attachments") };
  await step("写入演示数据", "Writing the demo", () => seedDemo(server.appUrl(database), accounts, attachments));
  const port = await freePort();
  const env = {
    ...process.env,
    DATABASE_URL: server.appUrl(database),
    NEXTAUTH_SECRET: "only-for-the-tests-".padEnd(64, "x"),
    NEXTAUTH_URL: `http://localhost:${port}`,
    PORT: String(port),
    HOST: "localhost",
    TRUST_PROXY: "1",
    ...attachments,
    // The machine may have one or not; the tests see the same everywhere.
    SOFFICE_PATH: "none",
    ZOUFANG_STATEMENTS: join(context.folder, "statements.jsonl"),
  };
  const logFile = await serveForTests(context, env);
  // Stored on request (scripts/measure/flakes.mjs); else it is deleted with the folder.
  const report = process.env.ZOUFANG_E2E_REPORT || join(context.folder, "e2e.json");
  const output = await failureOf([bin("@playwright", "test", "cli.js"), "test", ...args], {
    // The tests look into every table, and hold some: as the owner. The server may not.
    DATABASE_URL: server.url(database),
    SERVING_URL: env.DATABASE_URL,
    ATTACHMENTS_DIR: env.ATTACHMENTS_DIR,
    DEMO_ACCOUNTS_FILE: accounts,
    BASE_URL: env.NEXTAUTH_URL,
    CHROMIUM_PATH: browser,
    PLAYWRIGHT_JSON: report,
  });
  if (output !== undefined) {
    mkdirSync(join(ROOT, "test-results"), { recursive: true });
    console.log(`--- the server's last words ---\n${readFileSync(logFile, "utf8").slice(-4_000)}`);
  }
  const result = readJson(report) ?? {};
  const passed = (result.stats?.expected ?? 0) + (result.stats?.flaky ?? 0);
  const tests = ofTests(passed, result.stats?.unexpected ?? 0, failuresOfPlaywright(result), output);
  const crossing = await newOnCitus(server.url(database), env.ZOUFANG_STATEMENTS);
  return { passed: tests.passed, failed: tests.failed + crossing.length, failures: [...tests.failures, ...crossing] };
}
