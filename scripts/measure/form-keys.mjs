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

function share(sorted, part) {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

function figuresOf(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  return { p50: share(sorted, 0.5), p95: share(sorted, 0.95), p99: share(sorted, 0.99), count: sorted.length };
}

/** Presses keys as a fast typist does, about nine a second, so that the form stores and sends its text meanwhile. */
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
  return { ...figuresOf(samples), cpu: cpu / count, slow: slow.length, worst: Math.max(0, ...slow) };
}

export function line(name, own, { plain, bar } = {}) {
  const columns = ["p50", "p95", "p99", "cpu"].map((part) => `${own[part].toFixed(1)} ms`.padStart(11));
  const ratio = plain ? `${(own.p95 / plain.p95).toFixed(2)} ×`.padStart(9) : "".padStart(9);
  const wanted = bar === undefined ? "" : `, bar of the p95: ${bar} ms`;
  console.log(
    `${columns.join("")}${ratio}   ${name} (${own.count} keys; Event Timing: ${own.slow} of 16 ms or more, longest ${own.worst} ms${wanted})`,
  );
}

/** What the browser itself needs: a bare text box on an empty page. */
export async function bareTyping(context) {
  const bare = await context.newPage();
  await bare.goto("/sign-in");
  await bare.setContent("<!doctype html><title>bare</title><textarea rows=4 cols=40></textarea>");
  await bare.locator("textarea").focus();
  const plain = await press(bare, keys);
  await bare.close();
  return plain;
}

export async function typing(context, address, plain) {
  const page = await context.newPage();
  await page.goto(address);
  // The form is closed until the device has said what it has of the visit.
  const boxes = page.locator('textarea[name^="entries."]:enabled');
  await boxes.nth(entries - 1).waitFor();
  const box = boxes.nth(entries / 2);
  await box.focus();
  await box.press("End");
  const own = await press(page, keys);
  const adding = await press(page, newEntries, () => "Enter");
  await page.close();

  console.log(
    `${["p50", "p95", "p99", "work a key"].map((part) => part.padStart(11)).join("")}${"p95/bare".padStart(9)}   from the key to the next paint, processor slowed down ${slowdown} times`,
  );
  line("a bare text box on an empty page", plain);
  line(`typing in a form of ${entries} entries`, own, { plain, bar: 40 });
  line("Enter there, which adds an entry below", adding, { plain, bar: 60 });
}
