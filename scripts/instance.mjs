// A lock held by a running process. The file names the owner by pid and by the moment the kernel started it, so that a
// pid reused after kill -9 (common in containers) does not keep the lock for ever.
import { execFileSync } from "node:child_process";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** The moment a process started, as the kernel gives it; "" if it has ended. */
export function startedAt(pid) {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      // The command name, in parentheses, may itself contain spaces.
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (fields[0] === "Z") return "";
      const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
      return `${boot} ${fields[19]}`;
    }
    if (process.platform === "win32") {
      process.kill(pid, 0);
      return "running";
    }
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

function readOwner(file) {
  try {
    const owner = JSON.parse(readFileSync(file, "utf8"));
    return Number.isInteger(owner.pid) ? owner : undefined;
  } catch {
    return undefined;
  }
}

/** The process that holds the lock. Undefined if no running process does. */
export function lockOwner(file) {
  const owner = readOwner(file);
  if (!owner) return undefined;
  const now = startedAt(owner.pid);
  return now !== "" && now === owner.startedAt ? owner : undefined;
}

/**
 * Takes the lock, or returns the running owner.
 * @returns {{ release(): void, note(extra: object): void } | { owner: { pid: number, url?: string } }}
 */
export function takeLock(file) {
  mkdirSync(dirname(file), { recursive: true });
  const me = { pid: process.pid, startedAt: startedAt(process.pid) };
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(me));
  try {
    for (;;) {
      try {
        linkSync(mine, file); // Atomic: exists at once, whole, or fails.
        break;
      } catch (error) {
        if (error.code !== "EEXIST") throw error;
        const owner = lockOwner(file);
        if (owner) return { owner };
        rmSync(file, { force: true });
      }
    }
  } finally {
    rmSync(mine, { force: true });
  }
  const isMine = () => readOwner(file)?.pid === process.pid;
  return {
    note: (extra) => isMine() && writeFileSync(file, JSON.stringify({ ...me, ...extra })),
    release: () => isMine() && rmSync(file, { force: true }),
  };
}

/** Waits for the lock as long as its owner runs, then runs `work` with the lock. */
export async function withLock(file, work) {
  for (;;) {
    const lock = takeLock(file);
    if ("release" in lock) {
      try {
        return await work();
      } finally {
        lock.release();
      }
    }
    await sleep(200);
  }
}
