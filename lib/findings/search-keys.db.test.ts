import { expect, it } from "vitest";
import { connect } from "@/lib/db";
import { patienceMs } from "@/lib/db-pool";
import { testDatabase } from "@/lib/testing/database";
import { pick, randomText, seeded } from "@/lib/testing/findings-world";

const { prisma, url } = await testDatabase();
const random = seeded(11);
const [here, elsewhere] = ["0197a000-0000-7000-8000-000000000001", "0197a000-0000-7000-8000-000000000002"];
const fold = (text: string) => text.normalize("NFKC").toLowerCase();

/** Longer in NFKC, outside the basic plane, joined by marks, in need of lower case, or not a character by itself. */
const odd = [
  "㍿ﬃ㈱",
  "𠀀𪚥",
  "e\u0301\u0323",
  "ＷＩ-ＦＩ Ⅷ",
  "👨‍👩‍👧",
  "  ",
  "\n",
  "一",
  "aAa",
  "ｶﾞｲﾄﾞ",
  "不\u0338",
  "3\u20e3",
];
const texts = [...odd, ...Array.from({ length: 400 }, (_, index) => randomText(random, 1 + (index % 60)))];

/** A piece of a text as somebody may type it: whole characters, sometimes in another width or case. */
function pieceOf(text: string): string {
  const characters = [...text];
  const start = Math.floor(random() * characters.length);
  const piece = characters.slice(start, start + 1 + Math.floor(random() * 6)).join("");
  return pick(random, [piece, fold(piece), piece.toUpperCase()]);
}

it("gives a text every key of the words that it holds, in its own project and month only", async () => {
  const pairs = texts.flatMap((text) => [0, 1, 2].map(() => ({ text, words: pieceOf(text) })));
  const held = pairs.filter(({ text, words }) => fold(text).includes(fold(words)));
  expect(held.length).toBeGreaterThan(1_000);
  const missed = await prisma.$queryRaw<{ text: string; words: string }[]>`
    SELECT text, words FROM unnest(${held.map(({ text }) => text)}::text[], ${held.map(({ words }) => words)}::text[]) AS pair (text, words)
    WHERE (search_keys(${here}::uuid, 5, text) @> word_keys(${here}::uuid, 5, words)) IS NOT TRUE`;
  expect(missed).toEqual([]);
  const strange = await prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM unnest(${texts}::text[]) AS text
    WHERE search_keys(${here}::uuid, 5, text) && search_keys(${elsewhere}::uuid, 5, text)
      OR search_keys(${here}::uuid, 5, text) && search_keys(${here}::uuid, 6, text)`;
  expect(strange).toEqual([{ count: 0 }]);
});

it("tells by the text itself whether it holds the words", async () => {
  const words = [...odd, ...Array.from({ length: 200 }, () => randomText(random, 2)), "株", "ガ", "3", "不"];
  const answers = await prisma.$queryRaw<{ text: string; words: string; holds: boolean }[]>`
    SELECT text, words, holds_words(text, words) AS holds FROM unnest(${texts}::text[]) AS text, unnest(${words}::text[]) AS words`;
  const wrong = answers.filter(({ text, words: asked, holds }) => holds !== fold(text).includes(fold(asked)));
  expect(wrong).toEqual([]);
  expect(answers.filter(({ holds }) => holds).length).toBeGreaterThan(500);
});

it("takes a text of 20,000 characters within what one statement may take, the tenth time too", async () => {
  // Four times what an entry may hold: quadratic work takes a minute, the server ends a statement after 4.5 s.
  const client = connect(url, 1, patienceMs);
  const long = Array.from({ length: 1_000 }, () => randomText(random, 20).padEnd(20, "村")).join("");
  try {
    for (let time = 0; time < 10; time += 1) {
      const [row] = await client.$queryRaw<{ keys: number }[]>`
        SELECT cardinality(search_keys(${here}::uuid, 5, ${long}::text)) AS keys`;
      expect(row?.keys).toBeGreaterThan(30_000);
    }
  } finally {
    await client.$disconnect();
  }
});
