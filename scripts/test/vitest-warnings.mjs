// Vitest's set-up of each test file, after which it fails if pg has warned: what it warns of, its next version refuses.
// Such a warning comes once a process, so it is the first file of a worker that fails.
import { afterAll } from "vitest";

const heard = [];
const hear = (warning) => {
  if (warning.name === "DeprecationWarning" && /\bclient\.query\(\)/i.test(warning.message)) heard.push(warning);
};
process.on("warning", hear);

afterAll(async () => {
  // A warning is told after the work that caused it.
  await new Promise(setImmediate);
  process.off("warning", hear);
  if (heard.length > 0) throw heard[0];
});
