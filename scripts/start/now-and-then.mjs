// What the server does by itself: looks every few minutes whether it is due, and then has a process do it.
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { ROOT } from "../paths.mjs";
import { connectTo } from "../backup/tables.mjs";
import { logLine } from "../serve/log.mjs";

const EVERY_MS = 5 * 60_000;

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {{ where: string, command: string, due: (client: import("pg").Client) => Promise<boolean> }} work
 *   where: its name in the log; command: the file to run
 * @returns {{ stop(): Promise<void> }}
 */
export function nowAndThen(env, { where, command, due }) {
  let child;
  let looking;
  /** Whatever goes wrong is a line of the server's log. */
  const tell = (what) => logLine("error", JSON.stringify({ where, message: String(what).trim() }));

  async function isDue() {
    const client = await connectTo(env.DATABASE_URL);
    try {
      return await due(client);
    } finally {
      await client.end();
    }
  }

  async function run() {
    const args = ["--conditions=react-server", "--import", "tsx", command];
    child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "ignore", "pipe"] });
    const ended = new Promise((done) => child.once("error", done).once("exit", (code, signal) => done(code ?? signal)));
    const [said, how] = await Promise.all([text(child.stderr), ended]);
    if (how !== 0) tell(said || how);
  }

  const look = () => {
    looking ??= isDue()
      .then((is) => (is ? run() : undefined))
      .catch((error) => tell(error.message))
      .finally(() => (looking = undefined));
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  timer.unref();
  return {
    /** What is under way ends with the server; the next server begins it anew. */
    async stop() {
      clearInterval(timer);
      child?.kill("SIGTERM");
      await looking;
    },
  };
}
