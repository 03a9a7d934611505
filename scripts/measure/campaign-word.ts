/**
 * Word files in and out: 2,000 damaged documents through the reader; 300 hostile texts through every writer, each file
 * held against the schema, read back and opened in LibreOffice if it is there; the layout of a report measured on the
 * pages that LibreOffice makes of it.
 *   npm run campaign:word [-- documents texts]
 */
import { runHostile } from "@/lib/testing/word/hostile-run";
import { measureLayout } from "@/lib/testing/word/layout-run";
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

  const layout = await measureLayout();
  if (layout === null) return say("The layout was not measured: LibreOffice or poppler is missing", []);
  const { pages, lines, dividedNumbers, dividedMarks, dividedDates, leadingMarks } = layout;
  const divided =
    `${dividedNumbers} numbers, ${dividedDates} dates and ${dividedMarks} marks divided, ` +
    `${leadingMarks} lines begin with a mark`;
  say(`A report of ${pages} pages, ${lines} lines of body: ${divided}`, layout.faults);
}

void campaign();
