// After kill -9 of a start, its PostgreSQL may still be running. After kill -9 of PostgreSQL its pid file stays, and
// the pid may belong to another process now.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startedAt } from "../instance.mjs";
import { firstLine } from "./postgres-folder.mjs";

function commandLine(pid) {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // Deleted in the meantime.
  }
}

/**
 * Ensures that no server runs on the data folder. The caller holds the start's lock, so a server that still runs was
 * left behind by a killed start.
 * @param {string} data the cluster's data folder
 */
export async function endLeftover(data) {
  const pidFile = join(data, "postmaster.pid");
  const pid = Number.parseInt(firstLine(pidFile), 10);
  if (!Number.isInteger(pid) || pid <= 0) return;
  if (process.platform === "win32") return; // PostgreSQL's own check must be enough.
  if (startedAt(pid) === "") return; // Not running: PostgreSQL clears the file itself.
  const command = commandLine(pid);
  if (!(command.includes("postgres") && command.includes(` ${data} `))) {
    // The pid belongs to another program now. PostgreSQL would only see that this process runs, and refuse to start.
    rmSync(pidFile, { force: true });
    return;
  }
  for (const [name, patienceMs] of [
    ["SIGINT", 20_000],
    ["SIGQUIT", 10_000],
    ["SIGKILL", 5_000],
  ]) {
    signal(pid, name);
    for (const until = Date.now() + patienceMs; Date.now() < until;) {
      if (startedAt(pid) === "") return;
      await sleep(50);
    }
  }
}
