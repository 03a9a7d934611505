// Finds a Chromium for the end-to-end tests, or downloads one.
import { existsSync } from "node:fs";
import { connect } from "node:net";
import { delimiter, join } from "node:path";
import { ROOT } from "../paths.mjs";
import { run } from "../run.mjs";
import { Refusal, step } from "../say.mjs";

const DOWNLOAD_HOST = "cdn.playwright.dev";

/** Whether it exists and runs: a download may lack the libraries it needs. */
async function works(path) {
  if (!path || !existsSync(path)) return false;
  try {
    const page = await run(
      path,
      ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--dump-dom", "data:text/html,<p>zoufang</p>"],
      {
        timeoutMs: 30_000,
      },
    );
    return page.includes("zoufang");
  } catch {
    return false;
  }
}

function reachable(host) {
  return new Promise((resolve) => {
    const socket = connect({ host, port: 443, timeout: 3_000 });
    const done = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket
      .once("connect", () => done(true))
      .once("error", () => done(false))
      .once("timeout", () => done(false));
  });
}

async function playwrightPath() {
  const { chromium } = await import("@playwright/test");
  return chromium.executablePath();
}

async function download() {
  const { HTTPS_PROXY, https_proxy: httpsProxy, PLAYWRIGHT_DOWNLOAD_HOST } = process.env;
  const elsewhere = HTTPS_PROXY || httpsProxy || PLAYWRIGHT_DOWNLOAD_HOST;
  if (!elsewhere && !(await reachable(DOWNLOAD_HOST))) return;
  await step(
    "下载 Chromium",
    "Downloading Chromium",
    () =>
      run(
        process.execPath,
        [join(ROOT, "node_modules", "@playwright", "test", "cli.js"), "install", "--no-shell", "chromium"],
        {
          cwd: ROOT,
          env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" },
          timeoutMs: 240_000,
        },
      ).catch(() => {}), // Not fatal: the machine may have one.
  );
}

/** Debian's name for Chromium without its window: the same pages for a third less processor time. */
const SHELL = "chromium-headless-shell";

function inPath(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function onMachine() {
  const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "msedge"];
  const fixed = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  ];
  return [...inPath(...names), ...fixed].filter((path) => existsSync(path));
}

async function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await step("安装 Chromium（apt-get）", "Installing Chromium with apt-get", async () => {
    await run("apt-get", ["update", "-qq"], { env, timeoutMs: 120_000 }).catch(() => {});
    // The font is only for people who look: Chinese in screenshots and traces. A release without the shell has the
    // rest.
    for (const name of [SHELL, "chromium"]) {
      const args = ["install", "-y", "-qq", "--no-install-recommends", name, "fonts-noto-cjk"];
      const installed = run("apt-get", args, { env, timeoutMs: 480_000 });
      if (
        await installed.then(
          () => true,
          () => false,
        )
      )
        return;
    }
  });
}

/** @returns {Promise<string>} the path of a Chromium that runs */
export async function findBrowser() {
  if (process.env.CHROMIUM_PATH) {
    if (await works(process.env.CHROMIUM_PATH)) return process.env.CHROMIUM_PATH;
    throw new Refusal(
      `CHROMIUM_PATH 不能运行：${process.env.CHROMIUM_PATH}`,
      `CHROMIUM_PATH does not run: ${process.env.CHROMIUM_PATH}`,
    );
  }
  const attempts = [
    ...inPath(SHELL).map((path) => async () => path),
    playwrightPath,
    async () => {
      await download();
      return playwrightPath();
    },
    ...onMachine().map((path) => async () => path),
    async () => {
      await fromDebian();
      return [...inPath(SHELL), "/usr/bin/chromium"].find((path) => existsSync(path));
    },
  ];
  for (const attempt of attempts) {
    const path = await attempt();
    if (await works(path)) return path;
  }
  throw new Refusal(
    "没有可用的 Chromium：请安装 Chromium 或 Chrome，或用 CHROMIUM_PATH 指明位置。",
    "No Chromium runs on this machine: install Chromium or Chrome, or name one in CHROMIUM_PATH.",
  );
}
