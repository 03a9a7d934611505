import type { VisitFormValues } from "@/components/visits/form/form-values";
import type { DimensionKey } from "@/lib/vocabulary";

const keyOf = (dimension: string, text: string) => `${dimension} ${text.trim()}`;

/**
 * Which texts a dimension contains already, as of the last time that a row was added or removed. Only a point whose
 * answer changes is rendered again.
 */
export class StandingTexts {
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
    this.#keys = new Set(entryIds.map((id) => keyOf(entries[id]?.dimension ?? "", entries[id]?.text ?? "")));
    for (const listener of this.#listeners) listener();
  }
}
