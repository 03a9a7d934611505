// Faults 11 and 12: a disk that is full or read-only. Small file systems in memory stand for the disks, so root is
// needed.
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ROOT } from "../../paths.mjs";
import { run } from "../../run.mjs";
import { setToWork } from "../devices.mjs";

/** How long somebody may write a file that is open when the disk is to become read-only. */
const CLOSED_WITHIN_MS = 10_000;

/** Tries until it works. @throws the last error */
async function soonOrThrow(attempt) {
  for (const until = Date.now() + CLOSED_WITHIN_MS; ; await pause(20))
    try {
      return attempt();
    } catch (error) {
      if (Date.now() >= until) throw error;
    }
}

/** A file system of its own. @returns its folder, `fill(leaving)`, `free()`, `readOnly(yes)`, `remove()` */
export function smallDisk(megabytes) {
  const folder = mkdtempSync(join(tmpdir(), "zoufang-disk-"));
  const mount = (...options) => execFileSync("mount", options, { stdio: "pipe" });
  mount("-t", "tmpfs", "-o", `size=${megabytes}m,mode=0777`, "tmpfs", folder);
  chmodSync(folder, 0o777);
  const filler = join(folder, "filler");
  return {
    folder,
    fill(leaving = 0) {
      const { bavail, bsize } = statfsSync(folder);
      const bytes = bavail * bsize - leaving;
      try {
        if (bytes > 0) writeFileSync(filler, Buffer.alloc(bytes, 1));
      } catch (error) {
        if (error.code !== "ENOSPC") throw error; // Somebody else has filled it: as good.
      }
    },
    free: () => rmSync(filler, { force: true }),
    // Refused as busy while a file is being written.
    readOnly: (yes) => soonOrThrow(() => mount("-o", `remount,${yes ? "ro" : "rw"}`, folder)),
    remove() {
      if (!existsSync(folder)) return; // Already.
      execFileSync("umount", ["-l", folder], { stdio: "pipe" });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const REFUSED_WITHIN_MS = 30_000;
const refusedOf = ({ tally }) => [...tally.tried.values()].reduce((sum, times) => sum + times, 0);

/** Waits for the next try that is refused: on a slow machine devices take their time to meet a full disk. */
async function oneMoreRefused(work) {
  const before = refusedOf(work);
  for (const until = Date.now() + REFUSED_WITHIN_MS; refusedOf(work) === before && Date.now() < until;) await pause(50);
}

/**
 * PostgreSQL has no room for a while: some saves fail, none that was acknowledged is lost, and all is well afterwards.
 */
async function databaseFull({ place, team, journal, note }) {
  const work = setToWork({ place, team, journal });
  await pause(500);
  place.disk.fill(200_000);
  await oneMoreRefused(work);
  await pause(4_000); // It may have to stop, and try to start.
  place.disk.free();
  // Where PostgreSQL had to stop, its operator starts it again when there is room.
  await place.database.ensure();
  const seconds = await place.server.healthyAfter();
  note("healthy after, s", seconds ?? 30);
  const late = await work.end();
  const refused = refusedOf(work);
  note("saves refused meanwhile", refused);
  const faults = [];
  if (seconds === null) faults.push("I6: not healthy within 30 s");
  if (refused === 0) faults.push("the disk was not full: nothing was refused");
  if (late) faults.push("I6: a device could not end its work within a minute");
  return { tally: work.tally, faults };
}

/** The folder of files is full, then read-only: texts still get in, no file is acknowledged, and later all get in. */
async function filesFull({ place, team, journal, note, round }) {
  const work = setToWork({ place, team, journal, files: { share: 0.5, least: 100_000, most: 400_000 } });
  await pause(500);
  const readOnly = round % 2 === 1;
  if (readOnly) await place.disk.readOnly(true);
  else place.disk.fill(50_000);
  await oneMoreRefused(work);
  await pause(1_000); // What had room before the others is acknowledged by now.
  const files = journal.all().filter(({ kind }) => kind === "file").length;
  await oneMoreRefused(work);
  const acknowledged = journal.all().filter(({ kind }) => kind === "file").length - files;
  if (readOnly) await place.disk.readOnly(false);
  else place.disk.free();
  const late = await work.end();
  const refused = refusedOf(work);
  note("tries refused meanwhile", refused);
  const faults = [];
  if (acknowledged > 0) faults.push(`I1: ${acknowledged} files acknowledged while there was no room`);
  if (refused === 0) faults.push("the disk was not full: nothing was refused");
  if (late) faults.push("I6: a device could not end its work within a minute");
  return { tally: work.tally, faults };
}

/** The pieces of a file that arrived while nothing could be deleted: the server's daily sweep takes them away. */
const sweep = ({ settings }) =>
  run(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "scripts/database/sweep-attachments-command.mjs"],
    {
      cwd: ROOT,
      env: { ...process.env, ...settings },
    },
  );

const needs = () =>
  process.getuid?.() === 0 && process.platform === "linux" ? null : "needs root on Linux, for a file system of its own";

/** A place on a small disk; the disk goes when the place does. */
const onDisk = (megabytes, place) => async (open) => {
  const disk = smallDisk(megabytes);
  try {
    return { ...(await open({ ...place(disk), afterwards: disk.remove })), disk };
  } catch (error) {
    disk.remove();
    throw error;
  }
};

export const disks = [
  {
    number: 11,
    name: "database-disk-full",
    title: "No room for PostgreSQL (a file system of 256 MB)",
    rounds: 5,
    needs,
    place: onDisk(256, ({ folder }) => ({ room: folder })),
    round: databaseFull,
  },
  {
    number: 12,
    name: "files-disk-full",
    title: "No room for files, or read-only",
    rounds: 10,
    needs,
    place: onDisk(256, ({ folder }) => {
      const attachments = join(folder, "attachments");
      mkdirSync(attachments);
      return { attachments };
    }),
    round: filesFull,
    tidy: sweep,
  },
];
