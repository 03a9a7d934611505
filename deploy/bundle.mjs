// `npm run bundle -- FILE.tar.gz`: everything that a Linux machine without internet needs, Node.js too, as one file.
// Made on a machine of the same kind (processor and C library) that has internet.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { withLock } from "../scripts/instance.mjs";
import { DATA, ROOT } from "../scripts/paths.mjs";
import { run } from "../scripts/run.mjs";
import { Refusal, say, sayFailure, step } from "../scripts/say.mjs";
import { build } from "../scripts/start/build.mjs";
import { generate } from "../scripts/start/generate.mjs";
import { install } from "../scripts/start/install.mjs";

/** Starts with the Node.js of the bundle, whatever the machine has. */
const LAUNCHER = `#!/bin/sh
# ./zoufang start           with the embedded database; with DATABASE_URL in .env: with your own
# ./zoufang run backup …    any other command of package.json
cd "$(dirname "$0")" || exit 1
PATH="$PWD/bin:$PATH" exec bin/node bin/npm/bin/npm-cli.js "\${@:-start}"
`;

/** Packages that only building and testing need. */
function developmentPackages() {
  const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
  return Object.entries(packages).flatMap(([path, { dev }]) => (dev ? [path] : []));
}

/** Of the source: what is in version control, without the tests in the browser. */
function sourceFiles() {
  const files = execFileSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8" }).split("\0");
  return files.filter((file) => file && !file.startsWith("e2e/"));
}

/** npm's own folder, beside the Node.js that runs this. */
function npmFolder() {
  const entry = process.env.npm_execpath;
  if (entry && /npm-cli\.js$/.test(entry)) return resolve(entry, "..", "..");
  throw new Refusal("请用 npm run bundle 运行。", "Run it by npm: npm run bundle -- FILE.tar.gz");
}

async function main() {
  const [target] = process.argv.slice(2);
  if (!target?.endsWith(".tar.gz"))
    throw new Refusal("用法：npm run bundle -- 文件.tar.gz", "Usage: npm run bundle -- FILE.tar.gz");
  const npm = npmFolder();
  await withLock(join(DATA, "install.lock"), install);
  const folder = await withLock(join(DATA, "build.lock"), async () => {
    await generate();
    return build();
  });
  const stage = mkdtempSync(join(tmpdir(), "zoufang-bundle-"));
  try {
    const own = join(stage, "zoufang");
    mkdirSync(join(own, "bin"), { recursive: true });
    mkdirSync(join(own, ".data"), { mode: 0o711 });
    cpSync(process.execPath, join(own, "bin", "node"));
    cpSync(npm, join(own, "bin", "npm"), { recursive: true });
    // The build was made with it: with another key the machine would build again.
    cpSync(join(DATA, "action-key"), join(own, ".data", "action-key"));
    writeFileSync(join(own, "zoufang"), LAUNCHER, { mode: 0o755 });
    const list = [...sourceFiles(), "lib/generated", ".next/current-build", folder, "node_modules"];
    writeFileSync(join(stage, "list"), list.join("\0"));
    writeFileSync(
      join(stage, "left-out"),
      [...developmentPackages(), `${folder}/cache`, `${folder}/servers`, "node_modules/.cache"].join("\n"),
    );
    await step("打包", "Packing", () =>
      run(
        "tar",
        [
          ...["--create", "--gzip", `--file=${resolve(target)}`, "--owner=0", "--group=0", "--anchored"],
          // Every name begins with the bundle's folder; what a symbolic link names stays.
          "--transform=flags=rhS;s,^,zoufang/,",
          ...[`--exclude-from=${join(stage, "left-out")}`, `--directory=${ROOT}`],
          ...["--null", `--files-from=${join(stage, "list")}`],
          "--transform=flags=rhS;s,^zoufang/zoufang/,zoufang/,",
          ...[`--directory=${stage}`, "zoufang"],
        ],
        { cwd: ROOT, name: "tar" },
      ),
    );
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
  say(`已打包：${resolve(target)}`, "On the other machine: tar xzf it, then ./zoufang/zoufang start");
}

main().catch((error) => {
  sayFailure(error);
  process.exitCode = 1;
});
