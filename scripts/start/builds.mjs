// Where builds are stored: each in a folder of its own, named by its source, so that a new one is made beside the one
// that is being served, and the old one stays until its last server has ended.
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lockOwner, takeLock } from "../instance.mjs";
import { ROOT } from "../paths.mjs";

const STAMP = "zoufang-source";

/** @param {string} root the checkout */
export function buildsOf(root = ROOT) {
  const builds = join(root, ".next", "builds");
  const current = join(root, ".next", "current-build");
  const name = (hash) => hash.slice(0, 16);
  const stampOf = (hash) => join(builds, name(hash), STAMP);

  return {
    /** The folder of the build of this source, relative to the root: what Next calls distDir. */
    folder: (hash) => join(".next", "builds", name(hash)),

    isFinished: (hash) => existsSync(stampOf(hash)) && readFileSync(stampOf(hash), "utf8") === hash,

    /** Last, and in one step: a killed build is never mistaken for a finished one. */
    finish(hash) {
      writeFileSync(stampOf(hash), hash);
    },

    /** Makes this the build that `current` names, for tests and tools. */
    select(hash) {
      writeFileSync(`${current}.new`, join(".next", "builds", name(hash)));
      renameSync(`${current}.new`, current);
    },

    current: () => (existsSync(current) ? readFileSync(current, "utf8") : undefined),

    /** Records that a server runs on this build. The lock ends with its process. */
    claim(folder) {
      const servers = join(root, folder, "servers");
      mkdirSync(servers, { recursive: true });
      return takeLock(join(servers, String(process.pid)));
    },

    /** Removes every other build that no running server uses. */
    sweep(kept) {
      if (!existsSync(builds)) return;
      for (const each of readdirSync(builds)) {
        if (each === name(kept)) continue;
        const servers = join(builds, each, "servers");
        const inUse = existsSync(servers) && readdirSync(servers).some((pid) => lockOwner(join(servers, pid)));
        if (!inUse) rmSync(join(builds, each), { recursive: true, force: true });
      }
    },
  };
}
