// `npm run bench:form` measures the production build in Chromium: how much JavaScript the visit form brings and when it
// is painted on a phone; with the processor slowed down four times, how long a key takes to appear on the screen in a
// form of 200 entries and in a report of 200 points, compared with a bare text box on an empty page in the same run;
// how long a Word document of 50,000 characters takes to be shown side by side; how large the data stored on a device
// is. It prints the bars and does not judge: milliseconds depend on the machine, bytes and ratios do not.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
import { bareTyping, slowdown, typing } from "./form-keys.mjs";
import { loading } from "./form-loading.mjs";
import { entries, prepare, signIn } from "./form-project.mjs";
import { reportTyping } from "./report-keys.mjs";
import { addReport } from "./report-project.mjs";

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
  const options = { baseURL: site, locale: "zh-CN", timezoneId: "Asia/Shanghai" };
  await loading(
    browser,
    { ...options, accountName },
    {
      "an empty form": `/projects/${projectId}/visits/new`,
      [`a form of ${entries} entries`]: address,
    },
  );
  const context = await browser.newContext({ ...options, viewport: { width: 1440, height: 900 } });
  await signIn(context.request, accountName);
  const plain = await bareTyping(context);
  await typing(context, address, plain);
  await reportTyping(context, report, plain);
  for (const rate of [1, slowdown]) await wordIn(context, projectId, rate);
  await snapshotSize(context, projectId);
} finally {
  for (const action of undo.reverse()) await action();
  rmSync(folder, { recursive: true, force: true });
}
