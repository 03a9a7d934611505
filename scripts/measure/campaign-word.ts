/**
 * Word files in and out: 2,000 damaged documents through the reader, and 300 hostile texts through every writer, each
 * file held against the schema, read back and opened in LibreOffice if it is there.
 *   npm run campaign:word [-- documents texts]
 */
import { runHostile } from "@/lib/testing/word/hostile-run";
import { runMutants } from "@/lib/testing/word/mutant-run";

const asked = (place: number, usual: number) => Math.min(Number(process.argv[place] ?? usual), 100_000);
const say = (text: string, faults: readonly string[]) => {
  process.stdout.write(`${text}, ${faults.length} faults\n${faults.map((fault) => `  ${fault}\n`).join("")}`);
  if (faults.length > 0) process.exitCode = 1;
};

async function campaign() {
  const documents = asked(2, 2_000);
  const { read, refused, slowest, faults } = await runMutants(0, documents, 2_000);
  const slow = Math.round(slowest);
  say(`${documents} documents: ${read} read, ${refused} refused, the slowest in ${slow} ms`, faults);

  const texts = asked(3, 300);
  const out = await runHostile(texts);
  const opened = out.opened === null ? "no LibreOffice" : `${out.opened} opened in LibreOffice`;
  say(`${texts} hostile texts: ${out.files} files, ${opened}`, out.faults);
}

void campaign();
