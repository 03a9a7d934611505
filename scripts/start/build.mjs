// The production build, made when there is no finished one of this source.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { lockOwner } from "../instance.mjs";
import { DATA, ROOT } from "../paths.mjs";
import { run } from "../run.mjs";
import { Refusal, explain, sayFailure, step } from "../say.mjs";

const STAMP = join(ROOT, ".next", "zoufang-source");

/** What never reaches a build; anything else at the top level is taken as source. */
const NOT_SOURCE = new Set([
  "node_modules",
  "e2e",
  "docs",
  "scripts",
  "test-results",
  "playwright-report",
  "coverage",
  "next-env.d.ts",
]);
const TEST = /\.test\.(ts|tsx|mjs)$|\.md$|\.tsbuildinfo$/;

function sourceFiles(folder, prefix = "") {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${prefix}${entry.name}`;
      if (
        prefix === "" &&
        (NOT_SOURCE.has(entry.name) || (entry.name.startsWith(".") && !entry.name.startsWith(".env")))
      )
        return [];
      if (path === "lib/generated" || path === "lib/testing") return [];
      if (entry.isDirectory()) return sourceFiles(join(folder, entry.name), `${path}/`);
      return entry.isFile() && !TEST.test(path) ? [path] : [];
    });
}

export function sourceHash() {
  const hash = createHash("sha256").update(process.version).update(process.platform);
  for (const [name, value] of Object.entries(process.env).sort()) {
    if (name.startsWith("NEXT_PUBLIC_")) hash.update(`${name}=${value}\0`);
  }
  for (const path of sourceFiles(ROOT)) {
    hash.update(`${path}\0`).update(
      createHash("sha256")
        .update(readFileSync(join(ROOT, path)))
        .digest(),
    );
  }
  return hash.digest("hex");
}

export function isBuilt() {
  return existsSync(STAMP) && readFileSync(STAMP, "utf8") === sourceHash();
}

/** @returns {Promise<boolean>} whether a build was made; false when there was a fresh one */
export async function build() {
  if (isBuilt()) return false;
  // A build replaces the files under a server that is serving them.
  const serving = lockOwner(join(DATA, "start.lock"));
  if (serving && serving.pid !== process.pid) {
    throw new Refusal(
      `本目录的走访正在运行（进程 ${serving.pid}），源码又有改动：请先停下它再构建。`,
      `Zoufang is running from this folder (process ${serving.pid}) and the source has changed: stop it before building.`,
    );
  }
  await step("构建（约一分钟）", "Building (about a minute)", async () => {
    const hash = sourceHash();
    rmSync(STAMP, { force: true });
    try {
      await run(process.execPath, [join(ROOT, "node_modules", "next", "dist", "bin", "next"), "build"], {
        cwd: ROOT,
        name: "next build",
        env: {
          ...process.env,
          NODE_ENV: "production",
          NEXT_TELEMETRY_DISABLED: "1",
          // Nothing may be read from a database at build time: a page that
          // tries fails here, not with one town's data baked into it.
          DATABASE_URL: "postgresql://build:build@127.0.0.1:1/build",
          NEXTAUTH_SECRET: "only-for-the-build-".padEnd(64, "x"),
          NEXTAUTH_URL: "http://localhost:3000",
        },
      });
    } catch (error) {
      throw explain(error) ?? error;
    }
    const { buildWorker } = await import("./worker.mjs");
    await buildWorker();
    // Last: a build that was killed has no stamp and is made again. Of the
    // source as it was before: an edit meanwhile makes it stale at once.
    writeFileSync(STAMP, hash);
  });
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  build().catch((error) => {
    sayFailure(error);
    process.exitCode = 1;
  });
}
