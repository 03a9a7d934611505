// The 13 corpora of bad input. Each is in the tests already; here its random cases are tried many times as often.
import { join } from "node:path";
import { failuresOf } from "./faults/called.mjs";

/** How many times as many random cases as in `npm test`. */
const TIMES = 20;
const tests = join("scripts", "test.mjs");

const corpus = (number, name, title, stages) => ({
  ...{ number: `c${number}`, name, title, rounds: 1 },
  async call({ share, tell }) {
    const began = performance.now();
    const times = Math.max(1, Math.round(TIMES * share));
    const faults = [];
    for (const [stage, ...files] of stages)
      faults.push(...(await failuresOf([tests, stage, ...files], { ZOUFANG_OFTEN: String(times) })));
    tell({ rounds: 1, faults, seconds: (performance.now() - began) / 1000, notes: { "times as many cases": times } });
  },
});

const badInput = ["e2e", "bad-input.spec"];

export const corpora = [
  corpus(1, "texts", "Texts of every field", [
    ["unit", "lib/clean-text", "lib/visits/every-field", "lib/imports/excel/every-field"],
    ["db", "lib/visits/minutes/every-field"],
  ]),
  corpus(2, "schemas", "Random and mutated contents", [
    ["unit", "lib/visits/typed-visits", "lib/schema-problems", "lib/reports/schema", "lib/privacy"],
  ]),
  corpus(3, "queue-model", "The outbox as a model", [["unit", "lib/offline/outbox", "lib/offline/file-store"]]),
  corpus(4, "bodies", "Malformed bodies of routes and actions", [
    ["unit", "scripts/serve"],
    ["db", "lib/visits/sync-door"],
    badInput,
  ]),
  corpus(5, "upload-lengths", "Lengths and hashes of uploads", [
    ["db", "lib/attachments/uploads", "lib/attachments/upload-quota"],
  ]),
  corpus(6, "images", "Photos: damaged, mislabelled, with places", [["unit", "lib/attachments/sniff"]]),
  corpus(7, "audio", "Recordings", [["unit", "lib/attachments/sniff"]]),
  corpus(8, "tables", "CSV and xlsx", [["unit", "lib/imports/excel", "lib/sites/read", "lib/sites/refused"]]),
  corpus(9, "formulas", "Formulas in tables that are taken away", [
    ["unit", "lib/write-book", "lib/reports/lists"],
    ["db", "lib/findings/export-"],
  ]),
  corpus(10, "word-export", "Word files of reports", [["unit", "lib/reports/formats", "lib/testing/word"]]),
  corpus(11, "word-import", "Word files that are brought in", [["unit", "lib/imports/word"]]),
  corpus(12, "scripts-in-texts", "Texts that are scripts, as pages show them", [badInput]),
  corpus(13, "names-and-ids", "Names of files, ids and addresses", [
    ["unit", "lib/attachments/storage", "lib/reader", "lib/paging"],
    ["db", "lib/attachments/uploads"],
  ]),
];
