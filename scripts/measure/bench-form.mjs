// `npm run bench:form` measures the production build in Chromium: how much JavaScript the visit form brings and when it
// is painted on a phone; with the processor slowed down four times, how long a key takes to appear on the screen in a
// form of 200 entries and in a report of 200 points, compared with a bare text box on an empty page in the same run;
// how long a Word document of 50,000 characters takes to be shown side by side; how large the data stored on a device
// is. It prints the bars and does not judge: milliseconds depend on the machine, bytes and ratios do not.
// `npm run bench:form -- --beside FOLDER` types in a second build too, in turns and over the same data, and prints the
// ratio: a checkout of another commit that has been built. `--keys` measures the keys alone.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { connect } from "../../lib/db.ts";
import { findBrowser } from "../test/browser.mjs";
import { build } from "../start/build.mjs";
import { withLock } from "../instance.mjs";
import { DATA } from "../paths.mjs";
import { freePort } from "../database/postgres.mjs";
import { serveForTests } from "../test/stages.mjs";
import { createDatabase, startTestServer } from "../test/database-server.mjs";
import { snapshotSize, wordIn } from "./form-documents.mjs";
import { slowdown } from "./form-keys.mjs";
import { loading } from "./form-loading.mjs";
import { entries, prepare, signIn } from "./form-project.mjs";
import { addReport } from "./report-project.mjs";
import { compareTyping } from "./typing.mjs";

const { values: asked } = parseArgs({ options: { beside: { type: "string" }, keys: { type: "boolean" } } });

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
  const { accountName, memberId, projectId, address } = await prepare(db);
  const report = await addReport(db, { projectId, createdBy: memberId });
  /** Returns the address of a checkout's build, or of this one's. */
  const serve = async (root) => {
    const port = await freePort();
    const site = `http://localhost:${port}`;
    const env = {
      DATABASE_URL: server.url("zoufang_bench"),
      NEXTAUTH_SECRET: "only-for-the-tests-".padEnd(64, "x"),
      NEXTAUTH_URL: site,
      PORT: String(port),
      HOST: "localhost",
      ATTACHMENTS_DIR: join(folder, "attachments"),
    };
    await serveForTests({ folder, undo }, { ...process.env, ...env }, root);
    return site;
  };
  const site = await serve();
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
  undo.push(() => browser.close());
  const options = { baseURL: site, locale: "zh-CN", timezoneId: "Asia/Shanghai" };
  if (!asked.keys)
    await loading(
      browser,
      { ...options, accountName },
      {
        "an empty form": `/projects/${projectId}/visits/new`,
        [`a form of ${entries} entries`]: address,
      },
    );
  const signedIn = async (baseURL) => {
    const context = await browser.newContext({ ...options, baseURL, viewport: { width: 1440, height: 900 } });
    await signIn(context.request, accountName);
    return context;
  };
  const context = await signedIn(site);
  const beside = asked.beside === undefined ? [] : [await signedIn(await serve(resolve(asked.beside)))];
  await compareTyping([context, ...beside], { form: address, report });
  if (!asked.keys) {
    for (const rate of [1, slowdown]) await wordIn(context, projectId, rate);
    await snapshotSize(context, projectId);
  }
} finally {
  for (const action of undo.reverse()) await action();
  rmSync(folder, { recursive: true, force: true });
}
