import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ROOT } from "../paths.mjs";
import { Refusal, explain } from "../say.mjs";
import { accountLines } from "./account-lines.mjs";
import { keptActionKey, keptSecret, requireProduction } from "./secret.mjs";
import { refusalFor } from "../database/server-rules.mjs";

describe("the database server", () => {
  const good = { version: 150000, encoding: "UTF8", fsync: "on", synchronous_commit: "on", full_page_writes: "on" };

  test("is accepted if it keeps what it acknowledges", () => {
    expect(refusalFor(good)).toBeUndefined();
  });

  test.each([
    { fsync: "off" },
    { synchronous_commit: "off" },
    { full_page_writes: "off" },
    { encoding: "SQL_ASCII" },
    { version: 140099 },
  ])("is refused with %j", (wrong) => {
    expect(refusalFor({ ...good, ...wrong })).toBeInstanceOf(Refusal);
  });
});

describe("the demo's passwords", () => {
  const accounts = [{ accountName: "zhou.min", displayName: "周敏", role: "lead", password: "only-for-eyes" }];

  test("are shown to a person at a terminal, and never written where the output is kept", () => {
    const said = (terminal) => accountLines(accounts, { file: "/data/demo-accounts.json", terminal }).join("\n");
    expect(said(true)).toContain("only-for-eyes");
    expect(said(false)).not.toContain("only-for-eyes");
    expect(said(false)).toContain("/data/demo-accounts.json");
  });
});

describe("the secret", () => {
  let folder;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "zoufang-secret-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("names the actions the same in every build, with a key that Next accepts", () => {
    const file = join(folder, "action-key");
    const key = keptActionKey(file);
    expect(keptActionKey(file)).toBe(key);
    expect(Buffer.from(key, "base64")).toHaveLength(32);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  test("is created once and stays, readable by its owner only", () => {
    const file = join(folder, "secret");
    const secret = keptSecret(file);
    expect(keptSecret(file)).toBe(secret);
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  test("half-written by a killed start is made again", () => {
    const file = join(folder, "secret");
    writeFileSync(file, "abc");
    expect(keptSecret(file)).not.toBe("abc");
    expect(readFileSync(file, "utf8").trim().length).toBeGreaterThanOrEqual(32);
  });

  test("must be given with an outside database", () => {
    const outside = { DATABASE_URL: "postgresql://db/zoufang" };
    expect(() => requireProduction(outside)).toThrow(/NEXTAUTH_SECRET/);
    expect(() => requireProduction({ ...outside, NEXTAUTH_SECRET: "short" })).toThrow(/NEXTAUTH_SECRET/);
    expect(() => requireProduction({ ...outside, NEXTAUTH_SECRET: "x".repeat(32) })).not.toThrow();
  });
});

describe("a failure is explained in one plain sentence", () => {
  test.each([
    ["a full disk here", Object.assign(new Error("write"), { code: "ENOSPC" }), /disk is full/],
    [
      "a full disk in a child",
      Object.assign(new Error("npm ci"), { output: "npm error ENOSPC: no space" }),
      /disk is full/,
    ],
    ["a full disk in the database", new Error("could not extend file: No space left on device"), /disk is full/],
    ["a read-only folder", Object.assign(new Error("open"), { code: "EROFS", path: "/x" }), /Not writable: \/x/],
  ])("%s", (_name, error, sentence) => {
    expect(explain(error)?.message).toMatch(sentence);
  });
});

describe("what runs before the packages are installed", () => {
  /** What a file needs at once, by its own path, and what these need. `import()` within a function comes later. */
  function neededAtOnce(file, seen = new Map()) {
    if (seen.has(file)) return seen;
    const text = readFileSync(file, "utf8");
    const named = [...text.matchAll(/^(?:import|export)\s(?:[^"';]*?\sfrom\s)?\s*"([^"]+)"/gm)].map(([, name]) => name);
    seen.set(file, named);
    for (const name of named) if (name.startsWith(".")) neededAtOnce(join(dirname(file), name), seen);
    return seen;
  }

  test.each(["scripts/start.mjs", "scripts/start/launch.mjs", "scripts/test.mjs", "scripts/start/install.mjs"])(
    "%s needs no package",
    (file) => {
      const needed = neededAtOnce(join(ROOT, file));
      const packages = [...needed].flatMap(([from, names]) =>
        names.filter((name) => !/^(\.|node:)/.test(name)).map((name) => `${from}: ${name}`),
      );
      expect(packages).toEqual([]);
    },
  );

  test("the reader of these files sees a package", () => {
    expect([...neededAtOnce(join(ROOT, "scripts/start/serve.mjs")).values()].flat()).toContain("pino");
  });
});
