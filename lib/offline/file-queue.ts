import type { LocalFile } from "@/lib/offline/local-file";
import { nextTry, silenceDelay, type Clock, type RoundEnd } from "@/lib/offline/send-round";

/** The server's answer to an upload. */
export type UploadAnswer =
  /** How many bytes have arrived. When all have, the file is stored with its row. */
  | { kind: "at"; offset: number }
  | { kind: "refused"; key: string; values?: Record<string, string | number> }
  | { kind: "signedOut" }
  /** As of the outbox: no answer, or one that the server cannot work now. */
  | { kind: "none"; retryAfterMs?: number };

export interface UploadTransport {
  /** Begins the upload, or finds how far it has come. */
  begin(file: LocalFile): Promise<UploadAnswer>;
  send(file: LocalFile, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<UploadAnswer>;
  where(file: LocalFile): Promise<UploadAnswer>;
}

export interface QueuedFiles {
  list(): Promise<LocalFile[]>;
  get(id: string): Promise<LocalFile | undefined>;
  change(id: string, change: (file: LocalFile | undefined) => LocalFile | undefined): Promise<LocalFile | null>;
  slice(file: LocalFile, from: number, to: number): Promise<Uint8Array<ArrayBuffer>>;
}

const firstUnit = 256 * 1024;
const largestUnit = 4 * 1024 * 1024;
/** If a unit took less than this, the next one is larger. A slow link never gets more than it can send in time. */
const quickMs = 2_000;
/** The attempt ends after this many answers in a row without new bytes. */
const mostStandstills = 3;

/** Sends files one after another, each after its visit's text. A broken upload continues from what the server has. */
export class FileQueue {
  private unit = firstUnit;

  constructor(
    private readonly store: QueuedFiles,
    private readonly transport: UploadTransport,
    private readonly clock: Clock,
    /** Whether the server has the visit (and the entry) that the file belongs to. */
    private readonly ready: (file: LocalFile) => Promise<boolean>,
    private readonly onProgress: (progress: { id: string; sent: number } | null) => void = () => {},
  ) {}

  async run({ atOnce = false } = {}): Promise<RoundEnd> {
    let waiting = Infinity;
    for (const { id, state } of await this.store.list()) {
      if (state.at !== "waiting") continue;
      // Its state when its turn comes: another tab, or a person, may have changed it.
      const file = await this.store.get(id);
      if (!file || file.state.at !== "waiting") continue;
      const now = this.clock.now();
      const retryAt = nextTry(file.retryAt, now);
      if (!atOnce && retryAt > now) {
        waiting = Math.min(waiting, retryAt);
        continue;
      }
      if (!(await this.ready(file))) continue;
      const answer = await this.upload(file).finally(() => this.onProgress(null));
      if (answer.kind === "signedOut") return answer;
      const after = await this.note(file.id, answer);
      if (after && after.state.at === "waiting") waiting = Math.min(waiting, after.retryAt);
    }
    return waiting === Infinity ? { kind: "idle" } : { kind: "later", at: waiting };
  }

  private async upload(file: LocalFile): Promise<UploadAnswer> {
    let answer = await this.quietly(() => this.transport.begin(file));
    for (let standstills = 0; answer.kind === "at" && answer.offset < file.byteSize;) {
      const { offset } = answer;
      this.onProgress({ id: file.id, sent: offset });
      const bytes = await this.store.slice(file, offset, Math.min(offset + this.unit, file.byteSize));
      const started = this.clock.now();
      answer = await this.quietly(() => this.transport.send(file, offset, bytes));
      if (answer.kind === "none") {
        this.unit = firstUnit;
        answer = await this.quietly(() => this.transport.where(file));
      } else if (this.clock.now() - started < quickMs) this.unit = Math.min(this.unit * 2, largestUnit);
      standstills = answer.kind === "at" && answer.offset <= offset ? standstills + 1 : 0;
      if (standstills >= mostStandstills) return { kind: "none" };
    }
    return answer;
  }

  private quietly(ask: () => Promise<UploadAnswer>): Promise<UploadAnswer> {
    return ask().catch((): UploadAnswer => ({ kind: "none" }));
  }

  private note(id: string, answer: UploadAnswer): Promise<LocalFile | null> {
    return this.store.change(id, (file) => {
      if (!file || file.state.at !== "waiting") return undefined;
      const now = this.clock.now();
      if (answer.kind === "at")
        return { ...file, sent: file.byteSize, state: { at: "uploaded" }, attempts: 0, retryAt: 0, updatedAt: now };
      if (answer.kind === "refused") {
        const { key, values } = answer;
        return { ...file, state: { at: "refused", key, ...(values && { values }) }, updatedAt: now };
      }
      const attempts = file.attempts + 1;
      const told = answer.kind === "none" ? answer.retryAfterMs : undefined;
      return { ...file, attempts, retryAt: now + silenceDelay(attempts, this.clock.random(), told) };
    });
  }
}
