/**
 * `npm run bench:suggestions`: how often a suggested theme is right, beside three simple ways, on the demo and on a
 * generated study whose outline says nothing of its themes; and how long a suggestion takes in a large project.
 */
import { codedDemo } from "../../prisma/demo/coded-demo";
import { gramsAt } from "../../lib/coding/suggest/grams";
import { emptyModel, learnTheme, mostExamples } from "../../lib/coding/suggest/model";
import { scorerOf, suggestThemes } from "../../lib/coding/suggest/suggest";
import { generatedStudy } from "../../lib/testing/generated-study";
import { hitsOf, ours, type Hits, type Ranker } from "../../lib/testing/suggestion-hits";

const pairsOf = (text: string) => gramsAt(text).flatMap(({ text: gram }) => ([...gram].length === 2 ? [gram] : []));
const ranked = (scores: Map<string, number>) => {
  const themeIds = [...scores].sort((a, b) => b[1] - a[1]).map(([id]) => id);
  const [first = 0, second = 0] = themeIds.map((id) => scores.get(id) ?? 0);
  return { themeIds, margin: first - second, sure: false };
};
const told = ({ name, definition }: { name: string; definition: string }) => `${name}。${definition}`;

const mostFrequent: Ranker = (known, themes) => {
  const counts = new Map(themes.map(({ id }) => [id, known.filter((entry) => entry.themes.includes(id)).length]));
  return () => ranked(counts);
};

const nearest: Ranker = (known, themes) => {
  const documents = [
    ...themes.map((theme) => ({ pairs: pairsOf(told(theme)), themes: [theme.id] as readonly string[] })),
    ...known.map((entry) => ({ pairs: pairsOf(entry.text), themes: entry.themes })),
  ];
  const within = new Map<string, number>();
  for (const { pairs } of documents) for (const pair of new Set(pairs)) within.set(pair, (within.get(pair) ?? 0) + 1);
  const vectorOf = (pairs: string[]) => {
    const vector = new Map<string, number>();
    for (const pair of pairs) {
      const rarity = Math.log((documents.length + 1) / ((within.get(pair) ?? 0) + 1));
      vector.set(pair, (vector.get(pair) ?? 0) + rarity);
    }
    const length = Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0)) || 1;
    return new Map([...vector].map(([pair, weight]) => [pair, weight / length]));
  };
  const vectors = documents.map((document) => ({ ...document, vector: vectorOf(document.pairs) }));
  return (entry) => {
    const own = vectorOf(pairsOf(entry.text));
    const scores = new Map(themes.map(({ id }) => [id, 0]));
    for (const { vector, themes: carried } of vectors) {
      const near = [...own].reduce((sum, [pair, weight]) => sum + weight * (vector.get(pair) ?? 0), 0);
      for (const id of carried) scores.set(id, Math.max(scores.get(id) ?? 0, near));
    }
    return ranked(scores);
  };
};

const complementBayes: Ranker = (known, themes) => {
  const counts = new Map(themes.map(({ id }) => [id, new Map<string, number>()]));
  const all = new Map<string, number>();
  const add = (ids: readonly string[], text: string) => {
    for (const pair of pairsOf(text)) {
      all.set(pair, (all.get(pair) ?? 0) + 1);
      for (const id of ids) {
        const own = counts.get(id);
        own?.set(pair, (own.get(pair) ?? 0) + 1);
      }
    }
  };
  for (const theme of themes) add([theme.id], told(theme));
  for (const entry of known) add(entry.themes, entry.text);
  const total = [...all.values()].reduce((sum, count) => sum + count, 0) + all.size;
  const own = new Map([...counts].map(([id, map]) => [id, [...map.values()].reduce((sum, count) => sum + count, 0)]));
  return (entry) => {
    const pairs = pairsOf(entry.text);
    return ranked(
      new Map(
        themes.map(({ id }) => [
          id,
          -pairs.reduce((sum, pair) => {
            const elsewhere = (all.get(pair) ?? 0) - (counts.get(id)?.get(pair) ?? 0) + 1;
            return sum + Math.log(elsewhere / (total - (own.get(id) ?? 0)));
          }, 0),
        ]),
      ),
    );
  };
};

const percent = (part: number | null) => (part === null ? "–" : (part * 100).toFixed(1)).padStart(9);
const line = (name: string, { entries, first, three, surer, sure }: Hits) =>
  console.log(
    `${String(entries).padStart(8)}${percent(first)}${percent(three)}${percent(surer)}${String(sure.entries).padStart(9)}${percent(sure.right)}   ${name}`,
  );

console.log(" entries    hit@1    hit@3  surer½@1     sure sure@1   how");
for (const [name, study] of [
  ["the demo", codedDemo],
  ["a generated study, its outline without themes", generatedStudy()],
] as const) {
  console.log(name);
  line("ours", hitsOf(study, ours));
  line("ours, before anything is coded", hitsOf(study, ours, { cold: true }));
  line("ours, before anything is coded, an example for each theme", hitsOf(study, ours, { cold: true, shown: true }));
  line("the most frequent theme", hitsOf(study, mostFrequent));
  line("nearest neighbour, TF-IDF of pairs", hitsOf(study, nearest));
  line("complement Bayes of pairs", hitsOf(study, complementBayes));
}

const large = generatedStudy({ visits: 1_000, per: 50, seed: 3 });
const begun = performance.now();
const model = emptyModel();
// 50 themes in the dimension, each as full as a theme gets.
for (let theme = 0; theme < 50; theme += 1) {
  const examples = large.entries
    .slice(theme * mostExamples, (theme + 1) * mostExamples)
    .map(({ text }) => ({ text, questionId: null }));
  learnTheme(model, { id: String(theme), name: `主题${theme}`, definition: "", examples });
}
const learned = performance.now();
const scorer = scorerOf(model);
const asked = large.entries.slice(-500);
const ready = performance.now();
for (const entry of asked) suggestThemes(scorer, entry, new Set());
const ended = performance.now();
console.log(
  `a dimension of 50 themes: learned in ${(learned - begun).toFixed(0)} ms (${((learned - begun) / 50).toFixed(1)} ms a theme), made ready in ${(ready - learned).toFixed(1)} ms, a suggestion ${((ended - ready) / asked.length).toFixed(2)} ms`,
);
