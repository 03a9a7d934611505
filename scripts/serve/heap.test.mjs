import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../paths.mjs";

/**
 * How often the whole heap of a process is collected that keeps some 60 MB and makes garbage that lives for a while.
 * The size of the heap itself depends on how busy the machine is.
 */
function collections(before) {
  const work = `
    import { constants, PerformanceObserver } from "node:perf_hooks";
    import { setImmediate } from "node:timers/promises";
    ${before}
    let found = 0;
    new PerformanceObserver((list) => {
      for (const { detail } of list.getEntries()) if (detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR) found += 1;
    }).observe({ entryTypes: ["gc"] });
    const kept = Array.from({ length: 600_000 }, (_, i) => ({ i, more: [i] }));
    let passing = [];
    for (let i = 0; i < 4_000_000; i += 1) {
      passing.push({ i, more: [i, i] });
      if (passing.length > 150_000) passing = passing.slice(120_000);
    }
    // The observer hears of them after the work.
    for (let turn = 0; turn < 3; turn += 1) await setImmediate();
    console.log(kept.length > 0 && found);`;
  const said = execFileSync(process.execPath, ["--single-threaded-gc", "--input-type=module", "-e", work], {
    cwd: ROOT,
    encoding: "utf8",
  });
  return Number(said);
}

it("keeps the heap of the server near what lives in it", () => {
  const module = JSON.stringify(join(ROOT, "scripts", "serve", "heap.mjs"));
  const kept = collections(`import { keepHeapSmall } from ${module}; keepHeapSmall();`);
  // 7 or 8, beside 2.
  expect(kept).toBeGreaterThanOrEqual(2 * Math.max(1, collections("")));
});
