import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockOwner, startedAt, takeLock, withLock } from "./instance.mjs";

let folder;
let file;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zoufang-lock-"));
  file = join(folder, "start.lock");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a second start is shown who runs already, and where", () => {
  takeLock(file).note({ url: "http://localhost:3000" });
  expect(takeLock(file).owner).toMatchObject({ pid: process.pid, url: "http://localhost:3000" });
});

test("a killed start does not keep its lock", () => {
  writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, startedAt: "gone" }));
  expect(takeLock(file)).toHaveProperty("release");
});

test("a pid that now belongs to another process does not keep the lock", () => {
  writeFileSync(file, JSON.stringify({ pid: process.ppid, startedAt: "another moment" }));
  expect(lockOwner(file)).toBeUndefined();
  expect(takeLock(file)).toHaveProperty("release");
});

test("a half-written lock does not block a start", () => {
  writeFileSync(file, '{"pid": 1');
  expect(takeLock(file)).toHaveProperty("release");
});

test("releasing leaves another's lock alone", () => {
  const lock = takeLock(file);
  const others = JSON.stringify({ pid: process.ppid, startedAt: startedAt(process.ppid) });
  writeFileSync(file, others);
  lock.release();
  expect(readFileSync(file, "utf8")).toBe(others);
});

test("a lock is released if its work fails", async () => {
  await expect(withLock(file, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await withLock(file, async () => "done")).toBe("done");
});
