import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withTemporaryFolder } from "@/lib/temporary-folder";
import { removeLeftFolders } from "./left-folders.mjs";

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "left-folders-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The number of a process that has ended. */
const ended = () => spawnSync(process.execPath, ["-e", ""]).pid;

/** As a process leaves it that was killed in the middle. */
const leave = (pid, name = "archive") => {
  const left = `zoufang-${name}-${pid}-aB3dE6`;
  mkdirSync(join(folder, left));
  writeFileSync(join(folder, left, "archive.zip"), "走访");
  return left;
};

test("a start removes what a killed process left, and its own number's, and nothing else", () => {
  leave(ended(), "upload");
  leave(process.pid);
  const kept = [leave(process.ppid), "zoufang-archive", "zoufang-test-YGgdIn", `other-${ended()}-aB3dE6`];
  for (const name of kept.slice(1)) mkdirSync(join(folder, name));
  const file = `zoufang-upload-${ended()}-aB3dE6`;
  writeFileSync(join(folder, file), "a file is nobody's folder");
  removeLeftFolders(folder);
  expect(readdirSync(folder).sort()).toEqual([...kept, file].sort());
});

test("the name of a folder in use says its process; it goes with its work, also when that fails", async () => {
  const place = { TMPDIR: folder, before: process.env.TMPDIR };
  process.env.TMPDIR = place.TMPDIR;
  try {
    const failing = withTemporaryFolder("upload", async (path) => {
      expect(basename(path)).toMatch(new RegExp(`^zoufang-upload-${process.pid}-\\w{6}$`));
      // This process runs: only its own next start may call the folder left.
      writeFileSync(join(path, "whole"), "走访");
      throw new Error("refused");
    });
    await expect(failing).rejects.toThrow("refused");
    await withTemporaryFolder("archive", async () => removeLeftFolders(folder));
  } finally {
    if (place.before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = place.before;
  }
  expect(readdirSync(folder)).toEqual([]);
});
