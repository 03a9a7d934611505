import "server-only";
import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { liveChannel, liveText, readLive, type LiveMessage } from "@/lib/live-message";

/**
 * What the servers tell each other, heard on one connection of its own for the whole process. It is opened for the
 * first browser and closed some time after the last.
 */
export interface LiveEar {
  hear(message: LiveMessage): void;
  /** From now on nothing is missed; what was told before may have been. */
  up(): void;
  /** `ever`: it has been up before. Otherwise it may never be, as behind a pooler in transaction mode. */
  down(ever: boolean): void;
}

/** In ms. */
export interface LiveWaits {
  /** Between two questions whether it still hears. */
  ask: number;
  /** Until the answer to one must be there. */
  patience: number;
  retry: number;
  /** Until it is closed when nobody listens any more. */
  idle: number;
}
const usual: LiveWaits = { ask: 15_000, patience: 5_000, retry: 2_000, idle: 30_000 };

export class LiveListener {
  private readonly ears = new Set<LiveEar>();
  private client: Client | null = null;
  private isUp = false;
  private wasUp = false;
  private timer: NodeJS.Timeout | undefined;
  private readonly pings = new Map<string, () => void>();

  /**
   * @param connectionString of the database itself, not of a pooler
   * @param tell sends a message by another connection: what comes back has gone the whole way
   */
  constructor(
    private readonly connectionString: string,
    private readonly tell: (text: string) => Promise<unknown>,
    private readonly waits: LiveWaits = usual,
  ) {}

  /** @returns ends it */
  listen(ear: LiveEar): () => void {
    this.ears.add(ear);
    if (this.isUp) ear.up();
    else if (this.wasUp) ear.down(true);
    if (!this.client) this.next(0);
    else if (this.isUp) this.next(this.waits.ask);
    return () => {
      this.ears.delete(ear);
      if (this.ears.size === 0) this.next(this.waits.idle);
    };
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    const { client } = this;
    this.client = null;
    this.isUp = false;
    await client?.end().catch(() => {});
  }

  private next(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.step(), ms);
    this.timer.unref();
  }

  private async step(): Promise<void> {
    if (this.ears.size === 0) return this.close();
    const client = this.client ?? (await this.open());
    if (!client) return;
    try {
      await this.heardItself();
    } catch {
      this.lost(client);
      return;
    }
    if (client !== this.client) return;
    if (!this.isUp) {
      this.isUp = this.wasUp = true;
      for (const ear of this.ears) ear.up();
    }
    this.next(this.ears.size === 0 ? this.waits.idle : this.waits.ask);
  }

  private async open(): Promise<Client | null> {
    const client = new Client({
      connectionString: this.connectionString,
      connectionTimeoutMillis: this.waits.patience,
      query_timeout: this.waits.patience,
      application_name: "zoufang-live",
      keepAlive: true,
    });
    this.client = client;
    client.on("error", () => this.lost(client));
    client.on("end", () => this.lost(client));
    client.on("notification", ({ payload }) => this.heard(readLive(payload)));
    try {
      await client.connect();
      await client.query(`LISTEN ${liveChannel}`);
      return client;
    } catch {
      this.lost(client);
      return null;
    }
  }

  private heard(message: LiveMessage | null): void {
    if (!message) return;
    if (message.kind === "ping") return this.pings.get(message.id)?.();
    for (const ear of this.ears) ear.hear(message);
  }

  /** @throws if it does not, in the time that it has */
  private async heardItself(): Promise<void> {
    const id = randomUUID();
    let late: NodeJS.Timeout | undefined;
    const back = new Promise<void>((done, fail) => {
      this.pings.set(id, done);
      late = setTimeout(() => fail(new Error("not heard")), this.waits.patience);
    });
    try {
      await Promise.all([back, this.tell(liveText({ kind: "ping", id }))]);
    } finally {
      clearTimeout(late);
      this.pings.delete(id);
    }
  }

  private lost(client: Client): void {
    if (client !== this.client) return;
    this.client = null;
    this.isUp = false;
    void client.end().catch(() => {});
    for (const ear of this.ears) ear.down(this.wasUp);
    this.next(this.waits.retry);
  }
}
