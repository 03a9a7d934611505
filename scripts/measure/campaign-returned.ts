/**
 * 200 returned reports and 200 corrected minutes, once more re-saved by LibreOffice where it is: npm run
 * campaign:returned [-- how many].
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { correctedMinutes, judgeMinutes, type MinutesScore } from "@/lib/testing/corrected/judge";
import { judgeAll, returnedReport, type Score } from "@/lib/testing/returned/judge";

function tell(name: string, { reports, changed, found, needless, faults, missed }: Score) {
  const share = ((100 * found) / Math.max(1, changed)).toFixed(1);
  process.stdout.write(
    `${name}: ${reports} reports, ${changed} changed units, ${found} found (${share} %), ${faults.length} faults, ${needless} needless doubts\n`,
  );
  for (const line of [...faults.slice(0, 40), ...missed.slice(0, 40).map((one) => `missed ${one}`)])
    process.stdout.write(`  ${line}\n`);
  if (faults.length > 0 || found < 0.95 * changed) process.exitCode = 1;
}

function tellMinutes(name: string, { files, changed, found, faults, missed }: MinutesScore) {
  const share = ((100 * found) / Math.max(1, changed)).toFixed(1);
  process.stdout.write(
    `${name}: ${files} minutes, ${changed} changed entries, ${found} found (${share} %), ${faults.length} faults\n`,
  );
  for (const line of [...faults.slice(0, 40), ...missed.slice(0, 40).map((one) => `missed ${one}`)])
    process.stdout.write(`  ${line}\n`);
  if (faults.length > 0 || found < 0.95 * changed) process.exitCode = 1;
}

async function resaved(
  numbers: readonly number[],
  make: (number: number) => Promise<{ file: Uint8Array }>,
): Promise<ReadonlyMap<number, Uint8Array> | null> {
  const folder = mkdtempSync(join(tmpdir(), "zoufang-returned-"));
  try {
    const files: string[] = [];
    for (const number of numbers) {
      const path = join(folder, `${number}.docx`);
      writeFileSync(path, (await make(number)).file);
      files.push(path);
    }
    const out = join(folder, "out");
    execFileSync(
      "soffice",
      [
        `-env:UserInstallation=file://${folder}/profile`,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        out,
        ...files,
      ],
      { stdio: "ignore" },
    );
    return new Map(numbers.map((number) => [number, new Uint8Array(readFileSync(join(out, `${number}.docx`)))]));
  } catch (error) {
    process.stdout.write(`without LibreOffice: ${String(error)}\n`);
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function campaign() {
  const most = Math.min(Number(process.argv[2] ?? 200), 10_000);
  const numbers = Array.from({ length: most }, (_, number) => number);
  tell("as written", await judgeAll(numbers, ({ file }) => file));
  const files = await resaved(numbers, returnedReport);
  if (files) tell("re-saved by LibreOffice", await judgeAll(numbers, ({ number, file }) => files.get(number) ?? file));
  tellMinutes("as written", await judgeMinutes(numbers, ({ file }) => file));
  const minutes = await resaved(numbers, correctedMinutes);
  if (minutes)
    tellMinutes(
      "re-saved by LibreOffice",
      await judgeMinutes(numbers, ({ number, file }) => minutes.get(number) ?? file),
    );
}

void campaign();
