import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../paths.mjs";

/**
 * The largest heap, in MB, of a process that keeps some 60 MB and makes garbage that lives for a while. Collected by
 * its only thread: threads of their own come late on a busy machine, and the heap grows meanwhile.
 */
function largestHeap(before) {
  const work = `
    import { getHeapStatistics } from "node:v8";
    ${before}
    const kept = Array.from({ length: 600_000 }, (_, i) => ({ i, more: [i] }));
    let passing = [], most = 0;
    for (let i = 0; i < 4_000_000; i += 1) {
      passing.push({ i, more: [i, i] });
      if (passing.length > 150_000) passing = passing.slice(120_000);
      if (i % 20_000 === 0) most = Math.max(most, getHeapStatistics().used_heap_size);
    }
    console.log(kept.length > 0 && most);`;
  const said = execFileSync(process.execPath, ["--single-threaded-gc", "--input-type=module", "-e", work], {
    cwd: ROOT,
    encoding: "utf8",
  });
  return Number(said) / 1024 ** 2;
}

it("keeps the heap of the server near what lives in it", () => {
  const module = JSON.stringify(join(ROOT, "scripts", "serve", "heap.mjs"));
  const kept = largestHeap(`import { keepHeapSmall } from ${module}; keepHeapSmall();`);
  expect(kept).toBeLessThan(largestHeap("") * 0.7);
});
