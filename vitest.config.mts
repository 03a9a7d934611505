import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");

const resolve = {
  alias: {
    "@": root,
    // As next.config.js resolves it.
    "use-intl-as-it-is": `${root}/node_modules/use-intl/dist/esm/production/format-message/index.js`,
    // Outside Next it throws in any module that is not a server component.
    "server-only": `${root}/node_modules/server-only/empty.js`,
  },
};

const folders = ["app", "components", "lib", "prisma", "scripts"];
const isTest = /\.test\.(ts|tsx|mjs)$/;
const testFiles = folders
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
  )
  .filter((path) => isTest.test(path) && !path.includes("node_modules"))
  .map((path) => path.replaceAll("\\", "/"));
/** As a pattern that means just this file: brackets are part of a route's path. */
const asPattern = (path: string) => path.replace(/[()[\]]/g, "\\$&");
const isDatabase = (path: string) => path.includes(".db.test.");
/** A module that a file replaces stays replaced as long as its process runs, so the process is the file's own. */
const replaces = (path: string) => /\bvi\.mock\(/.test(readFileSync(join(root, path), "utf8"));

/** The campaign tries random cases many times as often (lib/testing/how-often.ts). */
const often = Number(process.env["ZOUFANG_OFTEN"] ?? 1);

const unit = {
  // Ends a test that hangs. Far above the slowest one, also on a machine that does other work.
  testTimeout: 120_000 * often,
  // Their globals come and go with each file, like our own modules.
  server: { deps: { inline: ["fake-indexeddb", "idb"] } },
};
const db = { globalSetup: ["scripts/test/vitest-database.mjs"], testTimeout: 60_000 * often, hookTimeout: 60_000 };

/** The files of a worker share its process, and scripts/test/vitest-tidy.mjs takes away what each leaves behind. */
const warnings = "scripts/test/vitest-warnings.mjs";
const shared = { isolate: false, setupFiles: ["scripts/test/vitest-tidy.mjs", warnings] };

const project = (name: string, kind: typeof unit | typeof db, files: string[]) => [
  { resolve, test: { ...kind, ...shared, name, include: files.filter((path) => !replaces(path)).map(asPattern) } },
  {
    resolve,
    test: { ...kind, setupFiles: [warnings], name: `${name}-alone`, include: files.filter(replaces).map(asPattern) },
  },
];

export default defineConfig({
  resolve,
  test: {
    // Vitest leaves one core idle; here nothing else runs beside it.
    maxWorkers: availableParallelism(),
    projects: [
      ...project(
        "unit",
        unit,
        testFiles.filter((path) => !isDatabase(path)),
      ),
      ...project("db", db, testFiles.filter(isDatabase)),
    ],
  },
});
