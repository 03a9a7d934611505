// After kill -9 of a start, its PostgreSQL may still be running; after kill -9
// of PostgreSQL its pid file stays, and the pid may belong to someone else now.
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
    // Gone in the meantime.
  }
}

/**
 * Leaves the data folder without a running server. The caller holds the
 * start's lock, so a server still running is an orphan, not a colleague.
 * @param {string} data the cluster's data folder
 */
export async function endLeftover(data) {
  const pidFile = join(data, "postmaster.pid");
  const pid = Number.parseInt(firstLine(pidFile), 10);
  if (!Number.isInteger(pid) || pid <= 0) return;
  if (process.platform === "win32") return; // PostgreSQL's own check must do.
  if (startedAt(pid) === "") return; // Dead: PostgreSQL clears the file itself.
  const command = commandLine(pid);
  if (!(command.includes("postgres") && command.includes(` ${data} `))) {
    // The pid was given to another program. PostgreSQL would only see that
    // it is alive, and refuse to start.
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
