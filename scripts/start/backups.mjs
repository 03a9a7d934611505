// Looks every few minutes whether the nightly backup is due, and has it made.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { ROOT } from "../paths.mjs";
import { dueNow } from "../backup/schedule.mjs";
import { connectTo } from "../backup/tables.mjs";
import { logLine } from "../serve/log.mjs";

const EVERY_MS = 5 * 60_000;
const COMMAND = join(ROOT, "scripts", "backup", "scheduled-command.mjs");

/** Whatever goes wrong is a line of the server's log; the health door tells it too. */
function tell(what) {
  logLine("error", JSON.stringify({ where: "backup", message: String(what).trim() }));
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {Awaited<ReturnType<typeof import("../backup/schedule.mjs").backupSettings>>} settings
 * @returns {{ stop(): Promise<void> }}
 */
export function scheduleBackups(env, settings) {
  if (!settings) return { stop: async () => {} };
  let child;
  let looking;

  async function due() {
    const client = await connectTo(env.DATABASE_URL);
    try {
      return await dueNow(client, settings);
    } finally {
      await client.end();
    }
  }

  async function make() {
    const args = ["--conditions=react-server", "--import", "tsx", COMMAND];
    child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "ignore", "pipe"] });
    const ended = new Promise((done) => child.once("error", done).once("exit", (code, signal) => done(code ?? signal)));
    const [said, how] = await Promise.all([text(child.stderr), ended]);
    if (how !== 0) tell(said || how);
  }

  const look = () => {
    looking ??= due()
      .then((is) => (is ? make() : undefined))
      .catch((error) => tell(error.message))
      .finally(() => (looking = undefined));
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  timer.unref();
  return {
    /** A backup under way ends with the server; the next server makes another. */
    async stop() {
      clearInterval(timer);
      child?.kill("SIGTERM");
      await looking;
    },
  };
}
