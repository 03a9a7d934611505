import { findPersonalData, type PersonalDataKind } from "@/lib/privacy/personal-data";

/** How long a person must pause before their text is checked. */
const pauseMs = 1_200;
/** After a field is left. The delay lets the press that moved the focus reach its target before the page changes. */
const leaveMs = 250;
/** After a change by code: what it shows, such as a new row, is on the screen first. */
const changeMs = 50;

const none: readonly PersonalDataKind[] = [];

/** The watched texts by their paths. A field that is not watched has no text. */
export interface WatchedTexts {
  all: () => { path: string; text: string }[];
  read: (path: string) => string | undefined;
}

/**
 * Checks texts for personal data while a person writes, without disturbing them: a keystroke only costs a timer,
 * nothing is checked while an input method composes or a finger is down, and a field is updated only if its own finding
 * changed.
 */
export class PersonalWatch {
  readonly #texts: WatchedTexts;
  readonly #shown = new Map<string, readonly PersonalDataKind[]>();
  /** The text of each field when it was last checked: most have not changed since. */
  readonly #checked = new Map<string, string>();
  readonly #kept = new Set<string>();
  readonly #listeners = new Set<() => void>();
  /** Fields that wait to be checked. Null means all of them. */
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

  /** What the last check found in the field, without kept words. Each kind once. */
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

  /** Texts were changed by code, or filled in as a whole. */
  changed(): void {
    this.#waiting = null;
    this.#lookIn(changeMs);
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
    this.#checked.clear();
    this.changed();
  }

  get kept(): ReadonlySet<string> {
    return this.#kept;
  }

  /** The texts with matches that nobody has decided on. */
  undecided(): { path: string; text: string }[] {
    return this.#texts.all().filter(({ text }) => this.#wordsIn(text).length > 0);
  }

  /** The matches in a text that nobody has decided on, as they are written. */
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

  #at(path: string) {
    return { path, text: this.#texts.read(path) ?? "" };
  }

  #lookIn(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#composing) return;
    this.#timer = setTimeout(() => this.#look(), ms);
  }

  #look(): void {
    if (this.#composing || this.#pressed) return; // The check is scheduled again when either ends.
    const waiting = this.#waiting ? [...this.#waiting].map((path) => this.#at(path)) : this.#texts.all();
    this.#waiting = new Set();
    let news = false;
    for (const { path, text } of waiting) {
      if (this.#checked.get(path) === text) continue;
      this.#checked.set(path, text);
      const kinds = [...new Set(this.#wordsIn(text).map(({ kind }) => kind))];
      if (kinds.join() === this.kindsAt(path).join()) continue;
      this.#shown.set(path, kinds);
      news = true;
    }
    if (news) for (const listener of this.#listeners) listener();
  }
}
