import { matchSpans } from "@/lib/findings/match-spans";

/** The text with every match of the search words marked. */
export function MarkedText({ text, q }: { text: string; q: string | undefined }) {
  if (!q) return text;
  return matchSpans(text, q).map(({ match, text: part }, index) =>
    match ? (
      <mark key={index} className="bg-amber-soft font-medium text-ink underline decoration-amber underline-offset-4">
        {part}
      </mark>
    ) : (
      part
    ),
  );
}
