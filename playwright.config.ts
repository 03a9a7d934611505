import { defineConfig } from "@playwright/test";
import { browserFlags } from "./e2e/browser-flags";

/**
 * Started by `node scripts/test.mjs e2e`, which serves the production build on a fresh demo database and hands over in
 * the environment: BASE_URL, CHROMIUM_PATH, DATABASE_URL (for recounting in SQL), DEMO_ACCOUNTS_FILE, PLAYWRIGHT_JSON.
 * The server runs with TRUST_PROXY=1, so a test may send X-Forwarded-For to come from an address of its own.
 */
const { BASE_URL, CHROMIUM_PATH, PLAYWRIGHT_JSON } = process.env;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // A test that passes only on the second attempt has found something.
  retries: 0,
  // Two cores are busy with two. The third is for the outages, which mostly wait.
  workers: 3,
  // Test by test, so that no worker ends with the longest file still before it.
  fullyParallel: true,
  forbidOnly: Boolean(process.env["CI"]),
  // Long, so that two busy cores do not fail a test that is only slow. A wrong page fails at its own expectation.
  timeout: 120_000,
  // A page whose clock is held cannot be pictured, so a test that fails on it may never end. A campaign may take
  // longer.
  globalTimeout: Number(process.env["ZOUFANG_E2E_MINUTES"] ?? 25) * 60_000,
  // A cold page on two busy cores can take longer than the default five seconds.
  expect: { timeout: 20_000 },
  reporter: [["list"], ...(PLAYWRIGHT_JSON ? [["json", { outputFile: PLAYWRIGHT_JSON }] as const] : [])],
  use: {
    ...(BASE_URL ? { baseURL: BASE_URL } : {}),
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // A trace of every action costs a third of the run. To look into a failure: node scripts/test.mjs e2e NAME --trace
    // on (not for a test that kills its browser, which then cannot answer the trace's last request).
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {}),
      args: [...browserFlags],
    },
  },
  projects: [
    // First, because its tests wait for time limits one after the other, beside the others.
    { name: "outage", testMatch: "outage.spec.ts", workers: 1, use: { browserName: "chromium" } },
    { name: "chromium", testIgnore: "outage.spec.ts", workers: 2, use: { browserName: "chromium" } },
  ],
});
