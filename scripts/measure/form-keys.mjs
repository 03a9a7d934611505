// How long a key and Enter take to appear on the screen, in the visit form and in a bare text box.
import { entries } from "./form-project.mjs";

export const slowdown = 4;
export const keys = 150;
const newEntries = 40;

/** In the page: notes for each key how long it took from the key to the next painted frame. */
function watchKeys() {
  const samples = [];
  const slow = [];
  globalThis.keySamples = samples;
  globalThis.slowEvents = slow;
  const channel = new MessageChannel();
  const waiting = [];
  channel.port1.onmessage = () => {
    for (const at of waiting.splice(0)) samples.push(performance.now() - at);
  };
  document.addEventListener(
    "keydown",
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        waiting.push(timeStamp);
        channel.port2.postMessage(null);
      });
    },
    true,
  );
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === "keydown") slow.push(duration);
  }).observe({ type: "event", durationThreshold: 16, buffered: false });
}

/**
 * Presses keys as a fast typist does, about nine a second, so that the form stores and sends its text meanwhile.
 * Returns the milliseconds from each key to its frame, all processor time of the page, and what Event Timing says.
 */
export async function press(page, count, key = (index) => "abcdefgh "[index % 9]) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.waitForTimeout(1_500);
  await page.evaluate(watchKeys);
  // The processor time of the page's main thread: it does not grow if the machine is busy with other things.
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  const busy = async () =>
    (await cdp.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value * 1_000;
  const before = await busy();
  for (let index = 0; index < count; index += 1) {
    await page.keyboard.press(key(index));
    await page.waitForTimeout(80 + (index % 5) * 20);
  }
  await page.waitForTimeout(1_000);
  const cpu = (await busy()) - before;
  const [samples, slow] = await page.evaluate(() => [globalThis.keySamples, globalThis.slowEvents]);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await cdp.detach();
  return { samples, cpu, slow };
}

function share(sorted, part) {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

/** The figures of several runs of the same. */
export function figuresOf(runs) {
  const sorted = runs.flatMap(({ samples }) => samples).sort((a, b) => a - b);
  const slow = runs.flatMap((run) => run.slow);
  const cpu = runs.reduce((sum, run) => sum + run.cpu, 0) / sorted.length;
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => share(sorted, part));
  return { p50, p95, p99, count: sorted.length, cpu, slow: slow.length, worst: Math.max(0, ...slow) };
}

const parts = ["p50", "p95", "p99", "cpu"];

export function heading() {
  const names = ["p50", "p95", "p99", "work a key"].map((part) => part.padStart(11));
  console.log(
    `${names.join("")}${"p95/bare".padStart(9)}   from the key to the next paint, processor slowed down ${slowdown} times`,
  );
}

/** @param plain the figures of the bare box in the same run */
export function line(name, own, { plain, bar } = {}) {
  const columns = parts.map((part) => `${own[part].toFixed(1)} ms`.padStart(11));
  const ratio = plain ? `${(own.p95 / plain.p95).toFixed(2)} ×`.padStart(9) : "".padStart(9);
  const wanted = bar === undefined ? "" : `, bar of the p95: ${bar} ms`;
  console.log(
    `${columns.join("")}${ratio}   ${name} (${own.count} keys; Event Timing: ${own.slow} of 16 ms or more, longest ${own.worst} ms${wanted})`,
  );
}

/** What this build takes of what the one beside it takes. */
export function shareLine(own, beside) {
  const columns = parts.map((part) => `${(own[part] / beside[part]).toFixed(2)} ×`.padStart(11));
  console.log(`${columns.join("")}${"".padStart(9)}   of the build beside it`);
}

/** What the browser itself needs: a bare text box on an empty page. */
export async function bareTyping(context) {
  const bare = await context.newPage();
  await bare.goto("/sign-in");
  await bare.setContent("<!doctype html><title>bare</title><textarea rows=4 cols=40></textarea>");
  await bare.locator("textarea").focus();
  const run = await press(bare, keys);
  await bare.close();
  return run;
}

/** Keys in the middle of a form of many entries, then Enter there, which adds entries. */
export async function formTyping(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  // The form is closed until the device has said what it has of the visit.
  const boxes = page.locator('textarea[name^="entries."]:enabled');
  await boxes.nth(entries - 1).waitFor();
  const box = boxes.nth(entries / 2);
  await box.focus();
  await box.press("End");
  const typing = await press(page, keys);
  const adding = await press(page, newEntries, () => "Enter");
  await page.close();
  return { typing, adding };
}
