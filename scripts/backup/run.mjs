// `npm run backup`, `restore`, `verify` and the other commands of an operator: on a bare clone too. Installs what is
// missing, then runs the command's file, which needs the packages and reads TypeScript.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { readEnvFiles } from "../env-files.mjs";
import { withLock } from "../instance.mjs";
import { DATA, ROOT } from "../paths.mjs";
import { sayFailure } from "../say.mjs";
import { endChildren } from "../run.mjs";
import { install } from "../start/install.mjs";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Runs a command of this folder in a process of its own; its exit status. */
export async function runCommand(name, args, options = {}) {
  const file = join(ROOT, "scripts", "backup", `${name}.mjs`);
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", file, ...args], {
    cwd: ROOT,
    stdio: "inherit",
    ...options,
  });
  // A signal is the command's: it undoes what is half done, and this process waits for it.
  const pass = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, pass);
  try {
    return await new Promise((done, fail) => child.once("error", fail).once("exit", (code) => done(code ?? 1)));
  } finally {
    for (const signal of signals) process.off(signal, pass);
  }
}

/** Installs what is missing: a clone that was never started has neither packages nor a client of the database. */
async function prepare() {
  const stop = () => endChildren().then(() => process.exit(130));
  for (const signal of signals) process.once(signal, stop);
  mkdirSync(DATA, { recursive: true });
  await withLock(join(DATA, "install.lock"), install);
  const { generateUnder } = await import("../start/generate.mjs");
  await generateUnder((generate) => withLock(join(DATA, "build.lock"), generate));
  for (const signal of signals) process.off(signal, stop);
}

async function main([name, ...args]) {
  readEnvFiles();
  await prepare();
  process.exitCode = await runCommand(`${name}-command`, args);
}

if (process.argv[1]?.endsWith("run.mjs"))
  main(process.argv.slice(2)).catch((error) => {
    sayFailure(error);
    process.exitCode = 1;
  });
