import type { WordAt } from "@/lib/coding/suggest/deciding-words";

/** The text of an entry with some of its words marked. */
export function EntryWords({ text, words }: { text: string; words: readonly WordAt[] }) {
  if (words.length === 0) return text;
  const runs = [...words].sort((a, b) => a[0] - b[0]);
  return runs.map(([start, end], place) => (
    <span key={start}>
      {text.slice(runs[place - 1]?.[1] ?? 0, start)}
      <mark className="bg-amber-soft text-ink underline decoration-amber underline-offset-4">
        {text.slice(start, end)}
      </mark>
      {place === runs.length - 1 && text.slice(end)}
    </span>
  ));
}
