// Runs a child process to its end, and keeps the tail of its output.
import { spawn } from "node:child_process";

const KEEP_CHARACTERS = 16_000;
const running = new Set();

export class ChildFailure extends Error {
  constructor(name, code, signal, output) {
    super(`${name} ended with ${signal ?? `code ${code}`}`);
    this.code = code;
    this.output = output;
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions & {
 *   name?: string, timeoutMs?: number, echo?: boolean }} [options]
 * @returns {Promise<string>} the tail of its output; rejects with ChildFailure
 */
export function run(command, args, options = {}) {
  const { name = command, timeoutMs, echo = false, ...spawnOptions } = options;
  return new Promise((resolve, reject) => {
    // A process group of its own: a Ctrl-C in the terminal reaches us first, and we end the child with all of its own
    // children (next build has workers).
    const child = spawn(command, args, {
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
      ...spawnOptions,
    });
    running.add(child);
    let output = "";
    const keep = (chunk) => {
      if (echo) process.stdout.write(chunk);
      output = (output + chunk).slice(-KEEP_CHARACTERS);
    };
    child.stdout?.setEncoding("utf8").on("data", keep);
    child.stderr?.setEncoding("utf8").on("data", keep);
    const timer = timeoutMs && setTimeout(() => end(child, "SIGKILL"), timeoutMs);
    child.on("error", (error) => {
      clearTimeout(timer);
      running.delete(child);
      reject(Object.assign(error, { output }));
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      running.delete(child);
      if (code === 0) resolve(output);
      else reject(new ChildFailure(name, code, signal, output));
    });
  });
}

function end(child, signal) {
  if (!child.pid) return;
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Already ended.
  }
}

/** Ends every child still running, with its descendants. */
export async function endChildren() {
  const open = [...running];
  if (open.length === 0) return;
  const gone = Promise.all(open.map((child) => new Promise((done) => child.once("close", done))));
  for (const child of open) end(child, "SIGTERM");
  const force = setTimeout(() => open.forEach((child) => end(child, "SIGKILL")), 5_000);
  await gone;
  clearTimeout(force);
}
