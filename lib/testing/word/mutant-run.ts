import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readDocument } from "@/lib/imports/read-document";
import { contents } from "@/lib/testing/word/contents";
import { docxWriters } from "@/lib/testing/word/docx-writers";
import { mutantOf } from "@/lib/testing/word/mutants";
import { wordContext } from "@/lib/testing/word/outcome";
import { wpsWriters } from "@/lib/testing/word/wps-writers";

export interface MutantRun {
  read: number;
  refused: number;
  /** Of the slowest, in ms. */
  slowest: number;
  /** Numbers of those that broke a promise, with the promise. */
  faults: string[];
}

async function documents(): Promise<Uint8Array[]> {
  const folder = join(process.cwd(), "lib/testing/word/fixtures");
  const fixtures = readdirSync(folder)
    .filter((name) => name.endsWith(".docx"))
    .map((name) => new Uint8Array(readFileSync(join(folder, name))));
  const written = await Promise.all(
    Object.values({ ...docxWriters, ...wpsWriters }).flatMap((write) => contents.map(({ blocks }) => write(blocks))),
  );
  return [...written, ...fixtures];
}

/**
 * Reads the mutants from one number up to another, and checks that each does no more than a document may do at worst;
 * `mostMs` for each.
 */
export async function runMutants(from: number, to: number, mostMs = Infinity): Promise<MutantRun> {
  const sound = await documents();
  const run: MutantRun = { read: 0, refused: 0, slowest: 0, faults: [] };
  for (let number = from; number < to; number += 1) {
    const bytes = mutantOf(sound, number);
    const began = performance.now();
    try {
      const result = readDocument({ name: "记录.docx", bytes, context: wordContext });
      if ("problem" in result) run.refused += 1;
      else {
        run.read += 1;
        const { source, pieces } = result.document;
        if (pieces.map(({ start, end }) => source.text.slice(start, end)).join("") !== source.text)
          run.faults.push(`${number}: a character is lost`);
      }
    } catch (error) {
      run.faults.push(`${number}: thrown ${String(error)}`);
    }
    const took = performance.now() - began;
    run.slowest = Math.max(run.slowest, took);
    if (took > mostMs) run.faults.push(`${number}: ${Math.round(took)} ms`);
  }
  return run;
}
