import type { PlacedEntry } from "@/components/visits/form/row-places";

/** Where an entry stands in its block. */
export interface RowPlace {
  /** From 1. */
  number: number;
  /** The entry above it that answers the same question. */
  above: string | undefined;
}

export type RowPlaces = ReadonlyMap<string, RowPlace>;

export const placesIn = (entries: readonly PlacedEntry[]): RowPlaces =>
  new Map(entries.map(({ id, above }, index) => [id, { number: index + 1, above }]));

/**
 * The places that the rows of a block know of. A new row moves all below it, which changes only names that are read
 * aloud and what is proposed; so rows are told of it after it is on the screen, and are not rendered for it.
 */
export class ToldPlaces {
  #places: RowPlaces = new Map();
  readonly #listeners = new Map<string, Set<() => void>>();

  /** Undefined for a row that appeared since. */
  of(id: string): RowPlace | undefined {
    return this.#places.get(id);
  }

  subscribe(id: string, listener: () => void): () => void {
    const known = this.#listeners.get(id) ?? new Set();
    this.#listeners.set(id, known.add(listener));
    return () => {
      known.delete(listener);
      if (known.size === 0) this.#listeners.delete(id);
    };
  }

  /** Calls those whose row has another place than before. */
  tell(places: RowPlaces): void {
    const before = this.#places;
    this.#places = places;
    for (const [id, place] of places) {
      const known = before.get(id);
      if (known?.number === place.number && known.above === place.above) continue;
      for (const listener of this.#listeners.get(id) ?? []) listener();
    }
  }
}
