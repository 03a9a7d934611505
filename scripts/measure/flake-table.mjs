/**
 * What failed in a run, read from Playwright's JSON report. A test that passed only at a later attempt failed too.
 * @returns {{ test: string, error: string }[]} the test as "file:line title", the first line of its first error
 */
export function failuresIn(report) {
  const found = [];
  const walk = (suite) => {
    for (const { file, line, title, tests } of suite.specs ?? []) {
      for (const { results } of tests) {
        const failed = results.find(({ status }) => status !== "passed" && status !== "skipped");
        if (!failed) continue;
        const plain = (failed.error?.message ?? failed.status).replace(/\u001b\[\d+m/g, "");
        found.push({ test: `${file}:${line} ${title}`, error: plain.split("\n")[0] });
      }
    }
    for (const inner of suite.suites ?? []) walk(inner);
  };
  walk(report);
  return found;
}

/** A line for each run, then a line for each test that failed in any: in how many, in which, and how. */
export function tableOf(results) {
  const lines = results.map(
    ({ number, seconds, failures }) => `run ${number}: ${seconds} s, ${failures.length} failed`,
  );
  const byTest = new Map();
  for (const { number, failures } of results)
    for (const { test, error } of failures) byTest.set(test, [...(byTest.get(test) ?? []), { number, error }]);
  const flakes = [...byTest].sort(([, a], [, b]) => b.length - a.length);
  for (const [test, times] of flakes) {
    lines.push(`${times.length}/${results.length}  ${test}  (runs ${times.map(({ number }) => number).join(", ")})`);
    lines.push(`      ${times[0].error}`);
  }
  lines.push(flakes.length === 0 ? `0 failures in ${results.length} runs` : `${flakes.length} tests failed`);
  return lines.join("\n");
}
