// The production build, made if there is no finished one of this source.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { DATA, ROOT } from "../paths.mjs";
import { run } from "../run.mjs";
import { explain, sayFailure, step } from "../say.mjs";
import { buildsOf } from "./builds.mjs";
import { keptActionKey } from "./secret.mjs";

const builds = buildsOf();
/**
 * Next writes into the tsconfig of a build in a folder of its own. So the build has this copy, and ours stays
 * unchanged.
 */
const TSCONFIG = join(".next", "tsconfig.build.json");

/** What is never part of a build. Anything else at the top level counts as source. */
const NOT_SOURCE = new Set([
  "node_modules",
  "e2e",
  "docs",
  "scripts",
  "deploy",
  // Of a bundle (deploy/bundle.mjs).
  "bin",
  "zoufang",
  "test-results",
  "playwright-report",
  "coverage",
  "next-env.d.ts",
]);
/** What makes parts of a build besides Next. */
const MAKERS = ["scripts/start/worker.mjs", "scripts/start/plain-doors.mjs", "scripts/start/compress.mjs"];
const TEST = /\.test\.(ts|tsx|mjs)$|\.md$|\.tsbuildinfo$/;

function sourceFiles(folder, prefix = "") {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${prefix}${entry.name}`;
      // Not .env either: a build reads no setting, and a machine without internet must not build for one.
      if (prefix === "" && (NOT_SOURCE.has(entry.name) || entry.name.startsWith("."))) return [];
      if (path === "lib/generated" || path === "lib/testing") return [];
      if (entry.isDirectory()) return sourceFiles(join(folder, entry.name), `${path}/`);
      return entry.isFile() && !TEST.test(path) ? [path] : [];
    });
}

/** The same for every build of this installation. Another machine of it needs the setting. */
function actionKey() {
  mkdirSync(DATA, { recursive: true });
  return process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || keptActionKey(join(DATA, "action-key"));
}

/**
 * @param {string} key what the ids of the server actions are made with
 * @param {string} [root] the checkout
 */
export function sourceHash(key, root = ROOT) {
  const hash = createHash("sha256").update(process.version).update(process.platform).update(key);
  for (const [name, value] of Object.entries(process.env).sort()) {
    if (name.startsWith("NEXT_PUBLIC_")) hash.update(`${name}=${value}\0`);
  }
  const files = [...sourceFiles(root).map((path) => [path, root]), ...MAKERS.map((path) => [path, ROOT])];
  for (const [path, folder] of files) {
    hash.update(`${path}\0`).update(
      createHash("sha256")
        .update(readFileSync(join(folder, path)))
        .digest(),
    );
  }
  return hash.digest("hex");
}

/**
 * Builds beside the build that is being served, and removes builds that nobody serves any more.
 * @returns {Promise<string>} the folder of the build of today's source, relative to the root
 */
export async function build() {
  const key = actionKey();
  const hash = sourceHash(key);
  const folder = builds.folder(hash);
  if (!builds.isFinished(hash)) {
    await step("构建（约一分钟）", "Building (about a minute)", () => make(folder, key));
    // Of the source as it was before: an edit meanwhile requires another build.
    builds.finish(hash);
  }
  builds.select(hash);
  builds.sweep(hash);
  return folder;
}

async function make(folder, key) {
  rmSync(join(ROOT, folder), { recursive: true, force: true });
  mkdirSync(join(ROOT, ".next"), { recursive: true });
  writeFileSync(join(ROOT, TSCONFIG), JSON.stringify({ extends: "../tsconfig.json" }));
  try {
    await run(process.execPath, [join(ROOT, "node_modules", "next", "dist", "bin", "next"), "build"], {
      cwd: ROOT,
      name: "next build",
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key,
        ZOUFANG_BUILD: folder,
        ZOUFANG_TSCONFIG: TSCONFIG,
        // Nothing may be read from a database at build time. A page that tries fails here, instead of containing one
        // town's data.
        DATABASE_URL: "postgresql://build:build@127.0.0.1:1/build",
        NEXTAUTH_SECRET: "only-for-the-build-".padEnd(64, "x"),
        NEXTAUTH_URL: "http://localhost:3000",
      },
    });
  } catch (error) {
    throw explain(error) ?? error;
  }
  const { buildWorker } = await import("./worker.mjs");
  await buildWorker(folder);
  const { buildDoors } = await import("./plain-doors.mjs");
  await buildDoors(folder);
  const { compressBuild } = await import("./compress.mjs");
  await compressBuild(folder);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  build().catch((error) => {
    sayFailure(error);
    process.exitCode = 1;
  });
}
