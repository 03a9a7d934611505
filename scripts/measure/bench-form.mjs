// `npm run bench:form` measures in Chromium, with the processor slowed down four times, on the production build: how
// long a key takes to appear on the screen in a visit form of 200 entries, compared with a bare text box on an empty
// page in the same run; how long a Word document of 50,000 characters takes to be shown side by side; how large the
// data stored on a device is. It does not judge: milliseconds depend on the machine, the ratio does not.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { hash } from "@node-rs/argon2";
import { connect } from "../../lib/db.ts";
import * as factories from "../../lib/testing/factories.ts";
import { packDocx } from "../../lib/testing/word/wps-writers.ts";
import { findBrowser } from "../test/browser.mjs";
import { build } from "../start/build.mjs";
import { withLock } from "../instance.mjs";
import { DATA } from "../paths.mjs";
import { freePort } from "../database/postgres.mjs";
import { serveForTests } from "../test/stages.mjs";
import { createDatabase, startTestServer } from "../test/database-server.mjs";

const slowdown = 4;
const entries = 200;
const keys = 150;
const password = "correct horse battery";
const dimensions = ["status", "example", "problem", "suggestion"];

/** A member's own draft of 200 entries at a site that was visited before, and 120 sites with 12 entries each. */
async function prepare(db) {
  const memberId = await factories.createAccount(db, { passwordHash: await hash(password) });
  const { accountName } = await db.user.findUniqueOrThrow({ where: { id: memberId } });
  const projectId = await factories.createProject(db, { leadId: memberId });
  const questions = {};
  for (const dimension of dimensions) {
    questions[dimension] = [];
    for (let place = 0; place < 5; place += 1)
      questions[dimension].push(
        await factories.addQuestion(db, {
          projectId,
          dimension,
          text: `第${place + 1}问：有哪些做法和成效`,
          hint: "请举例。",
          position: place,
        }),
      );
  }
  const points = (count) =>
    Array.from({ length: count }, (_, index) => {
      const dimension = dimensions[index % 4];
      return factories.entryContent({
        dimension,
        questionId: questions[dimension][Math.floor(index / 4) % 5],
        text: `第${index + 1}点：${"村级议事会每月开一次，议题由村民先提。".repeat(3)}`,
      });
    });
  const note = (siteId, change) => factories.visitContent({ siteId, recorderId: memberId, ...change });
  let siteId = "";
  for (let place = 0; place < 120; place += 1) {
    siteId = await factories.addSite(db, { projectId, position: place });
    await factories.addVisit(db, {
      projectId,
      content: note(siteId, { visitedOn: "2026-03-12", entries: points(12) }),
    });
  }
  const visitId = await factories.addVisit(db, {
    projectId,
    state: "draft",
    content: note(siteId, { visitedOn: "2026-11-20", entries: points(entries) }),
  });
  return { accountName, projectId, address: `/projects/${projectId}/visits/${visitId}/edit` };
}

