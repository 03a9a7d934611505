/** Longer than between two keys of most people who type, short enough that the page seems to follow at once. */
const pauseMs = 300;
/** A text that is typed without a pause is drawn this often: composing and checking it takes longer than a key may. */
const longestMs = 3_000;

/** The next key is farthest away right behind a key's own frame. */
const behindFrame = (work: () => void) => requestAnimationFrame(() => setTimeout(work));

/** When what is typed is drawn: after a pause in typing. */
export class DrawPause {
  #since: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly draw: () => void,
    private readonly soon: (work: () => void) => void = behindFrame,
  ) {}

  /** At each key. */
  typed(): void {
    clearTimeout(this.#timer);
    const since = (this.#since ??= performance.now());
    if (performance.now() - since < longestMs) this.#timer = setTimeout(() => this.#drawNow(), pauseMs);
    else this.soon(() => this.#drawNow());
  }

  /** All is drawn, or nobody sees it any more. */
  end(): void {
    clearTimeout(this.#timer);
    this.#since = null;
  }

  #drawNow(): void {
    // It may have been drawn at once meanwhile.
    if (this.#since === null) return;
    this.end();
    this.draw();
  }
}
