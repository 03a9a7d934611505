"use client";

import { Fragment } from "react";
import { useHydrated } from "@/components/ui/use-hydrated";

type WholeWordsProps = {
  text: string;
  /** The text in pieces that stay whole. */
  split: (text: string) => string[];
};

/**
 * A text whose lines break between words, inside an element with `break-keep`. Browsers have other dictionaries than
 * the server, so the places are found when the page is alive.
 */
export function WholeWords({ text, split }: WholeWordsProps) {
  const hydrated = useHydrated();
  if (!hydrated) return text;
  return split(text).map((piece, place) => (
    <Fragment key={place}>
      {place > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}
