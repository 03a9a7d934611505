import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../paths.mjs";

const start = `
  import { letAbortReasonsGo } from ${JSON.stringify(join(ROOT, "scripts", "serve", "abort-reasons.mjs"))};
  letAbortReasonsGo();`;
/** What a process prints that has done this. */
const said = (work, ...options) =>
  execFileSync(process.execPath, [...options, "--input-type=module", "-e", work], { encoding: "utf8" }).trim();

/** 200 requests at once, each of which aborts its signal in an Immediate. Prints how many are still in memory. */
const requests = `
  import { AsyncLocalStorage } from "node:async_hooks";
  ${start}
  const storage = new AsyncLocalStorage();
  const controllers = [];
  const seen = [];
  for (let each = 0; each < 200; each += 1) {
    const request = { each };
    seen.push(new WeakRef(request));
    storage.run(request, () => setImmediate(() => {
      const controller = new AbortController();
      controller.abort(new Error("the page is done"));
      if (each === 0) controllers.push(controller);
    }));
  }
  setTimeout(() => {
    gc();
    console.log(seen.filter((each) => each.deref() !== undefined).length, controllers[0].signal.reason.message);
  }, 50);
`;

test("a reason that is kept does not keep the requests that came after it", () => {
  expect(said(requests, "--expose-gc")).toMatch(/^[01] the page is done$/);
});

test("a signal without a reason has one as before", () => {
  const reasons = said(`
    ${start}
    const [plain, text] = [new AbortController(), new AbortController()];
    plain.abort();
    text.abort("closed");
    console.log(plain.signal.reason.name, text.signal.reason, plain.signal.aborted);`);
  expect(reasons).toBe("AbortError closed true");
});
