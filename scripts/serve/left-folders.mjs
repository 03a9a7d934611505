// What a killed server leaves in the system's temporary folder: an archive that was being read, an upload that was
// being checked, a report that was being drawn. All of it is somebody's words or photos, and can fill the disk.
import { lstatSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startedAt } from "../instance.mjs";

/** `zoufang-<what>-<process>-<chance>`, as lib/temporary-folder.ts names them. */
const named = /^zoufang-[a-z]+-(\d+)-[A-Za-z0-9]{6}$/;

/**
 * Removes the folders of processes that run no more. Called before this process has made one: a folder with its own
 * number is an earlier process's, as in a container, where numbers begin anew.
 */
export function removeLeftFolders(folder = tmpdir()) {
  for (const name of readdirSync(folder)) {
    const pid = Number(named.exec(name)?.[1] ?? 0);
    if (pid === 0 || (pid !== process.pid && startedAt(pid) !== "")) continue;
    const path = join(folder, name);
    try {
      if (lstatSync(path).isDirectory()) rmSync(path, { recursive: true, force: true });
    } catch {
      // Another account's, or another server has just removed it.
    }
  }
}
