// The doors that the server opens without Next, compiled from the same source as Next's routes: one file beside the
// finished build, loaded by scripts/serve/plain-doors.mjs.
import { join } from "node:path";
import { ROOT } from "../paths.mjs";

/** Each by its name in lib/auth/doors.ts, with the export of lib/visits/sync-door.ts that opens it. */
export const PLAIN_DOORS = { "POST /api/sync/visits": "syncDoor" };
const SOURCE = join(ROOT, "lib", "visits", "sync-door.ts");

/** @param {string} folder the build, relative to the root */
export const doorsFile = (folder) => join(folder, "zoufang-doors.cjs");

/**
 * These stay outside, as in Next's build: so both have the same classes of errors and statements, and share what is
 * kept once in the process (lib/db.ts).
 */
const OUTSIDE = ["pg", "@prisma/client", "@prisma/client/*", "@node-rs/argon2"];

/**
 * @param {string | null} folder the build, relative to the root; null to see only what would become part of the file
 * @returns {Promise<{ inputs: Record<string, object> }>} the files that it is made of
 */
export async function buildDoors(folder) {
  const { build } = await import("esbuild");
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [SOURCE],
    ...(folder ? { outfile: join(ROOT, doorsFile(folder)) } : { write: false, outfile: "doors.cjs" }),
    metafile: true,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    conditions: ["react-server"],
    external: OUTSIDE,
    minifySyntax: true,
    sourcemap: "linked",
    tsconfig: join(ROOT, "tsconfig.json"),
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "silent",
  });
  return metafile;
}
