import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Whether this machine has a program. */
export function has(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).error === undefined;
}

/** LibreOffice is started anew for so many files. */
const atOnce = 50;

/**
 * What LibreOffice makes of Word files, or of tables: by name, without an ending, a PDF, a plain text or a flat sheet
 * of each file that it could open. Uses a profile of its own.
 */
export function converted(
  files: ReadonlyMap<string, Uint8Array>,
  to: "pdf" | "txt" | "fods",
  from: "docx" | "xlsx" | "csv" = "docx",
): Map<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "office-"));
  const out = join(folder, "out");
  mkdirSync(out);
  try {
    const paths = [...files].map(([name, bytes]) => {
      const path = join(folder, `${name}.${from}`);
      writeFileSync(path, bytes);
      return path;
    });
    const format = to === "txt" ? "txt:Text (encoded):UTF8" : to;
    for (let from = 0; from < paths.length; from += atOnce) {
      const some = paths.slice(from, from + atOnce);
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      spawnSync("soffice", ["--headless", profile, "--convert-to", format, "--outdir", out, ...some], {
        stdio: "ignore",
        timeout: 600_000,
      });
    }
    const read = (name: string) => join(out, `${name}.${to}`);
    return new Map(
      [...files.keys()].filter((name) => existsSync(read(name))).map((name) => [name, readFileSync(read(name))]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
