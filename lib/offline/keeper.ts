import { StoreError, type StoreFault } from "@/lib/offline/store-fault";

/** What the form may say of its text: "kept" only after the device's transaction has ended. */
export type KeptState =
  { at: "untouched" } | { at: "keeping" } | { at: "kept" } | { at: "fault"; fault: StoreFault } | { at: "takenOver" };

/** Thrown by `write` if another tab has taken the draft over: this tab must not write any more. */
export class TakenOver extends Error {}

const pauseMs = 200;
const againMs = 2_000;
/** Text that an input method has not confirmed is not text yet. But a text never waits longer than this for it. */
const longestComposing = 5_000;

/**
 * Writes when the page has nothing to draw, at the latest after this long. A write begun between two keys delays
 * neither.
 */
const longestIdleMs = 100;

function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === "undefined") work();
  else requestIdleCallback(work, { timeout: longestIdleMs });
}

/**
 * Stores a form's text. A change is written at the latest 300 ms after it was made, one write at a time, each with
 * everything that is in the form then. A failed write is reported and tried again; the text stays in the form.
 */
export class Keeper {
  private changes = 0;
  private written = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> | null = null;
  private composingSince: number | null = null;
  private over = false;
  private told: KeptState["at"] | null = null;

  constructor(
    private readonly write: () => Promise<void>,
    private readonly tell: (state: KeptState) => void,
    // Not the device's clock, because a person may set it back while an input method is open.
    private readonly now: () => number = () => performance.now(),
  ) {}

  touched(): void {
    if (this.over) return;
    this.changes += 1;
    if (this.told !== "keeping") this.say({ at: "keeping" });
    this.schedule(pauseMs);
  }

  composing(on: boolean): void {
    this.composingSince = on ? this.now() : null;
    if (!on && this.changes > this.written) this.schedule(pauseMs);
  }

  /**
   * Writes now what is not written yet, including an unfinished composition, because the page may be closed in a
   * moment.
   */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    while (this.writing) await this.writing;
    if (!this.over && this.changes > this.written) await this.begin();
  }

  /** Whether everything typed is on the device. */
  get settled(): boolean {
    return this.changes === this.written;
  }

  stop(): void {
    this.over = true;
    clearTimeout(this.timer);
  }

  private schedule(pause: number) {
    if (this.timer !== undefined || this.writing || this.over) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      const held = this.composingSince !== null && this.now() - this.composingSince < longestComposing;
      if (held) this.schedule(pauseMs);
      else whenIdle(() => this.beginUnlessDone());
    }, pause);
  }

  /** A flush may have come first, or the draft may belong to another tab by now. */
  private beginUnlessDone() {
    if (this.over || this.writing || this.changes === this.written) return;
    void this.begin();
  }

  private say(state: KeptState) {
    this.told = state.at;
    this.tell(state);
  }

  private begin(): Promise<void> {
    const upTo = this.changes;
    this.writing = this.write()
      .then(
        () => {
          this.written = upTo;
          if (this.changes === upTo) this.say({ at: "kept" });
        },
        (error: unknown) => this.fail(error),
      )
      .finally(() => {
        this.writing = null;
        if (this.changes > this.written && this.timer === undefined) this.schedule(pauseMs);
      });
    return this.writing;
  }

  private fail(error: unknown) {
    if (error instanceof TakenOver) {
      this.stop();
      this.say({ at: "takenOver" });
      return;
    }
    this.say({ at: "fault", fault: error instanceof StoreError ? error.fault : "unknown" });
    if (this.over) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.begin();
    }, againMs);
  }
}
