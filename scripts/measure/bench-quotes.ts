/**
 * `npm run bench:quotes`: how much of what the sites of a theme say in the same words is in the three quotes that stand
 * beside its number, against three simpler ways, on the demo and on a generated study. Themes of at least four sites.
 */
import { demo } from "../../prisma/demo";
import { leadingSentences, tellingQuotes, type Quotable } from "../../lib/findings/quotes";
import { seeded } from "../../lib/testing/findings-world";
import { generatedStudy } from "../../lib/testing/generated-study";
import { quoteCoverage } from "../../lib/testing/quote-coverage";

const most = 3;
const fewestSites = 4;
const random = seeded(20_261_130);

type Choose = (quotes: readonly Quotable[]) => Quotable[];

/** The first three of a list that are of different sites. */
const ofThreeSites: Choose = (quotes) =>
  quotes.filter(({ siteId }, place) => quotes.findIndex((quote) => quote.siteId === siteId) === place).slice(0, most);

const ways: Record<string, Choose> = {
  ours: (quotes) => tellingQuotes(quotes, most),
  "the longest first": (quotes) => ofThreeSites(quotes.toSorted((a, b) => b.text.length - a.text.length)),
  "the newest first": (quotes) => ofThreeSites(quotes.toSorted((a, b) => (a.visitedOn < b.visitedOn ? 1 : -1))),
  "by chance": (quotes) =>
    ofThreeSites(
      quotes
        .map((quote) => ({ quote, at: random() }))
        .sort((a, b) => a.at - b.at)
        .map(({ quote }) => quote),
    ),
};

/** By theme, what each site said of it: the part of each text that would be quoted. */
type Study = Map<string, Quotable[]>;

const study = (told: readonly (Quotable & { themes: readonly string[] })[]): Study => {
  const themes = new Map<string, Quotable[]>();
  for (const { themes: ids, ...quote } of told)
    for (const id of ids) themes.set(id, [...(themes.get(id) ?? []), { ...quote, text: leadingSentences(quote.text) }]);
  return new Map([...themes].filter(([, quotes]) => new Set(quotes.map(({ siteId }) => siteId)).size >= fewestSites));
};

const ofDemo = study(
  demo.visits.flatMap(({ key, site, visitedOn, entries }) =>
    entries.map(({ text, themes = [] }, place) => ({ id: `${key} ${place}`, siteId: site, visitedOn, text, themes })),
  ),
);
const generated = study(
  generatedStudy({ visits: 60 }).entries.map(({ visit, text, themes }, place) => ({
    id: String(place),
    siteId: visit,
    visitedOn: "2026-05-01",
    text,
    themes,
  })),
);

console.log("themes   mean   lowest   how");
for (const [name, themes] of [
  ["the demo", ofDemo],
  ["a generated study", generated],
] as const) {
  console.log(name);
  for (const [way, choose] of Object.entries(ways)) {
    const parts = [...themes.values()].flatMap((quotes) => quoteCoverage(quotes, choose(quotes)) ?? []);
    const mean = parts.reduce((sum, part) => sum + part, 0) / parts.length;
    const percent = (part: number) => (part * 100).toFixed(1).padStart(7);
    console.log(`${String(parts.length).padStart(6)}${percent(mean)}${percent(Math.min(...parts))}    ${way}`);
  }
}
