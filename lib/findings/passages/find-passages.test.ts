import { describe, expect, test } from "vitest";
import { compared, sharedRuns } from "@/lib/findings/passages/compare";
import { findPassages, type Unit } from "@/lib/findings/passages/find-passages";
import { plainText } from "@/lib/findings/passages/plain-text";
import { seeded, type Random } from "@/lib/testing/findings-world";

/** Counts again with plain loops over every pair. It shares no line with the code that it checks. */
function recount(units: readonly Unit[]) {
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

const pick = <Item>(random: Random, items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item; // in range
const words = "村级议事会每月一次专职网格员经费缺口群众办事跑多趟系统重复录入基层减负考核台账产业园区配套".split("");
const textOf = (random: Random, length: number) => Array.from({ length }, () => pick(random, words)).join("");

/** Texts that borrow from each other, with edits, and phrases that everybody uses. */
function project(random: Random): Unit[] {
  const phrases = Array.from({ length: 3 }, () => textOf(random, 8 + Math.floor(random() * 10)));
  const units: Unit[] = [];
  for (let index = 0; index < 45; index += 1) {
    const borrowed = units.length > 0 && random() < 0.7 ? pick(random, units).text : "";
    const from = Math.floor((random() * borrowed.length) / 3);
    const part = borrowed.slice(from, from + 12 + Math.floor(random() * 30));
    const edited = [...part].map((letter) => (random() < 0.06 ? pick(random, words) : letter)).join("");
    const phrase = random() < 0.5 ? pick(random, phrases) : "";
    const text =
      textOf(random, Math.floor(random() * 20)) + edited + phrase + textOf(random, Math.floor(random() * 20));
    units.push({ site: Math.floor(random() * 30), kind: random() < 0.2 ? "material" : "note", text });
  }
  return units;
}

describe.each([1, 2, 3, 4, 5, 6])("project %s", (seed) => {
  test("finds what a comparison of every pair finds, except what has no eight units in a row", async () => {
    const units = project(seeded(seed));
    const again = recount(units).filter(({ share, longest }) => longest >= 12 || share >= 0.25);
    const { passages } = await findPassages(units);
    const found = new Map(passages.map((passage) => [`${passage.a}-${passage.b}`, passage]));
    for (const { a, b, share, longest } of again) {
      const passage = found.get(`${a}-${b}`);
      if (!passage) expect({ a, b, longest: longest < 8 }).toEqual({ a, b, longest: true });
      else {
        expect(passage.share).toBeCloseTo(share, 10);
        // A shorter run than is marked is not told.
        if (longest >= 6) expect(passage.longest).toBe(longest);
      }
      found.delete(`${a}-${b}`);
    }
    expect([...found.keys()]).toEqual([]);
    expect(again.length).toBeGreaterThan(3);
  });
});

const note = (site: number, text: string): Unit => ({ site, kind: "note", text: plainText(text).text });
const shared = "村级议事会每月开一次，群众有事当场说、当场办";

test("what two sites say in the same words is found, whatever stands between the characters", async () => {
  const { passages } = await findPassages([
    note(0, `我们这里${shared}。`),
    note(1, `据介绍：${shared.replace("，", " ")}，效果好`),
    note(1, `我们这里${shared}。`),
  ]);
  expect(passages.map(({ a, b }) => [a, b])).toEqual([
    [0, 2],
    [0, 1],
  ]);
  expect(passages[1]?.longest).toBe(plainText(shared).text.length);
});

test("what more than a fifth of the sites say is nobody's", async () => {
  const all = Array.from({ length: 10 }, (_, site) => note(site, `${textOf(seeded(site + 50), 30)}${shared}`));
  expect((await findPassages(all)).passages).toEqual([]);
  const two = all.map((unit, site) => (site < 2 ? unit : note(site, textOf(seeded(site + 50), 60))));
  expect((await findPassages(two)).passages).toHaveLength(1);
});

test("material is compared with its own site's notes only", async () => {
  const material = (site: number): Unit => ({ ...note(site, shared), kind: "material" });
  const { passages } = await findPassages([material(0), material(1), note(0, shared)]);
  expect(passages.map(({ a, b }) => [a, b])).toEqual([[2, 0]]);
});

test("the marked runs stand in both texts and do not overlap", async () => {
  const none = new Set<number>();
  const a = plainText("专职人员少，一个人管七条线，经费也没有着落。");
  const b = plainText("经费也没有着落；一个人管七条线，ＡＢ专职人员少");
  const runs = sharedRuns(compared(a.text, none), compared(b.text, none));
  expect(runs.map((run) => a.text.slice(run.a, run.a + run.length))).toEqual(["一个人管七条线", "经费也没有着落"]);
  for (const run of runs) expect(b.text.slice(run.b, run.b + run.length)).toBe(a.text.slice(run.a, run.a + run.length));
});

test("a plain text knows where its units stand in the original", () => {
  const original = "ＡＢ，𠀀坊 社区！";
  const { text, from } = plainText(original);
  expect(text).toBe("ab𠀀坊社区");
  expect(original.slice(from[0], from[2])).toBe("ＡＢ，");
  expect(original.slice(from[4], from[text.length])).toBe("坊 社区！");
});
