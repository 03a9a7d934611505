// Where builds are stored: each in a folder of its own, named by its source, so that a new one is made beside the one
// that is being served, and the old one stays until its last server has ended.
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lockOwner, takeLock } from "../instance.mjs";
import { ROOT } from "../paths.mjs";

const STAMP = "zoufang-source";
/** Of how many builds before this one open pages still find their scripts, and for how long. */
const OLD_BUILDS = 3;
const OLD_BUILDS_FOR_MS = 14 * 24 * 3_600_000;

/** When a build was made; 0 for one that was never finished, of which no page was served. */
function madeAt(folder) {
  const scripts = join(folder, "static");
  return existsSync(scripts) ? statSync(scripts).mtimeMs : 0;
}

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

    /**
     * Removes every other build that no running server uses. Of the last ones the scripts and styles stay: pages that
     * were opened before the update still load them.
     */
    sweep(kept, now = Date.now()) {
      if (!existsSync(builds)) return;
      const unused = readdirSync(builds)
        .filter((each) => each !== name(kept))
        .filter((each) => {
          const servers = join(builds, each, "servers");
          return !existsSync(servers) || !readdirSync(servers).some((pid) => lockOwner(join(servers, pid)));
        })
        .map((each) => ({ each, madeAt: madeAt(join(builds, each)) }))
        .sort((a, b) => b.madeAt - a.madeAt);
      for (const [place, { each, madeAt }] of unused.entries()) {
        if (place >= OLD_BUILDS || now - madeAt > OLD_BUILDS_FOR_MS) {
          rmSync(join(builds, each), { recursive: true, force: true });
          continue;
        }
        for (const part of readdirSync(join(builds, each))) {
          if (part !== "static") rmSync(join(builds, each, part), { recursive: true, force: true });
        }
      }
    },
  };
}
