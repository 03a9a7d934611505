// What the visit form costs before it can be used: the JavaScript that comes, and when it is painted.
import { signIn } from "./form-project.mjs";
import { slowdown } from "./form-keys.mjs";

/** Lighthouse's slow 4G. */
const slow4g = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
/** Long enough for what a page loads when it is idle. */
const settleMs = 6_000;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** A page of somebody who has never been there: nothing is in a cache. */
async function freshPage(browser, { accountName, ...options }) {
  const context = await browser.newContext(options);
  await signIn(context.request, accountName);
  const page = await context.newPage();
  return { context, page, cdp: await context.newCDPSession(page) };
}

/**
 * The bytes of scripts as they are transferred, compressed and with their headers: those that come while nobody touches
 * the page, and those that follow the first touch. The service worker is blocked, so its own store is not counted.
 */
async function scriptBytes(browser, options, address, touch) {
  const { context, page, cdp } = await freshPage(browser, { ...options, serviceWorkers: "block" });
  const scripts = new Set();
  let bytes = 0;
  cdp.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await cdp.send("Network.enable");
  await page.goto(address);
  await page.waitForTimeout(settleMs);
  const alone = bytes;
  if (touch) {
    await touch(page);
    await page.waitForTimeout(settleMs);
  }
  await context.close();
  return { alone, touched: bytes - alone };
}

/** When the largest element was painted, on a phone with a slow network and a slow processor. */
async function largestPaint(browser, options, address) {
  const { context, page, cdp } = await freshPage(browser, { ...options, ...phone });
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntries()) globalThis.largestPaint = startTime;
    }).observe({ type: "largest-contentful-paint", buffered: true });
  });
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", slow4g);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.goto(address);
  await page.locator("[data-add-entry]").first().waitFor({ state: "attached" });
  await page.waitForTimeout(settleMs);
  const at = await page.evaluate(() => globalThis.largestPaint);
  await context.close();
  return at;
}

const kilobytes = (bytes) => `${(bytes / 1_000).toFixed(1)} KB`.padStart(11);

/** @param pages the addresses of the form, by what is said of them */
export async function loading(browser, options, pages) {
  const touch = (page) => page.locator("[data-add-entry]").first().click();
  const bare = await scriptBytes(browser, options, "/no-such-page");
  console.log(`${kilobytes(bare.alone)}   JavaScript of a bare page of the application, compressed`);
  for (const [name, address] of Object.entries(pages)) {
    const { alone, touched } = await scriptBytes(browser, options, address, touch);
    console.log(`${kilobytes(alone - bare.alone)}   more that comes by itself with ${name} (bar: 110 KB)`);
    console.log(`${kilobytes(touched)}   more after the first touch of it`);
  }
  for (const [name, address] of Object.entries(pages)) {
    const times = [];
    for (let round = 0; round < 3; round += 1) times.push(await largestPaint(browser, options, address));
    const each = times.map((at) => Math.round(at)).join(", ");
    console.log(
      `${`${Math.round(median(times))} ms`.padStart(11)}   largest paint of ${name}, slow 4G, processor slowed down ${slowdown} times, median of ${each} (bar: 2500 ms)`,
    );
  }
}
