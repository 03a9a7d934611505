import type { VisitFormValues } from "@/components/visits/form/form-values";
import type { DimensionKey } from "@/lib/vocabulary";

const keyOf = (dimension: string, text: string) => `${dimension} ${text.trim()}`;

type Known = { dimension: string; text: string; key: string };

/**
 * Which texts a dimension contains already, as of the last time that a row was added or removed. Only a point whose
 * answer changes is rendered again.
 */
export class StandingTexts {
  /** By the entry. Of hundreds of texts few have changed since the last look, and a long key is dear to make. */
  #known: ReadonlyMap<string, Known> = new Map();
  #keys: ReadonlySet<string> = new Set();
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  has(dimension: DimensionKey, text: string): boolean {
    return this.#keys.has(keyOf(dimension, text));
  }

  look({ entryIds, entries }: Pick<VisitFormValues, "entries"> & { entryIds: readonly string[] }): void {
    const before = this.#known;
    const now = entryIds.map((id): readonly [string, Known] => {
      const { dimension = "", text = "" } = entries[id] ?? {};
      const known = before.get(id);
      const same = known?.dimension === dimension && known.text === text;
      return [id, same ? known : { dimension, text, key: keyOf(dimension, text) }];
    });
    this.#known = new Map(now);
    this.#keys = new Set(now.map(([, { key }]) => key));
    for (const listener of this.#listeners) listener();
  }
}
