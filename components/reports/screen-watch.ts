/** Where one reads: a thin line in the upper part of the window. */
const readingLine = "-30% 0px -69% 0px";

/** In the order of the document: where points run on, one ends in the line in which the next begins. */
function lastOf(parts: Iterable<Element>): Element | undefined {
  let last: Element | undefined;
  for (const one of parts)
    if (!last || last.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) last = one;
  return last;
}

const placeOf = (part: Element | undefined) => (part instanceof HTMLElement ? part.dataset["unit"] : undefined);

/**
 * Says which part of a page is on the screen. The browser tells it when a part comes to the reading line or leaves it,
 * so scrolling itself runs no script. The last parts of a page never come to that line: when the end of the page is on
 * the screen, its last part is named.
 */
export class ScreenWatch {
  readonly #atLine = new Set<Element>();
  #watched = new Set<Element>();
  readonly #line: IntersectionObserver;
  readonly #window: IntersectionObserver;
  #endSeen = false;
  #told: string | undefined;

  /** @param end stands behind the last part @param say gets a part's `data-unit` */
  constructor(
    end: Element,
    private readonly say: (place: string) => void,
  ) {
    this.#line = new IntersectionObserver(
      (changes) => {
        for (const { target, isIntersecting } of changes) {
          if (isIntersecting) this.#atLine.add(target);
          else this.#atLine.delete(target);
        }
        this.#tell();
      },
      { rootMargin: readingLine },
    );
    this.#window = new IntersectionObserver((changes) => {
      this.#endSeen = changes.at(-1)?.isIntersecting ?? false;
      this.#tell();
    });
    this.#window.observe(end);
  }

  /** The parts, from the first to the last. Those that are watched already cost nothing. */
  watch(parts: Iterable<Element>): void {
    const now = new Set(parts);
    for (const gone of this.#watched) {
      if (now.has(gone)) continue;
      this.#line.unobserve(gone);
      this.#atLine.delete(gone);
    }
    for (const part of now) if (!this.#watched.has(part)) this.#line.observe(part);
    this.#watched = now;
  }

  #tell(): void {
    const places = [...this.#watched].map(placeOf);
    const atLine = placeOf(lastOf(this.#atLine));
    // A short report has its beginning and its end on the screen.
    const shown = this.#endSeen && atLine !== places[0] ? places.at(-1) : atLine;
    // Above the first part, and between two, it stays as it was.
    this.#told = shown ?? this.#told ?? places[0];
    if (this.#told !== undefined) this.say(this.#told);
  }

  end(): void {
    this.#line.disconnect();
    this.#window.disconnect();
  }
}
