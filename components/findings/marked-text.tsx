import { matchSpans, placeSpans } from "@/lib/findings/match-spans";

type MarkedTextProps = {
  text: string;
  /** The words of a search … */
  q?: string | undefined;
  /** … or places, [from, to) in UTF-16 units. */
  places?: readonly (readonly [number, number])[] | undefined;
};

/** The text with every match of the search words, or with these places, marked. */
export function MarkedText({ text, q, places }: MarkedTextProps) {
  if (!q && !places) return text;
  return (places ? placeSpans(text, places) : matchSpans(text, q ?? "")).map(({ match, text: part }, index) =>
    match ? (
      <mark key={index} className="bg-amber-soft font-medium text-ink underline decoration-amber underline-offset-4">
        {part}
      </mark>
    ) : (
      part
    ),
  );
}
