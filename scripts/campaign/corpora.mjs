// The 13 corpora of bad input. Each is in the tests already; here its random cases are tried as often as the bar asks.
import { join } from "node:path";
import { malformedBodies } from "./bodies.mjs";
import { failuresOf } from "./faults/called.mjs";
import { uploadLengths } from "./lengths.mjs";

const tests = join("scripts", "test.mjs");
const tsx = ["--import", "tsx"];

/** Tests of a stage, with so many times as many random cases as in `npm test`. */
const often =
  (times, stage, ...files) =>
  ({ share }) => {
    const wanted = Math.max(1, Math.round(times * share));
    return failuresOf([tests, stage, ...files], { ZOUFANG_OFTEN: String(wanted) });
  };

/** Word files: damaged ones that are read, and hostile texts that are written. At least some. */
const word =
  (documents, texts) =>
  ({ share }) => {
    const some = (count) => String(Math.max(10, Math.round(count * share)));
    const script = join("scripts", "measure", "campaign-word.ts");
    return failuresOf([...tsx, script, some(documents), some(texts)]);
  };

const corpus = (number, name, title, ...steps) => ({
  ...{ number: `c${number}`, name, title, rounds: 1 },
  async call(given) {
    const began = performance.now();
    const whole = { rounds: 1, faults: [], notes: {} };
    for (const step of steps) {
      const told = await step(given);
      const { faults, notes = {} } = Array.isArray(told) ? { faults: told } : told;
      whole.faults.push(...faults);
      Object.assign(whole.notes, notes);
    }
    given.tell({ ...whole, seconds: (performance.now() - began) / 1000 });
  },
});

export const corpora = [
  corpus(
    1,
    "texts",
    "722 texts in every field of every schema; random ones",
    often(242, "unit", "lib/every-text"),
    often(20, "unit", "lib/clean-text", "lib/visits/every-field", "lib/imports/excel/every-field"),
    often(20, "db", "lib/visits/minutes/every-field", "lib/visits/typed-visits"),
  ),
  corpus(
    2,
    "schemas",
    "10,000 inputs for each schema, valid and mutated",
    often(334, "unit", "lib/every-schema"),
    often(34, "unit", "lib/visits/typed-visits"),
    often(1, "unit", "lib/schema-problems", "lib/reports/schema", "lib/privacy"),
  ),
  corpus(
    3,
    "queue-model",
    "The outbox as a model: 20,000 sequences",
    often(20, "unit", "lib/offline/outbox", "lib/offline/file-store"),
  ),
  corpus(
    4,
    "bodies",
    "5,000 malformed bodies to each route, 20,000 to the actions",
    malformedBodies,
    often(20, "unit", "scripts/serve"),
    often(20, "db", "lib/visits/sync-door"),
    often(1, "e2e", "bad-input.spec"),
  ),
  corpus(
    5,
    "upload-lengths",
    "20 lengths and hashes of uploads, around the limits",
    uploadLengths,
    often(1, "db", "lib/attachments/uploads", "lib/attachments/upload-quota"),
  ),
  corpus(
    6,
    "images",
    "Photos: more than 150 by hand, 40,000 mutants looked at, 5,000 drawn anew",
    often(1, "db", "lib/attachments/bad-photos"),
    often(20, "unit", "lib/attachments/sniff"),
    often(125, "unit", "lib/attachments/photo"),
  ),
  corpus(
    7,
    "audio",
    "Recordings: more than 50 by hand, 20,000 mutants",
    often(1, "db", "lib/attachments/bad-recordings"),
    often(20, "unit", "lib/attachments/damaged-recordings"),
  ),
  corpus(
    8,
    "tables",
    "CSV and xlsx: 20,000 mutants",
    often(20, "unit", "lib/imports/excel", "lib/sites/read", "lib/sites/refused"),
  ),
  corpus(
    9,
    "formulas",
    "300 formulas in every place of a table, opened in LibreOffice",
    often(20, "unit", "lib/taken-formulas", "lib/write-book", "lib/reports/lists"),
    often(1, "db", "lib/findings/export-"),
  ),
  corpus(
    10,
    "word-export",
    "300 hostile texts in Word files, opened in LibreOffice",
    word(0, 300),
    often(20, "unit", "lib/reports/formats", "lib/testing/word"),
  ),
  corpus(11, "word-import", "5,000 damaged Word files", word(5_000, 0), often(1, "unit", "lib/imports/word")),
  corpus(12, "scripts-in-texts", "200 texts that are scripts, in every text of the demo, on every page", () =>
    failuresOf([tests, "e2e", "scripts-in-texts.spec"], { ZOUFANG_CAMPAIGN: "scripts", ZOUFANG_E2E_MINUTES: "40" }),
  ),
  corpus(
    13,
    "names-and-ids",
    "Names of files, ids and addresses: more than 200, each at each door",
    often(20, "unit", "lib/attachments/storage", "lib/reader", "lib/paging", "lib/file-name"),
    often(1, "db", "lib/attachments/uploads", "lib/attachments/odd-names", "lib/archives/taking/odd-names"),
    () => failuresOf([tests, "e2e", "odd-ids.spec"], { ZOUFANG_CAMPAIGN: "names", ZOUFANG_E2E_MINUTES: "40" }),
  ),
];
