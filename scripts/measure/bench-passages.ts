/**
 * `npm run bench:passages [file]`: how often a copied passage is found after 10 to 40 % of its characters were edited,
 * between phrases that every site uses; how often two texts that nobody copied are shown; and how long 50,000 entries
 * take. The passages are the demo's entries, or the sentences of a text file, such as a written report.
 */
import { readFileSync } from "node:fs";
import { codedDemo } from "../../prisma/demo/coded-demo";
import { findPassages, type Unit } from "../../lib/findings/passages/find-passages";
import { plainText } from "../../lib/findings/passages/plain-text";
import { seeded, type Random } from "../../lib/testing/findings-world";

const random = seeded(20_261_219);
const file = process.argv[2];
const entries = codedDemo.entries.map(({ text }) => text);
const passages = (file ? readFileSync(file, "utf8").split(/(?<=[。；！？])|\n/) : entries)
  .map((text) => text.trim())
  .filter((text) => [...text].length >= 24);
const letters = [...new Set(entries.join(""))].filter((letter) => /\p{L}/u.test(letter));
const pick = <Item>(of: Random, items: readonly Item[]) => items[Math.floor(of() * items.length)] as Item; // never empty

/**
 * So much of a text is edited, in stretches of this many characters: a person changes words and clauses, not every
 * fourth character. A third each is replaced, left out, and put in.
 */
function edited(text: string, rate: number, stretch: number): string {
  const characters = [...text];
  const other = (length: number) => Array.from({ length }, () => pick(random, letters)).join("");
  let made = "";
  for (let at = 0; at < characters.length;) {
    const length = Math.max(1, Math.round(stretch * (0.5 + random())));
    // Of each character the chance to be in an edited stretch is the rate.
    if (random() < rate / (rate + (1 - rate) * length)) {
      const way = random();
      made +=
        way < 1 / 3 ? other(length) : way < 2 / 3 ? "" : characters.slice(at, at + length).join("") + other(length);
      at += length;
    } else {
      made += characters[at] ?? "";
      at += 1;
    }
  }
  return made;
}

const boilerplate = [
  "在区委区政府的坚强领导下，我们坚持以党建引领基层治理，",
  "下一步，我们将进一步提高站位、压实责任、狠抓落实。",
  "总体来看，各项工作有序推进，取得了阶段性成效。",
];
const sites = 109;
const note = (site: number, text: string): Unit => ({ site, kind: "note", text: plainText(text).text });
/** What a site adds to a passage: phrases that all have. */
const dressed = (text: string) =>
  random() < 0.5 ? pick(random, boilerplate) + text : text + pick(random, boilerplate);
/** Every site says every phrase somewhere, so that it is known for one. */
const everybody = Array.from({ length: sites }, (_, site) => note(site, `第${site}个点。${boilerplate.join("")}`));

async function measure() {
  console.log(`${passages.length} passages${file ? ` of ${file}` : " of the demo"}, ${sites} sites`);
  for (const [stretch, words] of [
    [8, "clauses"],
    [4, "words"],
    [1, "single characters"],
  ] as const) {
    const line: string[] = [];
    let besides = 0;
    for (const rate of [0.1, 0.2, 0.3, 0.4]) {
      const pairs = passages.map((text, index) => {
        const [site, other] = [index % sites, (index + 1 + Math.floor(random() * (sites - 1))) % sites];
        return [note(site, dressed(text)), note(other, dressed(edited(text, rate, stretch)))];
      });
      const { passages: found } = await findPassages([...pairs.flat(), ...everybody]);
      const copied = new Set(found.flatMap(({ a, b }) => (a % 2 === 0 && b === a + 1 ? [a] : [])));
      besides += found.length - copied.size;
      line.push(`${rate * 100} %: ${((100 * copied.size) / passages.length).toFixed(0)} %`);
    }
    console.log(`found after edits of ${words}: ${line.join(", ")}; ${besides} pairs besides`);
  }

  const alone = passages.map((text, index) => note(index % sites, dressed(text)));
  const { passages: false_ } = await findPassages([...alone, ...everybody]);
  console.log(`nothing copied: ${false_.length} pairs of ${(alone.length * (alone.length - 1)) / 2}`);

  const clauses = entries.flatMap((text) => text.split(/[，。；]/)).filter((text) => text.length > 3);
  const many = Array.from({ length: 50_000 }, (_, index) => {
    let text = "";
    while (text.length < 80) text += `${edited(pick(random, clauses), 0.25, 1)}，`;
    return note(index % sites, text);
  });
  let pauses = 0;
  let longest = 0;
  let last = performance.now();
  const began = last;
  const { passages: shown, crowded } = await findPassages(many, async () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    pauses += 1;
    await new Promise((resolve) => setImmediate(resolve));
    last = performance.now();
  });
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  const memory = (process.memoryUsage().rss / 1e6).toFixed(0);
  console.log(
    `50,000 entries: ${seconds} s in ${pauses} parts, the longest ${longest.toFixed(0)} ms; ${shown.length} pairs${crowded ? ", crowded" : ""}; ${memory} MB`,
  );
}

void measure();
