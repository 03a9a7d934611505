import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { oldFile } from "./old-files.mjs";

const build = join(".next", "builds", "new");
let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "zoufang-old-"));
  for (const name of ["new", "old"])
    mkdirSync(join(root, ".next", "builds", name, "static", "chunks"), { recursive: true });
  writeFileSync(join(root, ".next", "builds", "old", "static", "chunks", "a1~b-2.js"), "old");
  writeFileSync(join(root, ".next", "builds", "new", "static", "chunks", "both.js"), "new");
  writeFileSync(join(root, ".next", "builds", "old", "static", "chunks", "both.js"), "old");
  writeFileSync(join(root, ".next", "builds", "old", "secret.js"), "secret");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const find = (url, method = "GET") => oldFile({ method, url }, { root, build });

test("a page opened before an update finds its scripts, and the present build answers for its own", () => {
  expect(find("/_next/static/chunks/a1~b-2.js?x=1")).toBe(join(root, ".next/builds/old/static/chunks/a1~b-2.js"));
  expect(find("/_next/static/chunks/both.js")).toBeUndefined();
});

test.each([
  "/_next/static/../secret.js",
  "/_next/static/%2e%2e/secret.js",
  "/_next/static/chunks/../../secret.js",
  "/_next/static/chunks",
  "/_next/static/chunks/none.js",
  "/secret.js",
])("nothing but scripts is found: %s", (url) => {
  expect(find(url)).toBeUndefined();
});
