import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";

type Command = "freeze" | "thaw" | "stop" | "start";

/** A migrated PostgreSQL of the test's own, that can be frozen (SIGSTOP), stopped and started. */
export class OwnDatabase {
  private constructor(
    private readonly child: ChildProcess,
    private readonly lines: AsyncIterator<string>,
    readonly url: string,
    /** As the server's administrator, who still gets in when the places of ordinary roles are taken. */
    readonly adminUrl: string,
  ) {}

  static async start(): Promise<OwnDatabase> {
    const script = join("scripts", "test", "own-database.mjs");
    const child = spawn(process.execPath, [script], { stdio: ["pipe", "pipe", "inherit"] });
    const reader: Interface = createInterface({ input: child.stdout });
    const lines = reader[Symbol.asyncIterator]();
    const first = await lines.next();
    if (first.done) throw new Error("the database did not start");
    const { url, adminUrl } = JSON.parse(first.value) as { url: string; adminUrl: string }; // our own script's line
    return new OwnDatabase(child, lines, url, adminUrl);
  }

  async tell(command: Command): Promise<void> {
    this.child.stdin?.write(`${command}\n`);
    if ((await this.lines.next()).done) throw new Error(`the database ended at "${command}"`);
  }

  async end(): Promise<void> {
    const gone = new Promise((done) => this.child.once("exit", done));
    this.child.stdin?.end();
    await gone;
  }
}
