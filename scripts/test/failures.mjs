// What failed, by name: `npm test` prints it last, because a CI keeps only the end of a long output.

/**
 * @typedef {{ test: string, message: string }} Failure the name by which it is found, and its whole error in plain text
 */

const LINES_EACH = 6;
const LINE_CHARACTERS = 300;
/** So that a broken build does not push the names themselves out of what is kept. */
const MOST_WITH_MESSAGE = 30;

/** Without the colours of a terminal. */
export const plain = (text) => String(text ?? "").replace(/\u001b\[[\d;]*m/g, "");

/**
 * What failed in a run, read from Playwright's JSON report. A test that passed only at a later attempt failed too.
 * @returns {Failure[]} the test as "file:line title"; errors outside any test (a file that cannot be loaded) come last
 */
export function failuresOfPlaywright(report) {
  const found = [];
  const walk = (suite) => {
    for (const { file, line, title, tests } of suite.specs ?? []) {
      for (const { results } of tests) {
        const failed = results.find(({ status }) => status !== "passed" && status !== "skipped");
        if (!failed) continue;
        found.push({ test: `${file}:${line} ${title}`, message: plain(failed.error?.message ?? failed.status) });
      }
    }
    for (const inner of suite.suites ?? []) walk(inner);
  };
  walk(report);
  for (const { message, location } of report.errors ?? [])
    found.push({ test: location ? `${location.file}:${location.line}` : "outside any test", message: plain(message) });
  return found;
}

/**
 * The lines to print: each failure under its stage, with the first lines of its message.
 * @param {{ stage: string, failures: Failure[] }[]} stages
 * @returns {string[]} none if nothing failed
 */
export function failureLines(stages) {
  const all = stages.flatMap(({ stage, failures }) => failures.map((failure) => ({ stage, ...failure })));
  const lines = all.flatMap(({ stage, test, message }, index) => {
    const told = plain(message)
      .split("\n")
      .map((line) => line.trimEnd())
      .filter(Boolean);
    const shown = index < MOST_WITH_MESSAGE ? told.slice(0, LINES_EACH) : [];
    return [`✗ ${stage}: ${test}`, ...shown.map((line) => `    ${line.slice(0, LINE_CHARACTERS)}`)];
  });
  return all.length === 0 ? [] : [`== ${all.length} failed:`, ...lines];
}
