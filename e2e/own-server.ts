import { spawn, type ChildProcess } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done, fail) => probe.once("error", fail).listen(0, "127.0.0.1", done));
  const { port } = probe.address() as AddressInfo; // a TCP server's address
  await new Promise((done) => probe.close(done));
  return port;
}

/** A production server for one test, on the database of the run. It can be killed without warning and started again. */
export class OwnServer {
  private child: ChildProcess | null = null;

  private constructor(
    private readonly port: number,
    private readonly settings: Record<string, string>,
  ) {}

  static async start(settings: Record<string, string> = {}): Promise<OwnServer> {
    const server = new OwnServer(await freePort(), settings);
    await server.start();
    return server;
  }

  get address(): string {
    return `http://localhost:${this.port}`;
  }

  async start(): Promise<void> {
    const env = {
      ...process.env,
      DATABASE_URL: process.env["SERVING_URL"] ?? process.env["DATABASE_URL"],
      NEXTAUTH_SECRET: "only-for-the-tests-".padEnd(64, "y"),
      NEXTAUTH_URL: this.address,
      PORT: String(this.port),
      HOST: "localhost",
      TRUST_PROXY: "1",
      ...this.settings,
    };
    this.child = spawn(process.execPath, [join("scripts", "start", "serve.mjs")], { env, stdio: "ignore" });
    for (const until = Date.now() + 60_000; Date.now() < until; await pause(100)) {
      if (await fetch(`${this.address}/sign-in`, { redirect: "manual" }).catch(() => null)) return;
    }
    throw new Error("the server did not start");
  }

  /** SIGKILL: no transaction is ended and no reply is finished. */
  async kill(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((done) => child.once("exit", done));
    child.kill("SIGKILL");
    await gone;
  }
}
