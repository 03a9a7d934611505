import { matchSpans } from "@/lib/findings/match-spans";

/** What of a text is shown around the first place that holds the words. Pure. */
const before = 40;
const whole = 160;

export function excerpt(text: string, q: string): string {
  const characters = [...text];
  if (characters.length <= whole) return text;
  const spans = matchSpans(text, q);
  const first = spans.findIndex(({ match }) => match);
  const at =
    first < 0
      ? 0
      : [
          ...spans
            .slice(0, first)
            .map((span) => span.text)
            .join(""),
        ].length;
  const from = Math.max(0, Math.min(at - before, characters.length - whole));
  const to = from + whole;
  return `${from > 0 ? "…" : ""}${characters.slice(from, to).join("")}${to < characters.length ? "…" : ""}`;
}
