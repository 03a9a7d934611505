import type { Unit } from "@/lib/findings/passages/find-passages";

/** Counts again with plain loops over every pair. It shares no line with the code that it checks. */
export function recountPassages(units: readonly Unit[]) {
  const sites = [...new Set(units.map(({ site }) => site))];
  const most = Math.max(2, sites.length / 5);
  const grams = (text: string) =>
    Array.from({ length: Math.max(0, text.length - 4) }, (_, at) => text.slice(at, at + 5));
  const holders = new Map<string, Set<number>>();
  for (const { text, site } of units)
    for (const gram of grams(text)) holders.set(gram, (holders.get(gram) ?? new Set()).add(site));
  const mask = (text: string) => {
    const letters = [...text].map(() => true);
    grams(text).forEach((gram, at) => {
      if ((holders.get(gram)?.size ?? 0) > most)
        for (let place = at; place < at + 5; place += 1) letters[place] = false;
    });
    return letters;
  };
  const pairs: { a: number; b: number; share: number; longest: number }[] = [];
  units.forEach((one, a) =>
    units.forEach((other, b) => {
      const notes = one.kind === "note" && other.kind === "note" && one.site !== other.site && a < b;
      const material = one.kind === "note" && other.kind === "material" && one.site === other.site;
      if (!notes && !material) return;
      const [free, freeOther] = [mask(one.text), mask(other.text)];
      let longest = 0;
      const table = Array.from({ length: one.text.length + 1 }, () => new Array<number>(other.text.length + 1).fill(0));
      for (let x = 1; x <= one.text.length; x += 1)
        for (let y = 1; y <= other.text.length; y += 1)
          if (one.text[x - 1] === other.text[y - 1] && free[x - 1] && freeOther[y - 1]) {
            const length = 1 + (table[x - 1]?.[y - 1] ?? 0);
            (table[x] ?? [])[y] = length;
            longest = Math.max(longest, length);
          }
      const threes = (text: string, letters: boolean[]) =>
        new Set(
          [...text].flatMap((_, at) =>
            at + 3 <= text.length && letters[at] && letters[at + 1] && letters[at + 2] ? [text.slice(at, at + 3)] : [],
          ),
        );
      const [left, right] = [threes(one.text, free), threes(other.text, freeOther)];
      const both = [...left].filter((three) => right.has(three)).length;
      const own = Math.min(free.filter(Boolean).length, freeOther.filter(Boolean).length);
      const all = left.size + right.size - both;
      pairs.push({ a, b, longest, share: own < 12 || all === 0 ? 0 : both / all });
    }),
  );
  return pairs;
}
