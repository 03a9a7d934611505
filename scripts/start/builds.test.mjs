import { execFileSync, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startedAt } from "../instance.mjs";
import { sourceHash } from "./build.mjs";
import { buildsOf } from "./builds.mjs";

const [first, second] = ["a".repeat(64), "b".repeat(64)];

let root;
let builds;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "zoufang-builds-"));
  builds = buildsOf(root);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function make(hash) {
  mkdirSync(join(root, builds.folder(hash)), { recursive: true });
  builds.finish(hash);
  builds.select(hash);
  builds.sweep(hash);
}

/** Like another process's lock: the name is its pid, the content says when it began. */
function claimAs(pid, folder) {
  mkdirSync(join(root, folder, "servers"), { recursive: true });
  writeFileSync(join(root, folder, "servers", String(pid)), JSON.stringify({ pid, startedAt: startedAt(pid) }));
}

test("a build that was not finished is made again", () => {
  mkdirSync(join(root, builds.folder(first)), { recursive: true });
  expect(builds.isFinished(first)).toBe(false);
  builds.finish(first);
  expect(builds.isFinished(first)).toBe(true);
  expect(builds.isFinished(second)).toBe(false);
});

test("a build is of the source, not of the settings: a bundle without internet cannot make another one for them", () => {
  mkdirSync(join(root, "app"));
  writeFileSync(join(root, "app", "page.tsx"), "1");
  const before = sourceHash("key", root);
  writeFileSync(join(root, ".env"), "DATABASE_URL=postgresql://one");
  expect(sourceHash("key", root)).toBe(before);
  writeFileSync(join(root, "app", "page.tsx"), "2");
  expect(sourceHash("key", root)).not.toBe(before);
});

test("the newest build is the current one", () => {
  make(first);
  make(second);
  expect(builds.current()).toBe(builds.folder(second));
});

test("a build stays while a server runs on it, and is removed by the next build after that server has ended", () => {
  make(first);
  claimAs(process.pid, builds.folder(first));
  make(second);
  expect(existsSync(join(root, builds.folder(first)))).toBe(true);
  rmSync(join(root, builds.folder(first), "servers"), { recursive: true });
  make(second);
  expect(existsSync(join(root, builds.folder(first)))).toBe(false);
  expect(existsSync(join(root, builds.folder(second)))).toBe(true);
});

test("of the last three builds the scripts stay for open pages, for two weeks, and nothing else does", () => {
  const day = 24 * 3_600_000;
  const made = ["a", "b", "c", "d", "e"].map((letter) => letter.repeat(64));
  for (const [place, hash] of made.entries()) {
    const folder = join(root, builds.folder(hash));
    mkdirSync(join(folder, "static"), { recursive: true });
    mkdirSync(join(folder, "server"));
    const moment = new Date(Date.now() - (made.length - place) * 1_000);
    utimesSync(join(folder, "static"), moment, moment);
  }
  const [oldest, ...last] = made.slice(0, 4).map((hash) => join(root, builds.folder(hash)));
  builds.sweep(made.at(-1));
  expect(existsSync(oldest)).toBe(false);
  for (const folder of last) expect(readdirSync(folder)).toEqual(["static"]);
  expect(existsSync(join(root, builds.folder(made.at(-1)), "server"))).toBe(true);
  builds.sweep(made.at(-1), Date.now() + 15 * day);
  for (const folder of last) expect(existsSync(folder)).toBe(false);
});

test("the lock of a server that was killed keeps no build", () => {
  const dead = Number(execFileSync(process.execPath, ["-p", "process.pid"], { encoding: "utf8" }));
  make(first);
  claimAs(dead, builds.folder(first));
  make(second);
  expect(existsSync(join(root, builds.folder(first)))).toBe(false);
});

test("a process that npm started ends with the shell between them", async () => {
  const note = join(root, "ended");
  const pidFile = join(root, "pid");
  const script = join(root, "server.mjs");
  const parent = new URL("./parent.mjs", import.meta.url).href;
  writeFileSync(
    script,
    `import { writeFileSync } from "node:fs";
     import { whenParentEnds } from ${JSON.stringify(parent)};
     setInterval(() => {}, 1000);
     whenParentEnds(() => { writeFileSync(${JSON.stringify(note)}, "ended"); process.exit(0); });
     writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));`,
  );
  // The second command prevents the shell from becoming the process itself.
  const shell = spawn("sh", ["-c", `${process.execPath} ${script}; true`], { stdio: "ignore" });
  await expect.poll(() => existsSync(pidFile), { timeout: 10_000 }).toBe(true);
  shell.kill("SIGTERM");
  await expect.poll(() => existsSync(note), { timeout: 10_000 }).toBe(true);
  await expect.poll(() => startedAt(Number(readFileSync(pidFile, "utf8"))), { timeout: 10_000 }).toBe("");
});
