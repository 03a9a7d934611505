// `npm run backup`, `restore`, `verify`, and `admin:reset-factor`: on a bare clone too. Installs what is missing, then
// runs the command's file, which needs the packages and reads TypeScript.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { readEnvFiles } from "../env-files.mjs";
import { withLock } from "../instance.mjs";
import { DATA, ROOT } from "../paths.mjs";
import { sayFailure } from "../say.mjs";
import { install } from "../start/install.mjs";

/** Runs a command of this folder in a process of its own; its exit status. */
export async function runCommand(name, args, options = {}) {
  const file = join(ROOT, "scripts", "backup", `${name}.mjs`);
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", file, ...args], {
    cwd: ROOT,
    stdio: "inherit",
    ...options,
  });
  return new Promise((done, fail) => child.once("error", fail).once("exit", (code) => done(code ?? 1)));
}

async function main([name, ...args]) {
  readEnvFiles();
  mkdirSync(DATA, { recursive: true });
  await withLock(join(DATA, "install.lock"), install);
  process.exitCode = await runCommand(`${name}-command`, args);
}

if (process.argv[1]?.endsWith("run.mjs"))
  main(process.argv.slice(2)).catch((error) => {
    sayFailure(error);
    process.exitCode = 1;
  });
