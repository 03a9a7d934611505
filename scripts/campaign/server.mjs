// A production server as a process of its own: started, killed without warning, started again at the same address.
import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../database/postgres.mjs";
import { ROOT } from "../paths.mjs";

const START_WITHIN_MS = 60_000;

export class CampaignServer {
  #child;
  port = 0;

  /** @param {Record<string, string>} settings @param {string} log the file for what it says */
  constructor(settings, log) {
    this.settings = settings;
    this.log = log;
  }

  get pid() {
    return this.#child?.pid;
  }

  get runs() {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** @param {Record<string, string>} [env] for this start only; throws if it does not answer in time */
  async start(env = {}) {
    this.port ||= await freePort();
    const log = openSync(this.log, "a");
    this.#child = spawn(process.execPath, [join(ROOT, "scripts", "start", "serve.mjs")], {
      cwd: ROOT,
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXTAUTH_URL: `http://127.0.0.1:${this.port}`,
        PORT: String(this.port),
        HOST: "127.0.0.1",
        ...this.settings,
        ...env,
      },
      stdio: ["ignore", log, log],
    });
    closeSync(log);
    for (const until = Date.now() + START_WITHIN_MS; this.runs && Date.now() < until; await pause(50))
      if (await fetch(`http://127.0.0.1:${this.port}/api/health/live`).catch(() => null)) return;
    throw new Error(`the server did not start: ${this.said().slice(-2_000)}`);
  }

  /** SIGKILL: no transaction is ended and no answer is finished. */
  kill() {
    return this.#end("SIGKILL");
  }

  /** SIGTERM, as an operator's update. */
  stop() {
    return this.#end("SIGTERM");
  }

  async #end(signal) {
    if (!this.runs) return;
    const child = this.#child;
    const gone = new Promise((done) => child.once("exit", done));
    child.kill(signal);
    await gone;
  }

  said() {
    return readFileSync(this.log, "utf8");
  }

  /** Seconds until it can do all of its work, by its own word; null if not within the time. */
  async healthyAfter(withinMs = 30_000) {
    const began = performance.now();
    while (performance.now() - began < withinMs) {
      const answer = await fetch(`http://127.0.0.1:${this.port}/api/health`, {
        signal: AbortSignal.timeout(12_000),
      }).catch(() => null);
      if (answer?.status === 200) return (performance.now() - began) / 1000;
      await pause(100);
    }
    return null;
  }

  /** Seconds of processor that it has had. */
  processorSeconds() {
    const stat = readFileSync(`/proc/${this.pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" "); // A process may have any name.
    return (Number(fields[11]) + Number(fields[12])) / 100; // In ticks, on Linux a hundred a second.
  }

  /** Resident memory in MB. */
  memory() {
    const status = readFileSync(`/proc/${this.pid}/status`, "utf8");
    return Number(/VmRSS:\s*(\d+)/.exec(status)?.[1]) / 1024;
  }
}
