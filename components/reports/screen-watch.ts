/** Where one reads: a thin line in the upper part of the window. */
const readingLine = "-30% 0px -69% 0px";
/** All that lies above the end of that line. */
const aboveLine = "10000000px 0px -69% 0px";
/** Of so many parts one is looked for at first: the browser looks at all that is watched in every frame. */
const stretch = 16;

/**
 * Among which parts the one at the line is, if these have begun above its end. The first one of a stretch may be hidden
 * (the text in hand is, behind its fields), so the next stretch belongs to it.
 */
export function partsAround<Part>(parts: readonly Part[], begun: ReadonlySet<Part>): Part[] {
  let from = 0;
  for (let place = 0; place < parts.length; place += stretch) {
    const first = parts[place];
    if (first !== undefined && begun.has(first)) from = place;
  }
  return parts.slice(from, from + 2 * stretch);
}

export const firstOfStretches = <Part>(parts: readonly Part[]): Part[] =>
  parts.filter((_, place) => place % stretch === 0);

/** In the order of the document: where points run on, one ends in the line in which the next begins. */
function lastOf(parts: Iterable<Element>): Element | undefined {
  let last: Element | undefined;
  for (const one of parts)
    if (!last || last.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) last = one;
  return last;
}

const placeOf = (part: Element | undefined) => (part instanceof HTMLElement ? part.dataset["unit"] : undefined);

function sort(changes: readonly IntersectionObserverEntry[], inside: Set<Element>): void {
  for (const { target, isIntersecting } of changes) {
    if (isIntersecting) inside.add(target);
    else inside.delete(target);
  }
}

/** Returns what is watched from now on. What is watched already costs nothing. */
function watchOnly(
  observer: IntersectionObserver,
  before: ReadonlySet<Element>,
  wanted: readonly Element[],
  inside: Set<Element>,
): ReadonlySet<Element> {
  const now = new Set(wanted);
  for (const gone of before) {
    if (now.has(gone)) continue;
    observer.unobserve(gone);
    inside.delete(gone);
  }
  for (const part of now) if (!before.has(part)) observer.observe(part);
  return now;
}

/**
 * Says which part of a page is on the screen. The browser tells it when a part comes to the reading line or leaves it,
 * so scrolling itself runs no script. The last parts of a page never come to that line: when the end of the page is on
 * the screen, its last part is named.
 */
export class ScreenWatch {
  readonly #atLine = new Set<Element>();
  readonly #begun = new Set<Element>();
  #parts: readonly Element[] = [];
  #near: ReadonlySet<Element> = new Set();
  #firsts: ReadonlySet<Element> = new Set();
  readonly #line: IntersectionObserver;
  readonly #above: IntersectionObserver;
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
        sort(changes, this.#atLine);
        this.#tell();
      },
      { rootMargin: readingLine },
    );
    this.#above = new IntersectionObserver(
      (changes) => {
        sort(changes, this.#begun);
        this.#look();
      },
      { rootMargin: aboveLine },
    );
    this.#window = new IntersectionObserver((changes) => {
      this.#endSeen = changes.at(-1)?.isIntersecting ?? false;
      this.#tell();
    });
    this.#window.observe(end);
  }

  /** The parts, from the first to the last. Those that are watched already cost nothing. */
  watch(parts: Iterable<Element>): void {
    this.#parts = [...parts];
    this.#firsts = watchOnly(this.#above, this.#firsts, firstOfStretches(this.#parts), this.#begun);
    this.#look();
  }

  #look(): void {
    this.#near = watchOnly(this.#line, this.#near, partsAround(this.#parts, this.#begun), this.#atLine);
  }

  #tell(): void {
    const places = this.#parts.map(placeOf);
    const atLine = placeOf(lastOf(this.#atLine));
    // A short report has its beginning and its end on the screen.
    const shown = this.#endSeen && atLine !== places[0] ? places.at(-1) : atLine;
    // Above the first part, and between two, it stays as it was.
    this.#told = shown ?? this.#told ?? places[0];
    if (this.#told !== undefined) this.say(this.#told);
  }

  end(): void {
    this.#line.disconnect();
    this.#above.disconnect();
    this.#window.disconnect();
  }
}
