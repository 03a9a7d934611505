import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { chromium, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { browserFlags } from "./browser-flags";
import { Wire } from "./wire";

const flags = [
  "--headless=new",
  ...browserFlags,
  "--lang=zh-CN",
  "--window-size=390,844",
  "--password-store=basic",
  "--remote-debugging-port=0",
  // A microphone that hums and is allowed without asking.
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
];

/**
 * A phone whose browser profile outlives its process: the browser can be killed and opened again, with or without a
 * network.
 */
export class Device {
  private readonly folder = mkdtempSync(join(tmpdir(), "zoufang-device-"));
  private process: ChildProcess | null = null;
  private browser: Browser | null = null;
  private online = true;

  private constructor(readonly wire: Wire) {}

  static async with(server: string): Promise<Device> {
    const wire = new Wire(server);
    await wire.mend();
    return new Device(wire);
  }

  /** The browser of this device. Starts it if it is not running. */
  async open(): Promise<BrowserContext> {
    if (!this.browser) await this.start();
    const context = this.browser?.contexts()[0];
    if (!context) throw new Error("the browser has no profile");
    return context;
  }

  /** Opens a page at an address of the product. */
  async visit(path: string): Promise<Page> {
    const context = await this.open();
    const page = await context.newPage();
    await context.setOffline(!this.online);
    await page.goto(`${this.wire.address}${path}`, { waitUntil: "domcontentloaded" });
    return page;
  }

  async offline(): Promise<void> {
    this.online = false;
    await this.wire.cut();
    await this.browser?.contexts()[0]?.setOffline(true);
  }

  async reconnect(): Promise<void> {
    this.online = true;
    await this.wire.mend();
    await this.browser?.contexts()[0]?.setOffline(false);
  }

  /** The path of the file that the browser saves after `click`. */
  async downloadOf(click: () => Promise<void>): Promise<string> {
    const downloadPath = join(this.folder, "downloads");
    mkdirSync(downloadPath, { recursive: true });
    const session = await this.browser?.newBrowserCDPSession();
    await session?.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath });
    await click();
    for (const until = Date.now() + 20_000; Date.now() < until; await pause(50)) {
      const name = readdirSync(downloadPath).find((each) => !each.startsWith(".") && !each.endsWith(".crdownload"));
      if (name) return join(downloadPath, name);
    }
    throw new Error("no file was saved");
  }

  /** The browser wakes the service worker with this tag, as it does some time after the network is back. */
  async wakeWorker(page: Page, tag: string): Promise<void> {
    const session = await page.context().newCDPSession(page);
    const registered = new Promise<string>((found) => {
      session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
        const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(this.wire.address));
        if (own) found(own.registrationId);
      });
    });
    await session.send("ServiceWorker.enable");
    const registrationId = await registered;
    await session.send("ServiceWorker.dispatchSyncEvent", {
      origin: this.wire.address,
      registrationId,
      tag,
      lastChance: false,
    });
  }

  /** Like turning the phone off: the browser still writes what it has to, including its cookies. */
  async shutDown(): Promise<void> {
    const { process: child, browser } = this;
    if (!child || !browser) return;
    const gone = new Promise((done) => child.once("exit", done));
    await (await browser.newBrowserCDPSession()).send("Browser.close").catch(() => {}); // it may be closed before it answers
    await gone;
    this.process = null;
    this.browser = null;
  }

  /** Like an empty battery: nothing is asked and nothing is finished. */
  async kill(): Promise<void> {
    const { process: child, browser } = this;
    this.process = null;
    this.browser = null;
    if (!child?.pid || child.exitCode !== null) return;
    const gone = new Promise((done) => child.once("exit", done));
    const letGo = browser?.isConnected() ? new Promise((done) => browser.once("disconnected", done)) : null;
    process.kill(-child.pid, "SIGKILL");
    await Promise.all([gone, letGo]);
  }

  async dispose(): Promise<void> {
    // Disconnects first, so that nothing here still waits for an answer.
    await this.browser?.close().catch(() => {});
    await this.kill();
    await this.wire.cut();
    // The last of the killed processes may still hold a file open.
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  private async start() {
    const portFile = join(this.folder, "DevToolsActivePort");
    rmSync(portFile, { force: true });
    rmSync(join(this.folder, "SingletonLock"), { force: true });
    const program = process.env["CHROMIUM_PATH"] || chromium.executablePath();
    const env = { ...process.env, TZ: "Asia/Shanghai" };
    // A process group of its own, so that a kill reaches every process of the browser.
    this.process = spawn(program, [...flags, `--user-data-dir=${this.folder}`, "about:blank"], {
      stdio: "ignore",
      detached: true,
      env,
    });
    for (const until = Date.now() + 30_000; Date.now() < until; await pause(50)) {
      const port = readPort(portFile);
      if (!port) continue;
      this.browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
      return;
    }
    throw new Error("the browser did not start");
  }
}

function readPort(file: string): string | null {
  try {
    const [port, path] = readFileSync(file, "utf8").split("\n");
    return path ? (port ?? null) : null;
  } catch {
    return null; // not written yet
  }
}
