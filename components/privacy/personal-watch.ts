import { findPersonalData, type PersonalDataKind } from "@/lib/privacy/personal-data";

/** How long a person pauses before what they typed is looked at. */
const pauseMs = 1_200;
/** After a field is left: by then the press that took the focus away has landed where it was meant to. */
const leaveMs = 250;

const none: readonly PersonalDataKind[] = [];

/** The texts that are watched, by their paths; what is not watched has no text. */
export interface WatchedTexts {
  all: () => { path: string; text: string }[];
  read: (path: string) => string | undefined;
}

/**
 * Looks at texts for personal data while a person writes, and gets in nobody's way: a keystroke costs one timer, nothing
 * is looked at while an input method composes or a finger is down, and a field hears of it only where its own finding changed.
 */
export class PersonalWatch {
  readonly #texts: WatchedTexts;
  readonly #shown = new Map<string, readonly PersonalDataKind[]>();
  readonly #kept = new Set<string>();
  readonly #listeners = new Set<() => void>();
  /** Fields that wait to be looked at; null stands for all of them. */
  #waiting: Set<string> | null = new Set();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #composing = false;
  #pressed = false;

  constructor(texts: WatchedTexts) {
    this.#texts = texts;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What the field held when it was last looked at, without what is kept; each kind once. */
  kindsAt(path: string): readonly PersonalDataKind[] {
    return this.#shown.get(path) ?? none;
  }

  typed(path: string): void {
    this.#waiting?.add(path);
    this.#lookIn(pauseMs);
  }

  left(path: string): void {
    if (this.#texts.read(path) === undefined) return;
    this.#waiting?.add(path);
    this.#lookIn(leaveMs);
  }

  /** Texts were changed by code, or came in whole. */
  changed(): void {
    this.#waiting = null;
    this.#lookIn(0);
  }

  composing(on: boolean): void {
    this.#composing = on;
    if (on) clearTimeout(this.#timer);
    else this.#lookIn(pauseMs);
  }

  pressed(on: boolean): void {
    if (on === this.#pressed) return;
    this.#pressed = on;
    if (!on && (this.#waiting === null || this.#waiting.size > 0)) this.#lookIn(leaveMs);
  }

  /** 保留: these words are not asked about again. */
  keep(words: readonly string[]): void {
    for (const each of words) this.#kept.add(each);
    this.changed();
  }

  get kept(): ReadonlySet<string> {
    return this.#kept;
  }

  /** The texts that hold something nobody has decided on. */
  undecided(): { path: string; text: string }[] {
    return this.#texts.all().filter(({ text }) => this.#wordsIn(text).length > 0);
  }

  /** What a text holds that nobody has decided on, as it is written. */
  wordsAt(path: string): string[] {
    return this.#wordsIn(this.#texts.read(path) ?? "").map(({ words }) => words);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #wordsIn(text: string): { kind: PersonalDataKind; words: string }[] {
    return findPersonalData(text)
      .map(({ start, end, kind }) => ({ kind, words: text.slice(start, end) }))
      .filter(({ words }) => !this.#kept.has(words));
  }

  #lookIn(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#composing) return;
    this.#timer = setTimeout(() => this.#look(), ms);
  }

  #look(): void {
    if (this.#composing || this.#pressed) return; // The end of either asks again.
    const waiting = this.#waiting ?? this.#texts.all().map(({ path }) => path);
    this.#waiting = new Set();
    let news = false;
    for (const path of waiting) {
      const kinds = [...new Set(this.#wordsIn(this.#texts.read(path) ?? "").map(({ kind }) => kind))];
      if (kinds.join() === this.kindsAt(path).join()) continue;
      this.#shown.set(path, kinds);
      news = true;
    }
    if (news) for (const listener of this.#listeners) listener();
  }
}
