import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { ROOT } from "../paths.mjs";
import { run } from "../run.mjs";

/** Vitest itself on files that fail in each way. */
async function reportOn(files) {
  const folder = mkdtempSync(join(tmpdir(), "zoufang-report-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "vitest.config.mjs"), "export default { test: { globals: true, isolate: false } };");
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const out = join(folder, "report.json");
  const reporter = `--reporter=${join(ROOT, "scripts", "test", "vitest-report.mjs")}`;
  const args = [join(ROOT, "node_modules", "vitest", "vitest.mjs"), "run", "--root", folder, reporter];
  const env = { ...process.env, ZOUFANG_VITEST_REPORT: out };
  await run(process.execPath, args, { cwd: folder, env }).catch(() => {}); // It ends with code 1.
  return JSON.parse(readFileSync(out, "utf8"));
}

test("a test, a hook, a file that cannot be loaded and an error outside any test each have their name and message", async () => {
  const report = await reportOn({
    "a.test.mjs": `
      describe("group", () => { test("one", () => expect(1).toBe(2)); test("two", () => {}); });
      describe("prepared", () => { beforeAll(() => { throw new Error("no database"); }); test("three", () => {}); });
      test("four", async () => { setTimeout(() => { throw new Error("too late"); }, 0); await new Promise(setImmediate); });
    `,
    "b.test.mjs": `import "./nothing.mjs"; test("five", () => {});`,
  });
  expect(report).toMatchObject({ passed: 2, failed: 1 });
  const told = Object.fromEntries(report.failures.map(({ test: name, message }) => [name, message.split("\n")[0]]));
  expect(told).toEqual({
    "a.test.mjs > group > one": expect.stringContaining("expected 1 to be 2"),
    "a.test.mjs > prepared": "Error: no database",
    "b.test.mjs": expect.stringContaining("nothing.mjs"),
    "outside any test": "Error: too late",
  });
});
