import { failuresOfPlaywright } from "../test/failures.mjs";

/** What failed in a run, read from Playwright's JSON report, with the first line of each error. */
export function failuresIn(report) {
  return failuresOfPlaywright(report).map(({ test, message }) => ({ test, error: message.split("\n")[0] }));
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
