// `npm run campaign:flakes -- 5 [--load]`: runs the end-to-end tests that many times in a row on one build, each time
// with a server and a database of its own, and prints a table of what failed. --load: two busy loops run at the same
// time. Every failure counts, because a test that fails once in five runs proves nothing. Ends automatically: at most
// 20 runs of at most an hour each.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../paths.mjs";
import { failuresIn, tableOf } from "./flake-table.mjs";

const mostRuns = 20;
const longestRunMs = 3_600_000;

const [count, ...options] = process.argv.slice(2);
const runs = Number(count ?? 5);
const load = options.includes("--load");
const specs = options.filter((option) => option !== "--load");
if (!Number.isInteger(runs) || runs < 1 || runs > mostRuns) {
  console.error(`npm run campaign:flakes -- <runs, 1 to ${mostRuns}> [--load] [specs]`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "zoufang-flakes-"));
const children = new Set();

function start(args, spawnOptions) {
  const child = spawn(process.execPath, args, { cwd: ROOT, ...spawnOptions });
  children.add(child);
  const ended = new Promise((done) => child.once("exit", (code) => (children.delete(child), done(code))));
  return { child, ended };
}

/** One run of the e2e stage: how it ended, how long it took, what failed in it. */
async function run(number) {
  const report = join(folder, `${number}.json`);
  const started = Date.now();
  const { child, ended } = start([join("scripts", "test.mjs"), "e2e", ...specs], {
    stdio: "inherit",
    env: { ...process.env, ZOUFANG_E2E_REPORT: report, ZOUFANG_E2E_MINUTES: String(longestRunMs / 60_000) },
  });
  const timer = setTimeout(() => child.kill("SIGTERM"), longestRunMs);
  const code = await ended;
  clearTimeout(timer);
  let failures = [];
  try {
    failures = failuresIn(JSON.parse(readFileSync(report, "utf8")));
  } catch {
    // Stopped before its report. Its exit code shows that it failed.
  }
  if (code !== 0 && failures.length === 0) failures = [{ test: "the run itself", error: `ended with code ${code}` }];
  return { number, seconds: Math.round((Date.now() - started) / 1000), failures };
}

function endAll() {
  for (const child of children) child.kill("SIGTERM");
}
let stopped = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.once(signal, () => {
    stopped = true;
    endAll();
  });

const busy = load ? [1, 2].map(() => start(["-e", "for (;;);"], { stdio: "ignore" })) : [];
const results = [];
try {
  for (let number = 1; number <= runs && !stopped; number += 1) {
    console.log(`\n===== run ${number} of ${runs}${load ? ", two busy loops beside it" : ""}`);
    results.push(await run(number));
  }
} finally {
  for (const { child } of busy) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
}
console.log(tableOf(results));
process.exit(stopped || results.some(({ failures }) => failures.length > 0) ? 1 : 0);
