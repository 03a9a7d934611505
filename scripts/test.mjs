// `npm test`: everything, on a clean machine too. The last line is "N passed, N failed". One stage alone: `node
// scripts/test.mjs e2e [args]` (types, lint, unit, db, e2e; the arguments are passed to the stage's tool).
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { install } from "./start/install.mjs";
import { withLock } from "./instance.mjs";
import { DATA } from "./paths.mjs";
import { endChildren } from "./run.mjs";
import { Refusal, say, sayFailure } from "./say.mjs";
import { failureLines } from "./test/failures.mjs";

/** One after the other, so that no stage slows another down; only the first two use one core each. */
const ORDER = [["types", "lint"], ["unit"], ["db"], ["production"], ["e2e"]];
const ALL = ORDER.flat();

/** What the stages share: a folder, one database server started on first use, and what to undo. */
const context = { folder: mkdtempSync(join(tmpdir(), "zoufang-run-")), undo: [], server: undefined };
chmodSync(context.folder, 0o700); // The demo's passwords are stored here.

async function cleanUp() {
  await endChildren();
  for (const action of context.undo.splice(0).reverse()) await action().catch((error) => sayFailure(error));
  rmSync(context.folder, { recursive: true, force: true });
}

async function prepare() {
  mkdirSync(DATA, { recursive: true });
  await withLock(join(DATA, "install.lock"), install);
  const { generate } = await import("./start/generate.mjs");
  await withLock(join(DATA, "build.lock"), generate);
  const { startTestServer } = await import("./test/database-server.mjs");
  let server;
  context.server = () => {
    server ??= startTestServer().then((started) => {
      context.undo.push(() => started.stop());
      return started;
    });
    return server;
  };
}

async function main() {
  const [stage, ...args] = process.argv.slice(2);
  if (stage && !ALL.includes(stage))
    throw new Refusal(`没有这一项：${stage}（${ALL.join("、")}）`, `No such stage: ${stage} (${ALL.join(", ")})`);
  await prepare();
  const stages = await import("./test/stages.mjs");
  const total = { passed: 0, failed: 0, stages: [] };
  let built = true;
  const runStage = async (name) => {
    say(`\n== ${name}`);
    const started = Date.now();
    let result = { passed: 0, failed: 1, failures: [{ test: "skipped", message: "The build failed." }] };
    if (name === "e2e" && !built) say("构建没有成功，跳过端到端测试。", "Skipped: the build failed.");
    else
      result = await stages[name](context, stage ? args : []).catch((error) => {
        sayFailure(error);
        return {
          passed: 0,
          failed: 1,
          failures: [{ test: "the stage itself", message: String(error?.message ?? error) }],
        };
      });
    if (name === "production") built = result.failed === 0;
    total.passed += result.passed;
    total.failed += result.failed;
    total.stages.push({ stage: name, failures: result.failures });
    say(
      `== ${name}: ${result.passed} passed, ${result.failed} failed`,
      `${((Date.now() - started) / 1000).toFixed(1)} s`,
    );
  };
  for (const group of stage ? [[stage]] : ORDER) await Promise.all(group.map(runStage));
  return total;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.once(signal, () => void cleanUp().then(() => process.exit(130)));
}

let total = { passed: 0, failed: 1, stages: [] };
try {
  total = await main();
} catch (error) {
  sayFailure(error);
}
await cleanUp();
for (const line of failureLines(total.stages)) console.log(line);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
