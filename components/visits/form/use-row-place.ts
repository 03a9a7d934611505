"use client";

import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import type { RowPlace, ToldPlaces } from "@/components/visits/form/told-places";

export type PlacedRow = {
  id: string;
  places: ToldPlaces;
  /** Its place when its block was rendered last. */
  place: RowPlace;
};

export const placeOf = ({ id, places, place }: PlacedRow): RowPlace => places.of(id) ?? place;

/** A part of the place of a row, for what shows it. Rendered again only when this part changes. */
export function useRowPlace<Part extends keyof RowPlace>(row: PlacedRow, part: Part): RowPlace[Part] {
  const { id, places } = row;
  const subscribe = useCallback((listener: () => void) => places.subscribe(id, listener), [places, id]);
  const read = () => placeOf(row)[part];
  return useSyncExternalStore(subscribe, read, read);
}

type Numbered = "text" | "speaker" | "tools";

/**
 * The names of a row's parts, which contain its number. When it changes they are written into the page, and the row is
 * not rendered: a new row changes the numbers of all below it.
 */
export function useNumberedNames(row: PlacedRow) {
  const t = useTranslations("visits");
  const { id, places } = row;
  const element = useRef<HTMLLIElement>(null);
  const nameOf = useCallback((part: Numbered, number: number) => t(`form.entry.${part}`, { number }), [t]);
  useEffect(
    () =>
      places.subscribe(id, () => {
        const number = places.of(id)?.number;
        if (number === undefined) return;
        for (const named of element.current?.querySelectorAll<HTMLElement>("[data-numbered]") ?? [])
          named.setAttribute("aria-label", nameOf(named.dataset["numbered"] as Numbered, number)); // set just below
      }),
    [places, id, nameOf],
  );
  const { number } = placeOf(row);
  const named = (part: Numbered) => ({ "data-numbered": part, "aria-label": nameOf(part, number) });
  return { element, named };
}
