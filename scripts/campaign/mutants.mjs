// A scratch copy of the tree, in which one place after the other is changed and a test is run. The tree itself is never
// touched. A place that is not there any more is an error: a bug that cannot be planted proves nothing.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ROOT } from "../paths.mjs";
import { ChildFailure, run } from "../run.mjs";

const LONGEST_MS = 5 * 60_000;

/** The text with its one place changed. @throws if the place is not there, or there more than once */
export function planted(text, { find, replace }) {
  const parts = text.split(find);
  if (parts.length !== 2) throw new Error(`the place is there ${parts.length - 1} times: ${find.slice(0, 80)}`);
  return parts.join(replace);
}

/** @returns the copy: `test(mutant)`: whether its test fails with it; `remove()` */
export function scratchTree() {
  const folder = mkdtempSync(join(tmpdir(), "zoufang-planted-"));
  const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: ROOT, encoding: "utf8" });
  for (const file of files.split("\n").filter((name) => name && existsSync(join(ROOT, name)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(ROOT, file), join(folder, file));
  }
  cpSync(join(ROOT, "lib", "generated"), join(folder, "lib", "generated"), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "dir");
  const vitest = join(folder, "node_modules", "vitest", "vitest.mjs");
  return {
    folder,
    /** @returns {Promise<string | null>} the first test that failed, or null if none did */
    async failing(tests) {
      const kinds = [...new Set(tests.map((test) => (test.includes(".db.") ? "db" : "unit")))];
      const projects = kinds.flatMap((kind) => [`--project=${kind}`, `--project=${kind}-alone`]);
      try {
        await run(process.execPath, [vitest, "run", "--bail=1", "--reporter=verbose", ...projects, ...tests], {
          cwd: folder,
          timeoutMs: LONGEST_MS,
        });
        return null;
      } catch (error) {
        if (!(error instanceof ChildFailure)) throw error;
        const failed = /FAIL\s+(.+)/.exec(error.output.replaceAll(/\u001b\[[0-9;]*m/g, ""))?.[1];
        return failed ?? `the run ended: ${error.output.trim().split("\n").at(-1)?.slice(0, 100)}`;
      }
    },
    async caught({ file, find, replace, tests }) {
      const path = join(folder, file);
      const sound = readFileSync(path, "utf8");
      writeFileSync(path, planted(sound, { find, replace }));
      try {
        return await this.failing(tests);
      } finally {
        writeFileSync(path, sound);
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
