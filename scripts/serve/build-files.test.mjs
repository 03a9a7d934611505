import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildFiles } from "./build-files.mjs";

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

const find = (url, headers = {}) => buildFiles({ root, build })({ method: "GET", url, headers });

test("a page opened before an update finds its scripts, and the present build answers for its own", () => {
  const file = "static/chunks/a1~b-2.js";
  expect(find(`/_next/${file}?x=1`)).toEqual({ path: join(root, ".next/builds/old", file), file });
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

test.each([
  ["gzip, deflate, br", "br"],
  ["gzip, br;q=0", "gzip"],
  ["br ; q=0.000, gzip;q=0.1", "gzip"],
  ["identity", undefined],
  [undefined, undefined],
])("a browser that takes %s is given %s, of this build and of an earlier one", (accepted, encoding) => {
  for (const name of ["new", "old"]) {
    const script = join(root, ".next", "builds", name, "static", "chunks", `${name}.js`);
    for (const [ending, text] of Object.entries({ "": "plain", ".br": "br", ".gz": "gzip" }))
      writeFileSync(script + ending, text);
    const found = find(`/_next/static/chunks/${name}.js`, { "accept-encoding": accepted });
    if (encoding) expect(readFileSync(found.path, "utf8")).toBe(encoding);
    expect(found?.encoding).toBe(encoding);
    // Next answers with the plain form of its own build.
    expect(found === undefined).toBe(name === "new" && !encoding);
  }
});

test("a range is of the plain form", () => {
  for (const ending of ["", ".br"])
    writeFileSync(join(root, ".next", "builds", "old", "static", "chunks", `r.js${ending}`), "content");
  const found = find("/_next/static/chunks/r.js", { "accept-encoding": "br", range: "bytes=0-1" });
  expect(found).toMatchObject({ file: "static/chunks/r.js" });
  expect(found.encoding).toBeUndefined();
});