async function signIn(request, accountName) {
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  await request.post("/api/auth/callback/credentials", {
    form: { csrfToken, accountName, password, json: "true" },
    maxRedirects: 0,
  });
}

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
async function press(page, count, key = (index) => "abcdefgh "[index % 9]) {
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

function line(name, own, plain) {
  const columns = ["p50", "p95", "p99", "cpu"].map((part) => `${own[part].toFixed(1)} ms`.padStart(11));
  const ratio = plain ? `${(own.p95 / plain.p95).toFixed(2)} ×`.padStart(9) : "".padStart(9);
  console.log(
    `${columns.join("")}${ratio}   ${name} (${own.count} keys; Event Timing: ${own.slow} of 16 ms or more, longest ${own.worst} ms)`,
  );
}

async function typing(context, address) {
  const bare = await context.newPage();
  await bare.goto("/sign-in");
  await bare.setContent("<!doctype html><title>bare</title><textarea rows=4 cols=40></textarea>");
  await bare.locator("textarea").focus();
  const plain = await press(bare, keys);
  await bare.close();

  const page = await context.newPage();
  await page.goto(address);
  const boxes = page.locator('textarea[name^="entries."]');
  await boxes.nth(entries - 1).waitFor();
  const box = boxes.nth(entries / 2);
  await box.focus();
  await box.press("End");
  const own = await press(page, keys);
  const adding = await press(page, 30, (index) => (index % 3 === 0 ? "Enter" : "a"));
  await page.close();

  console.log(
    `${["p50", "p95", "p99", "work a key"].map((part) => part.padStart(11)).join("")}${"p95/bare".padStart(9)}   from the key to the next paint, processor slowed down ${slowdown} times`,
  );
  line("a bare text box on an empty page", plain);
  line(`typing in a form of ${entries} entries`, own, plain);
  line("the same, every third key starts a new entry", adding, plain);
}

/** 50,000 characters in 250 paragraphs, some of them headings. */
function longDocument() {
  const paragraph = (text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const body = Array.from({ length: 250 }, (_, index) =>
    paragraph(
      index % 50 === 0 ? "二、存在问题" : `一是第${index}件事${"情".repeat(90)}。二是${"人手不足".repeat(25)}。`,
    ),
  );
  const xml = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body.join("")}</w:body></w:document>`;
  return {
    name: "走访.docx",
    mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    buffer: Buffer.from(packDocx({ "word/document.xml": xml })),
  };
}

async function wordIn(context, projectId, rate) {
  const page = await context.newPage();
  await page.goto(`/projects/${projectId}/visits/import`);
  const chooser = page.locator('input[type="file"]').first();
  await chooser.waitFor({ state: "attached" });
  await page.waitForTimeout(1_500);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate });
  await page.evaluate(() => {
    globalThis.shown = new Promise((done) => {
      document.addEventListener(
        "change",
        ({ timeStamp }) => {
          const look = () =>
            document.querySelectorAll("main li").length > 400
              ? requestAnimationFrame(() => done(performance.now() - timeStamp))
              : requestAnimationFrame(look);
          look();
        },
        { capture: true, once: true },
      );
    });
  });
  await chooser.setInputFiles(longDocument());
  const took = await page.evaluate(() => globalThis.shown);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  console.log(
    `${`${Math.round(took)} ms`.padStart(11)}   a .docx of 50,000 characters, from the file chosen to both sides drawn, processor ${rate === 1 ? "as it is" : `slowed down ${rate} times`}`,
  );
  await page.close();
}

async function snapshotSize(context, projectId) {
  const kept = await (await context.request.get(`/api/offline/${projectId}`)).json();
  const size = (value) => `${Math.round(Buffer.byteLength(JSON.stringify(value)) / 1024)} KB`;
  console.log(
    `${size(kept).padStart(11)}   what a device keeps of 120 sites with 12 entries each; the notes of last time are ${size(kept.siteNotes)} of it`,
  );
}

const folder = mkdtempSync(join(tmpdir(), "zoufang-bench-"));
chmodSync(folder, 0o700);
const undo = [];
try {
  await withLock(join(DATA, "build.lock"), build);
  const executablePath = await findBrowser();
  const server = await startTestServer();
  undo.push(() => server.stop());
  await createDatabase(server.serverUrl, "zoufang_bench");
  const db = connect(server.url("zoufang_bench"), 3);
  undo.push(() => db.$disconnect());
  const { accountName, projectId, address } = await prepare(db);
  const port = await freePort();
  const site = `http://localhost:${port}`;
  const own = {
    DATABASE_URL: server.url("zoufang_bench"),
    NEXTAUTH_SECRET: "only-for-the-tests-".padEnd(64, "x"),
    NEXTAUTH_URL: site,
    PORT: String(port),
    HOST: "localhost",
    ATTACHMENTS_DIR: join(folder, "attachments"),
  };
  await serveForTests({ folder, undo }, { ...process.env, ...own });
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
  undo.push(() => browser.close());
  const context = await browser.newContext({
    baseURL: site,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1440, height: 900 },
  });
  await signIn(context.request, accountName);
  await typing(context, address);
  for (const rate of [1, slowdown]) await wordIn(context, projectId, rate);
  await snapshotSize(context, projectId);
} finally {
  for (const action of undo.reverse()) await action();
  rmSync(folder, { recursive: true, force: true });
}
