import { describe, expect, test } from "vitest";
import { compared, sharedRuns } from "@/lib/findings/passages/compare";
import { findPassages, type Unit } from "@/lib/findings/passages/find-passages";
import { plainly, plainText } from "@/lib/findings/passages/plain-text";
import { recountPassages } from "@/lib/testing/passage-recount";
import { seeded, type Random } from "@/lib/testing/findings-world";

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
    const again = recountPassages(units).filter(({ share, longest }) => longest >= 12 || share >= 0.25);
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

  test("gives the strongest alone where only some are asked for, and counts all", async () => {
    const units = project(seeded(seed));
    const all = await findPassages(units);
    expect(all.count).toBe(all.passages.length);
    for (const most of [1, 2, all.count - 1, all.count, all.count + 1]) {
      const { passages, count } = await findPassages(units, undefined, most);
      expect(passages).toEqual(all.passages.slice(0, most));
      expect(count).toBe(all.count);
    }
  });

  test("a text is compared as it is shown", () => {
    for (const { text } of project(seeded(seed))) {
      const dressed = `１．${text}，Ａb ﬁ𠮷（${text}）`;
      expect(plainly(dressed)).toBe(plainText(dressed).text);
    }
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
  const { text, from, to } = plainText(original);
  expect(text).toBe("ab𠀀坊社区");
  expect(original.slice(from[0], to[1])).toBe("ＡＢ");
  expect(original.slice(from[4], to[text.length - 1])).toBe("坊 社区");
});
